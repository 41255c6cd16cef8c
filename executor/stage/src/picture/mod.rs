//! The picture: the part of the screen that is the game's window, and when what changed in it is sent.

mod capture;
mod snapshot;

pub(crate) use self::capture::Capture;
