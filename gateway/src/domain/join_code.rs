//! What learners type to join a class.

use serde::Deserialize;
use utoipa::ToSchema;

const CHARS: usize = 6;
/// Without vowels, which make words, and without what looks like something else.
const ALPHABET: &[u8; 28] = b"BCDFGHJKLMNPQRSTVWXZ23456789";

/// Six letters and digits. Small letters, spaces and hyphens are read too: codes are read aloud and typed by children.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(try_from = "String")]
#[schema(
    value_type = String,
    min_length = 6,
    max_length = 20,
    pattern = "^[ -]*([BCDFGHJKLMNPQRSTVWXZbcdfghjklmnpqrstvwxz2-9][ -]*){6}$",
    example = "FRG 472"
)]
pub struct JoinCode(String);

/// A text that is no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("must be the six letters and digits that the teacher shows; there are no vowels, no 0 and no 1 in them")]
pub struct InvalidJoinCode;

impl JoinCode {
    /// A new code.
    ///
    /// # Errors
    /// When the operating system has no randomness to give.
    pub fn generate() -> Result<Self, getrandom::Error> {
        let mut code = String::new();
        while code.len() < CHARS {
            let mut byte = [0];
            getrandom::fill(&mut byte)?;
            // 252 is the largest multiple of 28 in a byte.
            let drawn = byte.first().filter(|&&byte| byte < 252).and_then(|byte| ALPHABET.get(usize::from(byte % 28)));
            code.extend(drawn.map(|&letter| char::from(letter)));
        }
        Ok(Self(code))
    }

    /// As it stands in the database.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for JoinCode {
    type Error = InvalidJoinCode;

    fn try_from(text: String) -> Result<Self, InvalidJoinCode> {
        let code: String =
            text.chars().filter(|char| !matches!(char, ' ' | '-')).collect::<String>().to_ascii_uppercase();
        let known = code.bytes().all(|byte| ALPHABET.contains(&byte));
        if text.len() <= 20 && code.len() == CHARS && known { Ok(Self(code)) } else { Err(InvalidJoinCode) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case("FRG472", Some("FRG472"))]
    #[case("frg-472", Some("FRG472"))]
    #[case(" frg 472 ", Some("FRG472"))]
    #[case("FRG47", None)]
    #[case("FRG4722", None)]
    #[case("FROG47", None)]
    #[case("FRG410", None)]
    #[case("FRG47²", None)]
    #[case(&format!("FRG472{}", " ".repeat(15)), None)]
    fn codes_are_read_as_children_type_them(#[case] text: &str, #[case] code: Option<&str>) {
        assert_eq!(JoinCode::try_from(text.to_owned()).ok().as_ref().map(JoinCode::as_str), code);
    }

    #[test]
    fn new_codes_can_be_read() {
        let code = JoinCode::generate().unwrap();
        assert_eq!(JoinCode::try_from(code.as_str().to_owned()), Ok(code.clone()));
        assert!((0..8).any(|_| JoinCode::generate().unwrap() != code));
    }
}
