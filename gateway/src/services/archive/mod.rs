//! Projects as zip files: taken along, and brought back.
//!
//! Besides its files an archive holds `palace.json`, which says what the project is, and what somebody needs who has
//! nothing but Python. Those are left out when it comes back.

mod pack;
mod unpack;

use serde::{Deserialize, Serialize};

use crate::domain::GameChoices;

pub use pack::{Packed, pack};
pub use unpack::{ArchiveError, Unpacked, unpack};

/// Where the description lies.
const MANIFEST: &str = "palace.json";
/// How to run it.
const README: &str = "README.md";
/// What to install.
const REQUIREMENTS: &str = "requirements.txt";
/// The one way to describe a project that there is so far.
const FORMAT: u32 = 1;

/// What `palace.json` says.
#[derive(Debug, Serialize, Deserialize)]
struct Manifest {
    /// The way it is said.
    format: u32,
    /// What the project is called.
    name: String,
    /// The file that is run.
    entry: String,
    /// The kind of game, if it was compiled from choices.
    #[serde(default)]
    game_type: Option<String>,
    /// The choices it was compiled from.
    #[serde(default)]
    game: Option<GameChoices>,
    /// Files that are no part of the project.
    #[serde(default)]
    added: Vec<String>,
}
