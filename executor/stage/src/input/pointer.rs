//! Watches what the program does with the pointer: whether its cursor can be seen, and whether it holds the pointer.
//!
//! A game that turns the mouse into a steering wheel hides the cursor and grabs the pointer. Its player's browser should
//! then do the same, or the hand would reach the edge of the picture.

use std::time::{Duration, Instant};

use shared::link::PointerUse;
use x11rb::CURRENT_TIME;
use x11rb::connection::Connection as _;
use x11rb::protocol::xfixes::{ConnectionExt as _, CursorNotifyMask};
use x11rb::protocol::xproto::{ConnectionExt as _, CreateWindowAux, EventMask, GrabMode, GrabStatus, WindowClass};

use crate::display::connection::Connection;
use crate::error::StageError;

/// Least time between two looks: a program that flickers its cursor must not keep the stage busy.
const LOOK_INTERVAL: Duration = Duration::from_millis(200);
const OPAQUENESS: u32 = 0xff00_0000;

/// What is known of the program's use of the pointer.
pub(super) struct PointerWatch {
    /// A window that is never shown.
    unseen: u32,
    present: PointerUse,
    told: PointerUse,
    next_look: Instant,
    /// Whether the next look is due because something may have changed.
    doubtful: bool,
}

impl PointerWatch {
    /// Begins to watch the cursor of the display.
    ///
    /// # Errors
    /// When the connection breaks or the server lacks the extension.
    pub(super) fn new(connection: &Connection, root: u32, now: Instant) -> Result<Self, StageError> {
        connection.xfixes_query_version(4, 0)?.reply()?;
        connection.xfixes_select_cursor_input(root, CursorNotifyMask::DISPLAY_CURSOR)?;
        let unseen = connection.generate_id()?;
        let (depth, visual, class) = (0, x11rb::COPY_FROM_PARENT, WindowClass::INPUT_ONLY);
        let aux = CreateWindowAux::new().override_redirect(1);
        connection.create_window(depth, unseen, root, 0, 0, 1, 1, 0, class, visual, &aux)?;
        let present = PointerUse { captured: false, visible: true };
        Ok(Self { unseen, present, told: present, next_look: now, doubtful: false })
    }

    /// Whether only movements count.
    pub(super) fn is_captured(&self) -> bool {
        self.present.captured
    }

    /// The cursor changed.
    pub(super) fn cursor_changed(&mut self) {
        self.doubtful = true;
    }

    /// The player used the pointer. A grab is told by nothing, so that this is the time to ask; only a program that hides
    /// its cursor holds the pointer for its movements.
    pub(super) fn used(&mut self) {
        self.doubtful |= !self.present.visible;
    }

    /// How long until the next look; none when nothing may have changed.
    pub(super) fn wait(&self, now: Instant) -> Option<Duration> {
        self.doubtful.then(|| self.next_look.saturating_duration_since(now))
    }

    /// Looks, when it is time. While a button is held every program holds the pointer, which says nothing.
    ///
    /// # Errors
    /// When the connection breaks.
    pub(super) fn look(&mut self, connection: &Connection, button_held: bool, now: Instant) -> Result<(), StageError> {
        if self.wait(now) != Some(Duration::ZERO) {
            return Ok(());
        }
        self.next_look = now + LOOK_INTERVAL;
        let cursor = connection.xfixes_get_cursor_image()?.reply()?.cursor_image;
        self.present.visible = cursor.iter().any(|pixel| pixel & OPAQUENESS != 0);
        self.doubtful = !self.present.visible && button_held;
        if self.present.visible {
            self.present.captured = false;
        } else if !button_held {
            self.present.captured = self.is_grabbed(connection)?;
        }
        Ok(())
    }

    /// What to tell the executor, once for each change.
    pub(super) fn news(&mut self) -> Option<PointerUse> {
        let changed = self.present != self.told;
        self.told = self.present;
        changed.then_some(self.present)
    }

    /// Whether another client holds the pointer. A grab for a window that is not shown always fails; how tells which.
    fn is_grabbed(&self, connection: &Connection) -> Result<bool, StageError> {
        let mode = GrabMode::ASYNC;
        let (no_events, nowhere) = (EventMask::NO_EVENT, x11rb::NONE);
        let grab = connection
            .grab_pointer(false, self.unseen, no_events, mode, mode, nowhere, nowhere, CURRENT_TIME)?
            .reply()?;
        Ok(grab.status == GrabStatus::ALREADY_GRABBED)
    }
}
