//! The files of each kind of game, embedded in the program.

/// One folder of `executor/games/`.
#[derive(Debug, Clone, Copy)]
pub(super) struct GameSource {
    /// The folder's name, which is the kind's id.
    pub(super) id: &'static str,
    /// `game.toml`.
    pub(super) description: &'static str,
    /// `main.py.jinja`.
    pub(super) template: &'static str,
}

macro_rules! game_source {
    ($id:literal) => {
        GameSource {
            id: $id,
            description: include_str!(concat!("../../games/", $id, "/game.toml")),
            template: include_str!(concat!("../../games/", $id, "/main.py.jinja")),
        }
    };
}

/// Every kind of game, in the order in which people are asked.
pub(super) const GAME_SOURCES: &[GameSource] = &[game_source!("platformer")];
