//! Makes a complete game out of a kind of game and the choices about it: a pure function, same request, same bytes.
//!
//! Each kind is a folder in `executor/games/`: `game.toml` says what can be chosen, `main.py.jinja` is the program, Python
//! files beside it are modules that it may import, and each theme has a folder with its pictures and sounds.

mod catalog;
mod choice;
mod description;
mod error;
mod game_files;
mod game_name;
mod imports;
mod palette;
mod preview;
mod python_string;
mod translation;

pub use catalog::Catalog;
pub use error::{CatalogError, CompileError};
pub use game_files::GameFiles;
