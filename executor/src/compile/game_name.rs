//! The name its maker gives a game.

/// Longest name, in characters.
pub(super) const MAX_NAME_CHARS: usize = 60;

/// A name of 1 to [`MAX_NAME_CHARS`] characters with something to see in it. It has no control characters, no space at
/// either end, and no two spaces side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct GameName(String);

/// A text that is not a name. The words follow the name of the field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum InvalidName {
    #[error("is longer than {MAX_NAME_CHARS} characters")]
    TooLong,
    #[error("has a control character, which nobody could see")]
    Control,
    #[error("has nothing that can be seen: give it at least one letter, digit or sign")]
    Invisible,
}

impl GameName {
    /// Reads a name. Spaces, tabs and line ends side by side count as one space, and none at the ends; a text with
    /// nothing else is no name at all. Other control characters are refused.
    pub(super) fn parse(text: &str) -> Result<Option<Self>, InvalidName> {
        let mut name = String::new();
        for word in text.split_whitespace() {
            if !name.is_empty() {
                name.push(' ');
            }
            name.push_str(word);
        }
        if name.is_empty() {
            Ok(None)
        } else if name.chars().count() > MAX_NAME_CHARS {
            Err(InvalidName::TooLong)
        } else if name.chars().any(char::is_control) {
            Err(InvalidName::Control)
        } else if !name.chars().any(can_be_seen) {
            Err(InvalidName::Invisible)
        } else {
            Ok(Some(Self(name)))
        }
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether a character has a shape of its own. Joiners and marks have none; the standard library's debug form writes
/// exactly those as `\u{…}`.
fn can_be_seen(character: char) -> bool {
    character != ' ' && character.escape_debug().nth(1) != Some('u')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parse(text: &str) -> Result<Option<String>, InvalidName> {
        GameName::parse(text).map(|name| name.map(|name| name.0))
    }

    #[rstest::rstest]
    #[case("Moon Cat", "Moon Cat")]
    #[case("  Moon\r\n\tCat ", "Moon Cat")]
    #[case("\"; import os #", "\"; import os #")]
    #[case("Łódź 猫 🚀", "Łódź 猫 🚀")]
    #[case("👩\u{200d}🚀", "👩\u{200d}🚀")]
    #[case("u", "u")]
    #[case("\\", "\\")]
    fn names_are_kept_but_for_their_spaces(#[case] text: &str, #[case] name: &str) {
        assert_eq!(parse(text), Ok(Some(name.to_owned())));
    }

    #[rstest::rstest]
    #[case("")]
    #[case(" \n\t\u{a0}\u{2003}")]
    fn blank_texts_are_no_name(#[case] text: &str) {
        assert_eq!(parse(text), Ok(None));
    }

    #[rstest::rstest]
    #[case(&"x".repeat(61), InvalidName::TooLong)]
    #[case("nul\0", InvalidName::Control)]
    #[case("\u{1b}[31mred", InvalidName::Control)]
    #[case("\u{200b}", InvalidName::Invisible)]
    #[case("\u{301} \u{fe0f}", InvalidName::Invisible)]
    fn other_texts_are_refused(#[case] text: &str, #[case] error: InvalidName) {
        assert_eq!(parse(text), Err(error));
    }

    #[test]
    fn the_longest_name_counts_characters_and_not_bytes() {
        assert!(parse(&"é".repeat(60)).is_ok());
    }

    proptest! {
        #[test]
        fn reading_a_name_again_changes_nothing(text: String) {
            if let Ok(Some(name)) = GameName::parse(&text) {
                prop_assert_eq!(GameName::parse(name.as_str()), Ok(Some(name)));
            }
        }
    }
}
