//! Moving pictures of the games, recorded from the games themselves by `executor/games/check/run.sh --record`.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use super::game_files::GameFiles;

/// Where the moving and the still picture of a theme are served. The query changes with the content, so that they may be
/// kept for ever; one that is not there has none.
pub(super) fn addresses(files: &GameFiles, game: &str, theme: &str) -> (String, String) {
    let address = |name: String| {
        let version = files.read(&format!("{game}/previews/{name}")).map(|content| version(&content));
        let query = version.map(|version| format!("?v={version}")).unwrap_or_default();
        format!("/api/game-types/{game}/previews/{name}{query}")
    };
    (address(format!("{theme}.webp")), address(format!("{theme}-still.webp")))
}

/// A short name for exactly this content, the same in every process of this program.
pub(super) fn version(content: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    content.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}
