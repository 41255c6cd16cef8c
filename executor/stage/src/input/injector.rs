//! Injects input with the XTEST extension, and remembers what is held.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use shared::api::{InputEvent, InputRequest};
use shared::link::PointerUse;
use x11rb::CURRENT_TIME;
use x11rb::protocol::xproto::{
    BUTTON_PRESS_EVENT, BUTTON_RELEASE_EVENT, KEY_PRESS_EVENT, KEY_RELEASE_EVENT, MOTION_NOTIFY_EVENT,
};
use x11rb::protocol::xtest::ConnectionExt as _;

use super::keys::{SHIFT_LEFT, SHIFT_RIGHT, keycode};
use super::own_layout::{Modifiers, OwnLayout};
use super::pointer::PointerWatch;
use super::queue::{Action, Queue};
use super::typist::{Typist, set_number_pad};
use super::wheel::Wheel;
use crate::display::connection::Connection;
use crate::display::{SCREEN_HEIGHT, SCREEN_WIDTH};
use crate::error::StageError;
use crate::windows::Windows;
use crate::windows::area::Area;

/// The `detail` of a faked motion that is relative (XTEST protocol, `FakeInput`).
const RELATIVE_MOTION: u8 = 1;
const CAPS_LOCK: &str = "CapsLock";
const WHEEL_UP: u8 = 4;
const WHEEL_DOWN: u8 = 5;
const WHEEL_LEFT: u8 = 6;
const WHEEL_RIGHT: u8 = 7;

/// The keyboard and pointer of the display.
pub(crate) struct Injector {
    root: u32,
    queue: Queue,
    typist: Typist,
    own_layout: OwnLayout,
    pointer: PointerWatch,
    held_keys: BTreeSet<u8>,
    capitals_locked: bool,
    held_buttons: BTreeSet<u8>,
    wheel_right: Wheel,
    wheel_down: Wheel,
}

impl Injector {
    /// An injector that holds nothing. Parks the pointer in the screen's far corner, where it is over no window.
    ///
    /// # Errors
    /// When the connection breaks.
    pub(crate) fn new(connection: &Connection, root: u32) -> Result<Self, StageError> {
        set_number_pad(connection)?;
        let now = Instant::now();
        let typist = Typist::new(connection)?;
        let injector = Self {
            root,
            queue: Queue::new(now),
            own_layout: OwnLayout::new(connection, typist.layout())?,
            pointer: PointerWatch::new(connection, root, now)?,
            typist,
            held_keys: BTreeSet::new(),
            capitals_locked: false,
            held_buttons: BTreeSet::new(),
            wheel_right: Wheel::default(),
            wheel_down: Wheel::default(),
        };
        injector.move_to(connection, (SCREEN_WIDTH - 1, SCREEN_HEIGHT - 1))?;
        Ok(injector)
    }

    /// Queues what the player did.
    pub(crate) fn queue(&mut self, input: InputRequest) {
        self.queue.extend(input);
    }

    /// How long until there is something to do; none when nothing waits.
    pub(crate) fn wait(&self, now: Instant) -> Option<Duration> {
        self.queue.wait(now).into_iter().chain(self.pointer.wait(now)).min()
    }

    /// Takes note that the program's cursor changed.
    pub(crate) fn cursor_changed(&mut self) {
        self.pointer.cursor_changed();
    }

    /// What the program does with the pointer, once for each change.
    pub(crate) fn pointer_news(&mut self) -> Option<PointerUse> {
        self.pointer.news()
    }

    /// Injects everything whose time has come.
    ///
    /// # Errors
    /// When the connection breaks.
    pub(crate) fn inject(
        &mut self,
        connection: &Connection,
        windows: &mut Windows,
        now: Instant,
    ) -> Result<(), StageError> {
        while let Some(action) = self.queue.next(now) {
            match action {
                Action::Event(event) => self.perform(connection, windows, &event)?,
                Action::Type(character) => self.write(connection, character)?,
            }
        }
        self.pointer.look(connection, !self.held_buttons.is_empty(), now)
    }

    fn perform(
        &mut self,
        connection: &Connection,
        windows: &mut Windows,
        event: &InputEvent,
    ) -> Result<(), StageError> {
        if matches!(
            event,
            InputEvent::PointerMove { .. } | InputEvent::PointerMoveBy { .. } | InputEvent::PointerDown { .. }
        ) {
            self.pointer.used();
        }
        match event {
            InputEvent::KeyDown { code, key } => self.key_down(connection, code, *key),
            InputEvent::KeyUp { code } => self.key_up(connection, code),
            InputEvent::PointerMove { x, y } => self.point(connection, windows, *x, *y).map(|_| ()),
            InputEvent::PointerMoveBy { dx, dy } => Self::move_by(connection, *dx, *dy),
            InputEvent::PointerDown { x, y, button } => {
                if let Some((x, y)) = self.point(connection, windows, *x, *y)? {
                    windows.focus_at(connection, x, y)?;
                }
                self.button_down(connection, *button)
            }
            InputEvent::PointerUp { x, y, button } => {
                self.point(connection, windows, *x, *y)?;
                self.button_up(connection, *button)
            }
            InputEvent::Wheel { dx, dy } => self.turn(connection, *dx, *dy),
            // The queue takes texts apart.
            InputEvent::Text { .. } => Ok(()),
            InputEvent::Blur => self.release_all(connection),
        }
    }

    fn key_down(&mut self, connection: &Connection, code: &str, types: Option<char>) -> Result<(), StageError> {
        let Some(key) = keycode(code) else { return Ok(()) };
        let modifiers = Modifiers { shift_held: self.is_shift_held(), capitals_locked: self.capitals_locked };
        // The browser repeats a held key; a held key is down already.
        if !self.held_keys.insert(key) {
            return Ok(());
        }
        self.capitals_locked ^= code == CAPS_LOCK;
        let is_own = match types {
            Some(character) => self.own_layout.prepare(connection, key, character, modifiers)?,
            None => false,
        };
        if is_own {
            self.typist.leave_alone(key);
            OwnLayout::lock(connection, true)?;
        }
        self.fake(connection, KEY_PRESS_EVENT, key)?;
        if is_own { OwnLayout::lock(connection, false) } else { Ok(()) }
    }

    fn key_up(&mut self, connection: &Connection, code: &str) -> Result<(), StageError> {
        match keycode(code) {
            Some(key) if self.held_keys.remove(&key) => self.fake(connection, KEY_RELEASE_EVENT, key),
            _ => Ok(()),
        }
    }

    /// Moves the pointer to a position of the picture; returns the position on the screen. None when there is no picture,
    /// or the program holds the pointer.
    fn point(
        &self,
        connection: &Connection,
        windows: &Windows,
        x: f64,
        y: f64,
    ) -> Result<Option<(u16, u16)>, StageError> {
        // While the program holds the pointer every movement counts: a jump to a position would be one.
        if self.pointer.is_captured() {
            return Ok(None);
        }
        let Some(Area { x: left, y: top, width, height }) = windows.picture() else { return Ok(None) };
        let position = (left + within(x, width), top + within(y, height));
        self.move_to(connection, position)?;
        Ok(Some(position))
    }

    fn move_to(&self, connection: &Connection, (x, y): (u16, u16)) -> Result<(), StageError> {
        let (x, y) = (i16::try_from(x).unwrap_or(i16::MAX), i16::try_from(y).unwrap_or(i16::MAX));
        connection.xtest_fake_input(MOTION_NOTIFY_EVENT, 0, CURRENT_TIME, self.root, x, y, 0)?;
        Ok(())
    }

    /// Moves the pointer from wherever it is.
    fn move_by(connection: &Connection, dx: f64, dy: f64) -> Result<(), StageError> {
        #[expect(clippy::cast_possible_truncation, reason = "the clamped value fits")]
        let pixels = |value: f64| value.clamp(f64::from(i16::MIN), f64::from(i16::MAX)).round() as i16;
        connection.xtest_fake_input(
            MOTION_NOTIFY_EVENT,
            RELATIVE_MOTION,
            CURRENT_TIME,
            x11rb::NONE,
            pixels(dx),
            pixels(dy),
            0,
        )?;
        Ok(())
    }

    fn button_down(&mut self, connection: &Connection, button: u8) -> Result<(), StageError> {
        match x_button(button) {
            Some(button) if self.held_buttons.insert(button) => self.fake(connection, BUTTON_PRESS_EVENT, button),
            _ => Ok(()),
        }
    }

    fn button_up(&mut self, connection: &Connection, button: u8) -> Result<(), StageError> {
        match x_button(button) {
            Some(button) if self.held_buttons.remove(&button) => self.fake(connection, BUTTON_RELEASE_EVENT, button),
            _ => Ok(()),
        }
    }

    fn turn(&mut self, connection: &Connection, dx: f64, dy: f64) -> Result<(), StageError> {
        let (right, down) = (self.wheel_right.turn(dx), self.wheel_down.turn(dy));
        for (notches, backwards, forwards) in [(right, WHEEL_LEFT, WHEEL_RIGHT), (down, WHEEL_UP, WHEEL_DOWN)] {
            let button = if notches < 0 { backwards } else { forwards };
            for _ in 0..notches.unsigned_abs() {
                self.fake(connection, BUTTON_PRESS_EVENT, button)?;
                self.fake(connection, BUTTON_RELEASE_EVENT, button)?;
            }
        }
        Ok(())
    }

    fn write(&mut self, connection: &Connection, character: char) -> Result<(), StageError> {
        let shift_held = self.is_shift_held();
        let Some(stroke) = self.typist.stroke(connection, character, shift_held)? else { return Ok(()) };
        let adds_shift = stroke.shifted == Some(true) && !shift_held;
        if self.held_keys.remove(&stroke.keycode) {
            // A key that the player holds down goes down anew.
            self.fake(connection, KEY_RELEASE_EVENT, stroke.keycode)?;
        }
        if adds_shift {
            self.fake(connection, KEY_PRESS_EVENT, SHIFT_LEFT)?;
        }
        self.fake(connection, KEY_PRESS_EVENT, stroke.keycode)?;
        self.fake(connection, KEY_RELEASE_EVENT, stroke.keycode)?;
        if adds_shift {
            self.fake(connection, KEY_RELEASE_EVENT, SHIFT_LEFT)?;
        }
        Ok(())
    }

    fn is_shift_held(&self) -> bool {
        [SHIFT_LEFT, SHIFT_RIGHT].iter().any(|shift| self.held_keys.contains(shift))
    }

    fn release_all(&mut self, connection: &Connection) -> Result<(), StageError> {
        for key in std::mem::take(&mut self.held_keys) {
            self.fake(connection, KEY_RELEASE_EVENT, key)?;
        }
        for button in std::mem::take(&mut self.held_buttons) {
            self.fake(connection, BUTTON_RELEASE_EVENT, button)?;
        }
        Ok(())
    }

    fn fake(&self, connection: &Connection, kind: u8, detail: u8) -> Result<(), StageError> {
        connection.xtest_fake_input(kind, detail, CURRENT_TIME, self.root, 0, 0, 0)?;
        Ok(())
    }
}

/// A coordinate of the picture as a whole pixel inside it.
fn within(coordinate: f64, length: u16) -> u16 {
    let last = f64::from(length.saturating_sub(1));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped; what is no number becomes 0")]
    let pixel = coordinate.clamp(0.0, last) as u16;
    pixel
}

/// The X button of a `MouseEvent.button`.
fn x_button(button: u8) -> Option<u8> {
    (button < 3).then_some(button + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case(0.0, 0)]
    #[case(10.9, 10)]
    #[case(-3.0, 0)]
    #[case(99.9, 99)]
    #[case(1e300, 99)]
    #[case(f64::NAN, 0)]
    #[case(f64::NEG_INFINITY, 0)]
    fn positions_are_kept_inside_the_picture(#[case] coordinate: f64, #[case] pixel: u16) {
        assert_eq!(within(coordinate, 100), pixel);
    }
}
