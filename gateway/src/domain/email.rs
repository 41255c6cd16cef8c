//! Where a teacher can be reached.

use serde::Deserialize;
use utoipa::ToSchema;

/// An address that is well formed; nobody has checked that it exists.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(try_from = "String")]
#[schema(value_type = String, min_length = 5, max_length = 254, pattern = r"^[!-?A-~]+@[!-?A-~]+\.[!-?A-~]+$", example = "mira@school.example")]
pub struct Email(String);

/// A text that is no address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("must be an e-mail address such as mira@school.example")]
pub struct InvalidEmail;

impl Email {
    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Email {
    type Error = InvalidEmail;

    fn try_from(text: String) -> Result<Self, InvalidEmail> {
        let plain = text.len() <= 254 && text.bytes().all(|byte| byte.is_ascii_graphic());
        let whole = text.split_once('@').is_some_and(|(name, host)| {
            let dotted = host.get(1..host.len().saturating_sub(1)).is_some_and(|inside| inside.contains('.'));
            !name.is_empty() && !host.contains('@') && dotted
        });
        if plain && whole { Ok(Self(text)) } else { Err(InvalidEmail) }
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("mira@school.example", true)]
    #[case("a@b.c", true)]
    #[case("a@b", false)]
    #[case("a@.c", false)]
    #[case("a@b.", false)]
    #[case("@b.c", false)]
    #[case("a@b@c.d", false)]
    #[case("a b@c.d", false)]
    #[case("ä@b.c", false)]
    #[case("", false)]
    #[case(&format!("{}@b.c", "a".repeat(251)), false)]
    fn addresses_have_a_form(#[case] text: &str, #[case] fits: bool) {
        assert_eq!(Email::try_from(text.to_owned()).is_ok(), fits);
    }
}
