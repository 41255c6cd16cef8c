//! One file an operation.

pub mod check;
pub mod compile;
pub mod execute;
pub mod game_input;
pub mod game_stream;
pub mod game_types;
pub mod health;
pub mod livez;
pub mod metrics;
pub mod play;
pub mod preview;
pub mod readyz;
pub mod sessions;
pub mod stop_game;
pub mod thumbnail;
