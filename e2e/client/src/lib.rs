//! A client of the Palace's public API: what programs that play it from outside have in common.

pub mod arrival;
pub mod canvas;
pub mod palace;
pub mod program;
