//! Says that there is a window manager, and what it can do.

use x11rb::COPY_FROM_PARENT;
use x11rb::connection::Connection as _;
use x11rb::protocol::xproto::{AtomEnum, ConnectionExt as _, CreateWindowAux, PropMode, WindowClass};
use x11rb::wrapper::ConnectionExt as _;

use super::atoms::Atoms;
use crate::display::connection::Connection;
use crate::error::StageError;

/// Left, top, width and height of the part of the screen a window may fill without being told to. `pygame.SCALED` enlarges
/// a game as often as it fits there: that is the page's work, and would cost the game, the display and the link many times
/// the pixels.
const WORK_AREA: [u32; 4] = [0, 0, 1, 1];

/// Tells toolkits that a window manager is there and what it can do (Extended Window Manager Hints, "Root Window
/// Properties"): without that they wait for one, or fall back on ways of their own to fill the screen.
///
/// # Errors
/// When the connection breaks.
pub(super) fn announce(connection: &Connection, root: u32, atoms: &Atoms) -> Result<(), StageError> {
    let Atoms { UTF8_STRING: utf8, _NET_SUPPORTED: supported, _NET_WM_NAME: name, .. } = *atoms;
    let check = atoms._NET_SUPPORTING_WM_CHECK;
    let window = connection.generate_id()?;
    let (parent, class) = (root, WindowClass::INPUT_ONLY);
    let aux = CreateWindowAux::new().override_redirect(1);
    connection.create_window(0, window, parent, -1, -1, 1, 1, 0, class, COPY_FROM_PARENT, &aux)?;
    for holder in [window, root] {
        connection.change_property32(PropMode::REPLACE, holder, check, AtomEnum::WINDOW, &[window])?;
    }
    connection.change_property8(PropMode::REPLACE, window, name, utf8, b"stage")?;
    let names = [atoms._NET_ACTIVE_WINDOW, supported, check, name, atoms._NET_WM_STATE, atoms._NET_WM_STATE_FULLSCREEN];
    connection.change_property32(PropMode::REPLACE, root, supported, AtomEnum::ATOM, &names)?;
    let work_area = atoms._NET_WORKAREA;
    connection.change_property32(PropMode::REPLACE, root, work_area, AtomEnum::CARDINAL, &WORK_AREA)?;
    Ok(())
}
