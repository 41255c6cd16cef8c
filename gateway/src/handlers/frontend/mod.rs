//! The front end, embedded in the binary.

mod assets;
pub(crate) mod page;
