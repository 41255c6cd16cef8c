//! What another answer changes in a game, brought together with what its maker changed.

use std::collections::{BTreeMap, BTreeSet};

use crate::db::project_files::WholeFileRow;
use crate::domain::{ProjectFile, ProjectPath, is_text};
use crate::services::merge::merge;

use super::Change;
use super::compiled::MAIN;

/// Files by path.
pub(super) type Compiled = BTreeMap<String, ProjectFile>;

/// A place that both the maker and the answer change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Conflict {
    /// The file.
    pub(super) path: String,
    /// Its line, counted from 1; none where it is about the whole file.
    pub(super) line: Option<u32>,
}

/// What is to be changed, and what is in the way of it.
#[derive(Debug, Default)]
pub(super) struct NewPart {
    /// All of it, with the answer's lines where both changed the same.
    pub(super) change: Change,
    /// Where that is.
    pub(super) conflicts: Vec<Conflict>,
}

/// Goes from the game as it was compiled (`base`) to the one with the new answer (`theirs`), and keeps what its maker made of
/// it (`mine`). Pictures and sounds of the maker's own stay. Blocks for as long as comparing takes.
pub(super) fn new_part(base: &Compiled, theirs: &Compiled, mine: &[WholeFileRow], entry: &str) -> NewPart {
    let mut part = NewPart::default();
    let paths: BTreeSet<&String> = base.keys().chain(theirs.keys()).collect();
    let (mut gone, mut lacking) = (Vec::new(), Vec::new());
    for path in paths {
        let (old, new) = (base.get(path), theirs.get(path));
        // The program may have got another name since.
        let renamed = path == MAIN && !mine.iter().any(|file| file.path == MAIN);
        let present = mine.iter().find(|file| file.path == if renamed { entry } else { path.as_str() });
        match (old, new) {
            (Some(old), Some(new)) if old.content == new.content => {
                lacking.extend(present.is_none().then_some(new));
            }
            (_, Some(new)) => part.bring(old, new, present),
            (Some(old), None) if present.is_some_and(|file| file.content == old.content) => gone.push(&old.path),
            _ => {}
        }
    }
    // What the maker's own lines still speak of stays.
    let touched = |path: &str| {
        gone.iter().any(|file| file.as_str() == path) || part.change.files.iter().any(|file| file.path.as_str() == path)
    };
    let untouched = mine.iter().filter(|file| is_text(&file.media_type) && !touched(&file.path));
    let written = part.change.files.iter().filter(|file| is_text(file.media_type.as_str()));
    let texts: Vec<&[u8]> = untouched.map(|file| &*file.content).chain(written.map(|file| &*file.content)).collect();
    let remove = gone.into_iter().filter(|path| !texts.iter().any(|text| speaks_of(text, path))).cloned().collect();
    part.change.remove = remove;
    // What was made when a kind had other modules is brought those that its new lines import.
    let texts: Vec<&[u8]> = part.change.files.iter().map(|file| &*file.content).collect();
    let wanted = |file: &&ProjectFile| texts.iter().any(|text| imports(text, &file.path));
    let modules: Vec<_> = lacking.into_iter().filter(wanted).cloned().collect();
    part.change.files.extend(modules);
    part
}

impl NewPart {
    /// Brings one file of the answer in.
    fn bring(&mut self, old: Option<&ProjectFile>, new: &ProjectFile, present: Option<&WholeFileRow>) {
        match (old, present) {
            (None, None) => self.write(new),
            (_, Some(present)) if present.content == new.content => {}
            (Some(old), Some(present)) if present.content == old.content => {
                self.replace(present, new, new.content.clone());
            }
            (_, Some(present)) if is_text(new.media_type.as_str()) && is_text(&present.media_type) => {
                self.bring_lines(old, new, present);
            }
            // The maker threw the text away.
            (Some(_), None) if is_text(new.media_type.as_str()) => {
                self.conflicts.push(Conflict { path: new.path.to_string(), line: None });
                self.write(new);
            }
            // A picture or a sound of the maker's own, or one that the maker threw away.
            _ => {}
        }
    }

    fn bring_lines(&mut self, old: Option<&ProjectFile>, new: &ProjectFile, present: &WholeFileRow) {
        let text = |content: &[u8]| String::from_utf8_lossy(content).into_owned();
        let base = old.map(|file| text(&file.content)).unwrap_or_default();
        let merged = merge(&base, &text(&present.content), &text(&new.content));
        let conflict = |line: usize| Conflict { path: present.path.clone(), line: u32::try_from(line).ok() };
        self.conflicts.extend(merged.conflicts.into_iter().map(conflict));
        self.replace(present, new, merged.text.into_bytes());
    }

    fn write(&mut self, file: &ProjectFile) {
        self.change.files.push(file.clone());
    }

    /// Under the name that it has now.
    fn replace(&mut self, present: &WholeFileRow, new: &ProjectFile, content: Vec<u8>) {
        // What is kept has a path.
        let path = present.path.parse().unwrap_or_else(|_| new.path.clone());
        self.change.files.push(ProjectFile { path, content, media_type: new.media_type });
    }
}

/// Whether a program imports the module in a file that lies beside it.
fn imports(program: &[u8], path: &ProjectPath) -> bool {
    let Some(module) = path.as_str().strip_suffix(".py") else { return false };
    let program = String::from_utf8_lossy(program);
    program.lines().any(|line| {
        let mut words = line.split_whitespace();
        matches!(words.next(), Some("from" | "import")) && words.next() == Some(module)
    })
}

/// Whether a text has the file's name in it, with or without its ending.
fn speaks_of(text: &[u8], path: &ProjectPath) -> bool {
    let name = path.as_str().rsplit('/').next().unwrap_or_default();
    let stem = name.split('.').next().unwrap_or(name);
    String::from_utf8_lossy(text).contains(stem)
}
