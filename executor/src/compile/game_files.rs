//! The files that games are made of: those embedded in this program, or a folder like `executor/games`.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "games"]
#[include = "backstage.py"]
#[include = "kinds.toml"]
#[include = "palette.toml"]
#[include = "*/game.toml"]
#[include = "*/es.toml"]
#[include = "*/*.jinja"]
#[include = "*/*.py"]
#[include = "*/previews/*.webp"]
#[include = "*/*/art/*.png"]
#[include = "*/*/sounds/*.wav"]
#[exclude = "*/robot.py"]
#[exclude = "check/*"]
#[exclude = "make/*"]
struct Embedded;

/// Where the games' files are read.
#[derive(Debug, Clone)]
pub enum GameFiles {
    /// In this program.
    Embedded,
    /// In a folder, by those who make games.
    Folder(PathBuf),
}

impl GameFiles {
    /// The bytes of a file, by its path with `/` between folders.
    pub(super) fn read(&self, path: &str) -> Option<Cow<'static, [u8]>> {
        match self {
            Self::Embedded => Embedded::get(path).map(|file| file.data),
            Self::Folder(folder) => std::fs::read(folder.join(path)).ok().map(Cow::Owned),
        }
    }

    /// The text of a file.
    pub(super) fn text(&self, path: &str) -> Option<String> {
        String::from_utf8(self.read(path)?.into_owned()).ok()
    }

    /// The names of the files right inside a folder that end in `suffix`, sorted.
    pub(super) fn names(&self, folder: &str, suffix: &str) -> Vec<String> {
        let mut names: Vec<String> = match self {
            Self::Embedded => Embedded::iter()
                .filter_map(|path| Some(path.strip_prefix(folder)?.strip_prefix('/')?.to_owned()))
                .collect(),
            Self::Folder(root) => names_in(&root.join(folder)),
        };
        names.retain(|name| name.ends_with(suffix) && !name.contains('/'));
        names.sort_unstable();
        names
    }
}

fn names_in(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter_map(|entry| entry.file_name().into_string().ok()).collect()
}
