//! Finds a key for any character: one the keyboard has, or a spare key that is given the character.

use std::collections::{BTreeMap, VecDeque};

use x11rb::connection::Connection as _;
use x11rb::protocol::xproto::ConnectionExt as _;

use super::keys::keycode;
use crate::display::connection::Connection;
use crate::error::StageError;

/// Keys that hardly any keyboard has. Not the display's unused key numbers: SDL gives no key event for those, so that
/// `event.unicode` would not exist.
const SPARE_KEYS: [&str; 27] = [
    "F13",
    "F14",
    "F15",
    "F16",
    "F17",
    "F18",
    "F19",
    "F20",
    "IntlRo",
    "IntlYen",
    "Convert",
    "NonConvert",
    "Lang1",
    "Lang2",
    "Lang3",
    "Lang4",
    "Again",
    "Props",
    "Undo",
    "Copy",
    "Open",
    "Paste",
    "Find",
    "Cut",
    "Help",
    "NumpadParenLeft",
    "NumpadParenRight",
];

/// Keysyms of characters outside Latin-1 are the code point above this (X protocol, appendix A).
const UNICODE_KEYSYMS: u32 = 0x0100_0000;
const RETURN_KEYSYM: u32 = 0xff0d;
const TAB_KEYSYM: u32 = 0xff09;
const BACKSPACE_KEYSYM: u32 = 0xff08;

/// The number pad's keys from 7 to the decimal point, as they are in a keyboard's order, and their keysyms with `NumLock`.
const PAD: [u32; 13] =
    [0xffb7, 0xffb8, 0xffb9, 0xffad, 0xffb4, 0xffb5, 0xffb6, 0xffab, 0xffb1, 0xffb2, 0xffb3, 0xffb0, 0xffae];

/// How to type a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stroke {
    /// The key.
    pub(super) keycode: u8,
    /// Whether the key must be shifted; none where that does not matter.
    pub(super) shifted: Option<bool>,
}

/// Makes the number pad type digits. The display starts without `NumLock`, and a game would see it in every key's modifiers
/// if it were on.
///
/// # Errors
/// When the connection breaks.
pub(super) fn set_number_pad(connection: &Connection) -> Result<(), StageError> {
    let keysyms: Vec<u32> = PAD.iter().flat_map(|&keysym| [keysym, keysym]).collect();
    if let (Some(first), Ok(count)) = (keycode("Numpad7"), u8::try_from(PAD.len())) {
        connection.change_keyboard_mapping(count, first, 2, &keysyms)?;
    }
    Ok(())
}

/// The keyboard's characters, and the spare keys.
pub(super) struct Typist {
    strokes: Vec<(u32, Stroke)>,
    /// Spare keys, the one that was given a character longest ago first. Many, as a program translates a stroke some
    /// time after it was made: by then its key must still have its character.
    spares: VecDeque<(u8, Option<u32>)>,
}

impl Typist {
    /// Reads the keyboard's layout.
    ///
    /// # Errors
    /// When the connection breaks.
    pub(super) fn new(connection: &Connection) -> Result<Self, StageError> {
        let setup = connection.setup();
        let (first, last) = (setup.min_keycode, setup.max_keycode);
        let mapping = connection.get_keyboard_mapping(first, (last - first).saturating_add(1))?.reply()?;
        let per_key = usize::from(mapping.keysyms_per_keycode).max(1);
        let spares: VecDeque<_> = SPARE_KEYS.iter().filter_map(|key| Some((keycode(key)?, None))).collect();
        let mut strokes = Vec::new();
        for (keycode, keysyms) in (first..=last).zip(mapping.keysyms.chunks(per_key)) {
            for (&keysym, shifted) in keysyms.iter().zip([false, true]) {
                if keysym != x11rb::NO_SYMBOL {
                    strokes.push((keysym, Stroke { keycode, shifted: Some(shifted) }));
                }
            }
        }
        Ok(Self { strokes, spares })
    }

    /// What each key types, without shift and with it.
    pub(super) fn layout(&self) -> BTreeMap<u8, (u32, u32)> {
        let mut layout: BTreeMap<u8, (u32, u32)> = BTreeMap::new();
        for &(keysym, Stroke { keycode, shifted }) in &self.strokes {
            let key = layout.entry(keycode).or_default();
            if shifted == Some(true) { key.1 = keysym } else { key.0 = keysym }
        }
        layout
    }

    /// Takes a key that the player has out of the spare ones.
    pub(super) fn leave_alone(&mut self, keycode: u8) {
        self.spares.retain(|(spare, _)| *spare != keycode);
    }

    /// How to type this character while shift is held or not. A spare key is given the character where no key has it.
    ///
    /// # Errors
    /// When the connection breaks.
    pub(super) fn stroke(
        &mut self,
        connection: &Connection,
        character: char,
        shift_held: bool,
    ) -> Result<Option<Stroke>, StageError> {
        let Some(keysym) = keysym(character) else { return Ok(None) };
        let own = self.strokes.iter().find(|(known, _)| *known == keysym).map(|(_, stroke)| *stroke);
        // Held shift would turn an unshifted key's character into another.
        if let Some(own) = own.filter(|own| own.shifted != Some(false) || !shift_held) {
            return Ok(Some(own));
        }
        let at = self.spares.iter().position(|(_, given)| *given == Some(keysym)).unwrap_or(0);
        let Some((keycode, given)) = self.spares.remove(at) else { return Ok(None) };
        if given != Some(keysym) {
            connection.change_keyboard_mapping(1, keycode, 2, &[keysym, keysym])?;
        }
        self.spares.push_back((keycode, Some(keysym)));
        Ok(Some(Stroke { keycode, shifted: None }))
    }
}

/// The keysym of a character; none for a character that no key types.
pub(super) fn keysym(character: char) -> Option<u32> {
    match character {
        '\n' | '\r' => Some(RETURN_KEYSYM),
        '\t' => Some(TAB_KEYSYM),
        '\u{8}' => Some(BACKSPACE_KEYSYM),
        ' '..='~' | '\u{a0}'..='\u{ff}' => Some(u32::from(character)),
        _ if character.is_control() => None,
        _ => Some(u32::from(character) | UNICODE_KEYSYMS),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case('a', Some(0x61))]
    #[case('é', Some(0xe9))]
    #[case('ł', Some(0x0100_0142))]
    #[case('😀', Some(0x0101_f600))]
    #[case('\n', Some(RETURN_KEYSYM))]
    #[case('\0', None)]
    #[case('\u{7f}', None)]
    fn characters_have_keysyms(#[case] character: char, #[case] expected: Option<u32>) {
        assert_eq!(keysym(character), expected);
    }
}
