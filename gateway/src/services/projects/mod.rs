//! Making and changing projects, whole: within the limits, and so that what is kept can run.

mod answer;
mod change;
mod compiled;
mod contents;
mod create;
mod new_part;
mod save;

pub use answer::{Answered, Answers, answer};
pub use change::{Change, Rename};
pub use compiled::{compile, starter};
pub use contents::Contents;
pub use create::{MAX_KEPT_VERSIONS, Owner, create, make_room, make_room_for_new};
pub use save::{Saved, restore_version, save};
