//! What somebody calls a thing of theirs.

use serde::Deserialize;
use utoipa::ToSchema;

/// One line of 1 to 60 characters, without spaces around it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(try_from = "String")]
#[schema(
    value_type = String,
    min_length = 1,
    max_length = 60,
    pattern = r"^[^\x00-\x20\x7f-\x9f]([^\x00-\x1f\x7f-\x9f]*[^\x00-\x20\x7f-\x9f])?$",
    example = "Blue group"
)]
pub struct Label(String);

/// A text that names nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("must be one line of 1 to 60 characters that begins and ends without a space")]
pub struct InvalidLabel;

impl Label {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Label {
    type Error = InvalidLabel;

    fn try_from(text: String) -> Result<Self, InvalidLabel> {
        let fits = (1..=60).contains(&text.chars().count());
        let spaced = text.starts_with(' ') || text.ends_with(' ');
        if fits && !spaced && !text.chars().any(char::is_control) { Ok(Self(text)) } else { Err(InvalidLabel) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case("Blue group", true)]
    #[case("7", true)]
    #[case("", false)]
    #[case(" a", false)]
    #[case("a ", false)]
    #[case("a\nb", false)]
    #[case("a\u{85}b", false)]
    #[case(&"ä".repeat(60), true)]
    #[case(&"a".repeat(61), false)]
    fn labels_are_one_line(#[case] text: &str, #[case] fits: bool) {
        assert_eq!(Label::try_from(text.to_owned()).is_ok(), fits);
    }
}
