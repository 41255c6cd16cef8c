//! The virtual display: its server process, its framebuffer, and the stage's own connection to it.

pub(crate) mod connection;
pub(crate) mod framebuffer;
pub(crate) mod modes;
pub(crate) mod server;
mod xwd;

use shared::limits::{MAX_PICTURE_HEIGHT, MAX_PICTURE_WIDTH};

/// Width of the screen in pixels.
pub(crate) const SCREEN_WIDTH: u16 = MAX_PICTURE_WIDTH;
/// Height of the screen in pixels.
pub(crate) const SCREEN_HEIGHT: u16 = MAX_PICTURE_HEIGHT;
