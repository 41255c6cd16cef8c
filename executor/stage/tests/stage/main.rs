//! The stage's binary against a real display server and a real interpreter; the test plays the executor.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on fails")]

mod attacks;
mod canvas;
mod display;
mod ends;
mod executor;
mod input;
mod outputs;
mod pictures;
mod sound;
