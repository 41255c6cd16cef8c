//! The executor over HTTP with real Docker sandboxes. `make test` prepares the engine and the image.

mod compile;
mod end_reasons;
mod execute;
mod game_input;
mod game_stream;
mod health;
mod play;
mod sandbox;
mod sessions;
mod support;
mod tokens;
