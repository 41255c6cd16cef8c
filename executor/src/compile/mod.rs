//! Makes a complete game out of a kind of game and the choices about it: a pure function, same request, same bytes.
//!
//! Each kind is a folder in `executor/games/`: `game.toml` says what can be chosen, `main.py.jinja` is the program.

mod catalog;
mod choice;
mod description;
mod error;
mod game_name;
mod game_source;
mod python_string;

pub use catalog::Catalog;
pub use error::{CatalogError, CompileError};
