//! The untrusted program: its files, its interpreter, its outputs, the limits it meets.

pub(crate) mod counters;
mod files;
pub(crate) mod interpreter;
pub(crate) mod opengl;
pub(crate) mod output;
pub(crate) mod report;

pub(crate) use self::files::{relative, write_files};
