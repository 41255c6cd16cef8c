//! What windows say of themselves.

use x11rb::errors::ReplyError;
use x11rb::properties::WmSizeHints;
use x11rb::protocol::xproto::{AtomEnum, ConnectionExt as _};

use crate::display::connection::Connection;
use crate::error::StageError;

/// A property's numbers; none when it is absent, of another type, or its window is gone.
///
/// # Errors
/// When the connection breaks.
pub(super) fn numbers(connection: &Connection, id: u32, name: u32, kind: AtomEnum) -> Result<Vec<u32>, StageError> {
    match connection.get_property(false, id, name, kind, 0, 32)?.reply() {
        Ok(reply) => Ok(reply.value32().map(Iterator::collect).unwrap_or_default()),
        Err(ReplyError::X11Error(_)) => Ok(Vec::new()),
        Err(ReplyError::ConnectionError(error)) => Err(error.into()),
    }
}

/// A size within the bounds its window asks for: SDL changes them, and nothing else, when a game in full screen asks for
/// another size in a window.
///
/// # Errors
/// When the connection breaks.
pub(super) fn bounded(connection: &Connection, id: u32, (width, height): (u16, u16)) -> Result<(u16, u16), StageError> {
    let hints = match WmSizeHints::get_normal_hints(connection, id)?.reply() {
        Ok(hints) => hints.unwrap_or_default(),
        Err(ReplyError::X11Error(_)) => return Ok((width, height)),
        Err(ReplyError::ConnectionError(error)) => return Err(error.into()),
    };
    let (least_width, least_height) = hints.min_size.unwrap_or((1, 1));
    let (most_width, most_height) = hints.max_size.unwrap_or((i32::MAX, i32::MAX));
    let bound = |size: u16, least: i32, most: i32| u16::try_from(i32::from(size).min(most).max(least)).unwrap_or(size);
    Ok((bound(width, least_width, most_width), bound(height, least_height, most_height)))
}
