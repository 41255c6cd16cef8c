//! The executor over HTTP with real Docker sandboxes. `make test` prepares the engine and the image.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that meets what it does not expect should stop there"
)]

mod check;
mod compile;
mod drain;
mod end_reasons;
mod execute;
mod game_input;
mod game_stream;
mod health;
mod heard;
mod pause;
mod play;
mod pointer;
mod pool;
mod queue;
mod sandbox;
mod sessions;
mod settings;
mod soak;
mod sound;
mod support;
mod thumbnail;
mod tokens;
