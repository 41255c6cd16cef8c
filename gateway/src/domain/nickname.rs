//! What a member is called.

use serde::Deserialize;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;
use utoipa::ToSchema;

use super::kind_words::is_kind;

const MIN_CHARS: usize = 2;
const MAX_CHARS: usize = 24;
/// More marks on one letter than any language stacks make a page unreadable.
const MAX_MARKS_IN_A_ROW: usize = 3;

/// A nickname in NFKC: 2 to 24 letters and digits of any script, with `_`, `-`, `.` and single spaces inside.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(try_from = "String")]
#[schema(
    value_type = String,
    min_length = 2,
    max_length = 24,
    pattern = r"^[\p{L}\p{N}][\p{L}\p{M}\p{N}_.\-]*( [\p{L}\p{M}\p{N}_.\-]+)*$",
    example = "Robo Fox"
)]
pub struct Nickname(String);

/// A text that is no nickname.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidNickname {
    /// Too short or too long.
    #[error("must be 2 to 24 characters long")]
    Length,
    /// Something else than letters, digits and a few signs.
    #[error("must begin with a letter or digit and hold only letters, digits, single spaces and . _ -")]
    Characters,
    /// Not kind.
    #[error("is not a kind one; choose another")]
    Unkind,
}

/// A nickname that somebody chooses now: a kind one. What is thought unkind may change; whoever has a nickname keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct NewNickname(Nickname);

/// What makes nicknames the same: capitals and other ways to write a letter do not tell two people apart.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct NicknameKey(String);

impl Nickname {
    /// Reads a nickname.
    ///
    /// # Errors
    /// [`InvalidNickname`], which says what is allowed.
    pub fn parse(text: &str) -> Result<Self, InvalidNickname> {
        // Normalising makes a text at most eighteen times as long; a long one is refused before.
        if text.len() > 1024 {
            return Err(InvalidNickname::Length);
        }
        let name: String = text.nfkc().collect();
        if !(MIN_CHARS..=MAX_CHARS).contains(&name.chars().count()) {
            return Err(InvalidNickname::Length);
        }
        if is_well_formed(&name) { Ok(Self(name)) } else { Err(InvalidNickname::Characters) }
    }

    /// The nickname.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// By what it is unique.
    #[must_use]
    pub fn key(&self) -> NicknameKey {
        NicknameKey::of(&self.0)
    }
}

impl NewNickname {
    /// The nickname.
    #[must_use]
    pub fn into_nickname(self) -> Nickname {
        self.0
    }
}

impl TryFrom<String> for NewNickname {
    type Error = InvalidNickname;

    fn try_from(text: String) -> Result<Self, InvalidNickname> {
        let nickname = Nickname::parse(&text)?;
        if is_kind(nickname.as_str()) { Ok(Self(nickname)) } else { Err(InvalidNickname::Unkind) }
    }
}

impl NicknameKey {
    /// The key of what somebody typed, which may be nobody's nickname.
    #[must_use]
    pub fn of(text: &str) -> Self {
        Self(text.trim().nfkc().collect::<String>().to_lowercase().nfkc().collect())
    }

    /// As it stands in the database.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Nickname {
    type Error = InvalidNickname;

    fn try_from(text: String) -> Result<Self, InvalidNickname> {
        Self::parse(&text)
    }
}

fn is_well_formed(name: &str) -> bool {
    let (mut before, mut marks) = (' ', 0);
    for (place, char) in name.chars().enumerate() {
        let sign = matches!(char, '_' | '-' | '.' | ' ');
        marks = if is_combining_mark(char) { marks + 1 } else { 0 };
        let misplaced = (sign || marks > 0) && place == 0 || char == ' ' && before == ' ';
        if misplaced || marks > MAX_MARKS_IN_A_ROW || !(sign || marks > 0 || char.is_alphanumeric()) {
            return false;
        }
        before = char;
    }
    before != ' '
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("Robo Fox", "Robo Fox", "robo fox")]
    #[case("\u{ff26}ox", "Fox", "fox")]
    #[case("Zoe\u{308}", "Zoë", "zoë")]
    #[case("张伟", "张伟", "张伟")]
    #[case("नमस्ते", "नमस्ते", "नमस्ते")]
    #[case("a_b-c.9", "a_b-c.9", "a_b-c.9")]
    fn names_of_many_scripts_are_taken(#[case] text: &str, #[case] name: &str, #[case] key: &str) {
        let nickname = Nickname::parse(text).unwrap();
        assert_eq!((nickname.as_str(), nickname.key().as_str()), (name, key));
    }

    #[rstest]
    #[case("a")]
    #[case("")]
    #[case(&"a".repeat(25))]
    #[case(&"a".repeat(5000))]
    fn names_have_a_length(#[case] text: &str) {
        assert_eq!(Nickname::parse(text), Err(InvalidNickname::Length));
    }

    #[rstest]
    #[case(" fox")]
    #[case("fox ")]
    #[case("fo  x")]
    #[case("..")]
    #[case("_fox")]
    #[case("fox\n")]
    #[case("<b>fox")]
    #[case("a@b.c")]
    #[case("fo\u{200b}x")]
    #[case("fo\u{202e}x")]
    #[case("fo\u{0}x")]
    #[case("f\u{301}\u{300}\u{303}\u{308}ox")]
    #[case("🦊🦊")]
    fn other_characters_are_refused(#[case] text: &str) {
        assert_eq!(Nickname::parse(text), Err(InvalidNickname::Characters));
    }

    #[test]
    fn new_nicknames_are_kind() {
        let chosen = |text: &str| NewNickname::try_from(text.to_owned()).map(|name| name.into_nickname().0);
        assert_eq!(chosen("Grasshopper"), Ok("Grasshopper".to_owned()));
        assert_eq!(chosen("fuck you"), Err(InvalidNickname::Unkind));
        assert_eq!(chosen("x"), Err(InvalidNickname::Length));
    }

    proptest::proptest! {
        #[test]
        fn a_nickname_is_read_as_it_was_written(text in "\\PC{0,30}") {
            if let Ok(nickname) = Nickname::parse(&text) {
                proptest::prop_assert_eq!(&Nickname::parse(nickname.as_str()), &Ok(nickname.clone()));
                proptest::prop_assert_eq!(NicknameKey::of(nickname.key().as_str()), nickname.key());
            }
        }
    }
}
