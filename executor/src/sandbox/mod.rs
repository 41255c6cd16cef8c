//! Sandboxes: single-use containers in which one game runs, cut off from everything but its stage link.

pub mod demand;
pub mod directory;
pub mod engine;
pub mod pool;
pub mod reaper;
pub mod spec;
pub mod uids;
pub mod warm;
