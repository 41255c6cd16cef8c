//! From a physical key's name to the display's number for it.

use super::key_table::KEYS;

/// X numbers its keys from 8 where the kernel starts at 0 (`xkeyboard-config`, keycodes `evdev`).
const FIRST_KEYCODE: u8 = 8;

/// The left shift key.
pub(super) const SHIFT_LEFT: u8 = 42 + FIRST_KEYCODE;
/// The right shift key.
pub(super) const SHIFT_RIGHT: u8 = 54 + FIRST_KEYCODE;

/// The X keycode of a `KeyboardEvent.code`; none for a name that is no key.
pub(super) fn keycode(code: &str) -> Option<u8> {
    let index = KEYS.binary_search_by_key(&code, |(name, _)| name).ok()?;
    KEYS.get(index).map(|(_, number)| number + FIRST_KEYCODE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case("KeyA", Some(38))]
    #[case("ArrowUp", Some(111))]
    #[case("ShiftLeft", Some(SHIFT_LEFT))]
    #[case("ShiftRight", Some(SHIFT_RIGHT))]
    #[case("NumpadEnter", Some(104))]
    #[case("F24", Some(202))]
    #[case("keya", None)]
    #[case("", None)]
    #[case("Unidentified", None)]
    fn names_become_numbers(#[case] code: &str, #[case] number: Option<u8>) {
        assert_eq!(keycode(code), number);
    }

    #[test]
    fn every_key_is_found_and_no_two_share_a_number() {
        let numbers: std::collections::BTreeSet<u8> = KEYS.iter().map(|(name, _)| keycode(name).unwrap()).collect();
        assert_eq!(numbers.len(), KEYS.len());
    }
}
