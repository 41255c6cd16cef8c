//! Gives keys the characters of the player's own keyboard layout, for as long as a press takes.
//!
//! The display has the layout of the United States, so that every game sees the physical keys it was written for. What
//! a key types elsewhere becomes its second group (X Keyboard Extension, §5): a press while that group is locked
//! carries the group in its event, so it is translated right however late the program looks, and `event.key` stays.

use std::collections::BTreeMap;

use x11rb::protocol::xkb::{ConnectionExt as _, Group, ID};
use x11rb::protocol::xproto::{ConnectionExt as _, ModMask};

use super::typist::keysym;
use crate::display::connection::Connection;
use crate::error::StageError;

/// What a key types, without shift and with it.
type Keysyms = (u32, u32);

/// What decides which of its characters a key types.
#[derive(Debug, Clone, Copy)]
pub(super) struct Modifiers {
    /// Whether a shift key is down.
    pub(super) shift_held: bool,
    /// Whether letters are capitals.
    pub(super) capitals_locked: bool,
}

/// The keysyms of the letters that a lock of capitals changes.
const LETTERS: std::ops::RangeInclusive<u32> = 0x61..=0x7a;
/// The number pad's keysyms from `*` to `9`: their low seven bits are their characters (X protocol, appendix A).
const PAD_KEYSYMS: std::ops::RangeInclusive<u32> = 0xffaa..=0xffb9;
const PAD_CHARACTER_BITS: u32 = 0x7f;

/// The characters of the keys: in the display's layout, and in the player's as far as it is known.
pub(super) struct OwnLayout {
    display: BTreeMap<u8, Keysyms>,
    own: BTreeMap<u8, Keysyms>,
}

impl OwnLayout {
    /// Knows the display's layout, and nothing yet of the player's.
    ///
    /// # Errors
    /// When the connection breaks or the server has no keyboard extension.
    pub(super) fn new(connection: &Connection, display: BTreeMap<u8, Keysyms>) -> Result<Self, StageError> {
        connection.xkb_use_extension(1, 0)?.reply()?;
        Ok(Self { display, own: BTreeMap::new() })
    }

    /// Makes a key ready to type this character while these modifiers are on. Answers whether it must be pressed while [`Self::lock`] is on.
    ///
    /// # Errors
    /// When the connection breaks.
    pub(super) fn prepare(
        &mut self,
        connection: &Connection,
        keycode: u8,
        character: char,
        Modifiers { shift_held, capitals_locked }: Modifiers,
    ) -> Result<bool, StageError> {
        let Some(wanted) = keysym(character) else { return Ok(false) };
        let (plain, shifted) = self.display.get(&keycode).copied().unwrap_or_default();
        let is_letter = LETTERS.contains(&plain);
        let is_shifted = shift_held != (capitals_locked && is_letter);
        let typed = if is_shifted && shifted != x11rb::NO_SYMBOL { shifted } else { plain };
        if typed == wanted || (PAD_KEYSYMS.contains(&typed) && typed & PAD_CHARACTER_BITS == wanted) {
            return Ok(false);
        }
        let before = self.own.get(&keycode).copied();
        let (own_plain, own_shifted) = before.unwrap_or((wanted, wanted));
        let after = if shift_held { (own_plain, wanted) } else { (wanted, own_shifted) };
        // Each change makes every program read the keyboard anew: only a key's first press should cost that.
        if before != Some(after) {
            connection.change_keyboard_mapping(1, keycode, 4, &[plain, shifted, after.0, after.1])?;
            self.own.insert(keycode, after);
        }
        Ok(true)
    }

    /// Presses from now on mean the player's layout, or the display's again.
    ///
    /// # Errors
    /// When the connection breaks.
    pub(super) fn lock(connection: &Connection, own: bool) -> Result<(), StageError> {
        let group = if own { Group::M2 } else { Group::M1 };
        let no_modifiers = ModMask::from(0u16);
        let core_keyboard = ID::USE_CORE_KBD.into();
        connection.xkb_latch_lock_state(
            core_keyboard,
            no_modifiers,
            no_modifiers,
            true,
            group,
            no_modifiers,
            false,
            0,
        )?;
        Ok(())
    }
}
