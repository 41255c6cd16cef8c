//! Writes a project as a zip that runs elsewhere. The same project gives the same bytes.

use std::io::{Cursor, Write as _};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::{FORMAT, MANIFEST, Manifest, README, REQUIREMENTS};
use crate::db::project_files::WholeFileRow;
use crate::domain::{GameChoices, RemixCredit};

/// What is packed besides the files.
#[derive(Debug, Clone)]
pub struct Packed {
    /// What the project is called.
    pub name: String,
    /// The file that is run.
    pub entry: String,
    /// The kind of game, if it was compiled from choices.
    pub game_type: Option<String>,
    /// The choices it was compiled from.
    pub game: Option<GameChoices>,
    /// Whose games it began as.
    pub credit: Vec<RemixCredit>,
}

/// The zip. Blocks for as long as compressing takes.
///
/// # Errors
/// None that a project within its limits can cause.
pub fn pack(project: &Packed, files: &[WholeFileRow]) -> Result<Vec<u8>, ZipError> {
    let has = |name: &str| files.iter().any(|file| file.path.eq_ignore_ascii_case(name));
    let mut extra = Vec::new();
    if !has(README) {
        extra.push((README, readme(project)));
    }
    if !has(REQUIREMENTS) {
        extra.push((REQUIREMENTS, "pygame-ce\n".to_owned()));
    }
    let manifest = Manifest {
        format: FORMAT,
        name: project.name.clone(),
        entry: project.entry.clone(),
        game_type: project.game_type.clone(),
        game: project.game.clone(),
        added: extra.iter().map(|(name, _)| (*name).to_owned()).collect(),
    };
    let manifest = serde_json::to_string_pretty(&manifest).map_err(std::io::Error::from)? + "\n";
    extra.push((MANIFEST, manifest));
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // No time of day: it would make each zip another one.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for (name, text) in &extra {
        zip.start_file(*name, options)?;
        zip.write_all(text.as_bytes())?;
    }
    for file in files {
        zip.start_file(file.path.as_str(), options)?;
        zip.write_all(&file.content)?;
    }
    Ok(zip.finish()?.into_inner())
}

fn readme(project: &Packed) -> String {
    let entry = if project.entry.contains(' ') { format!("\"{}\"", project.entry) } else { project.entry.clone() };
    let mut text = format!(
        "# {}\n\nA game in Python, made in Pixel's PyGame Palace.\n\n## Play it\n\nYou need Python 3.10 or newer from \
         <https://www.python.org>. In this folder, type:\n\n```\npip install pygame-ce && python {entry}\n```\n\n\
         ## Change it\n\nOpen `{}` in any editor, change a number at its top, and play again. To work on it in the \
         Palace once more, bring this zip back there.\n",
        project.name, project.entry
    );
    if project.game_type.is_some() {
        text.push_str(
            "\n## Whose is it?\n\nYours. The pictures, the sounds and the program that came with it from the Palace are \
             given away under [CC0 1.0](https://creativecommons.org/publicdomain/zero/1.0/): use them and change them, no \
             need to ask.\n",
        );
    }
    if !project.credit.is_empty() {
        text.push_str("\n## Thanks\n\n");
        for credit in &project.credit {
            text.extend(["- It began as “", credit.title.as_str(), "” by ", credit.maker.as_str(), ".\n"]);
        }
    }
    text
}
