//! The programs that are measured, and how they are made to do the same each time.

use std::fs;
use std::path::Path;

use anyhow::Context;
use client::program::{self, Program};
use shared::api::ExecuteRequest;

/// Examples of pygame and programs of the corpus that move by themselves, on few colours.
const FLAT_OF_THE_CORPUS: [&str; 10] = [
    "aliens",
    "chimp",
    "liquid",
    "mask",
    "moveit",
    "opengl_cube",
    "sprite_texture",
    "stars",
    "tkinter_ball",
    "turtle_star",
];
/// Every `random` begins alike, so that both sides show the same.
const SAME_EACH_TIME: &str = "import random as _same; _same.seed(7)\n";

/// The flat scenes: the standing corpus, assembled in `corpus`, and those of `own`.
pub(crate) fn flat(corpus: &Path, own: &Path) -> anyhow::Result<Vec<Program>> {
    let mut programs = program::find(&[own.join("flat")], None)?;
    let standing = program::find(&[corpus.join("examples"), corpus.join("programs")], None)?;
    programs.extend(standing.into_iter().filter(|found| FLAT_OF_THE_CORPUS.contains(&found.name.as_str())));
    anyhow::ensure!(programs.len() > FLAT_OF_THE_CORPUS.len(), "{} lacks programs", corpus.display());
    Ok(programs)
}

/// The rich scenes.
pub(crate) fn rich(own: &Path) -> anyhow::Result<Vec<Program>> {
    program::find(&[own.join("rich")], None)
}

/// One of the games that a row needs.
pub(crate) fn game(own: &Path, name: &str) -> anyhow::Result<Program> {
    let path = own.join(name).with_extension("py");
    let code = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let request = ExecuteRequest { code: Some(code), ..ExecuteRequest::default() };
    Ok(Program { name: name.to_owned(), request })
}

/// The program as it is started: seeded, and with a mark by which its container is found.
pub(crate) fn prepared(program: &Program, mark: &str) -> ExecuteRequest {
    let mut request = program.request.clone();
    let dress = |code: &mut String| *code = format!("{SAME_EACH_TIME}{code}\n# {mark}\n");
    if let Some(code) = &mut request.code {
        dress(code);
    }
    let entry = request.entry.clone().unwrap_or_else(|| "main.py".to_owned());
    for file in request.files.iter_mut().flatten().filter(|file| file.path == entry) {
        dress(&mut file.content);
    }
    request
}

#[cfg(test)]
mod tests {
    use shared::api::{Encoding, SourceFile};

    use super::*;

    #[test]
    fn the_entry_alone_is_marked_and_seeded() {
        let file = |path: &str| SourceFile { path: path.into(), content: "pass".into(), encoding: Encoding::Utf8 };
        let files = Some(vec![file("game.py"), file("other.py")]);
        let request = ExecuteRequest { files, entry: Some("game.py".into()), code: None };
        let prepared = prepared(&Program { name: "game".into(), request }, "mark-1");
        let files = prepared.files.unwrap();
        assert_eq!(files[0].content, format!("{SAME_EACH_TIME}pass\n# mark-1\n"));
        assert_eq!(files[1].content, "pass");
    }

    #[test]
    fn own_programs_are_there() {
        let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("programs");
        assert_eq!(rich(&own).unwrap().len(), 4);
        for name in [
            "games/colour_at_key",
            "games/still",
            "games/counter",
            "games/flood",
            "games/small_window",
            "flat/bouncing_shapes",
        ] {
            assert!(game(&own, name).is_ok(), "{name}");
        }
    }
}
