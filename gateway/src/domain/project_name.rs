//! What a person calls a project.

use std::str::FromStr;

use serde::{Deserialize, Serialize};
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ObjectBuilder, Schema, Type};
use utoipa::{PartialSchema, ToSchema};

/// Longest name, in characters: what the compiler of games takes too.
pub const MAX_NAME_CHARS: usize = 60;

/// A name of 1 to [`MAX_NAME_CHARS`] characters without control characters, with single spaces inside at most.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ProjectName(String);

/// A text that is no name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidName {
    /// Nothing that can be seen.
    #[error("must have something that can be seen")]
    Empty,
    /// More than fits.
    #[error("must have at most {MAX_NAME_CHARS} characters")]
    TooLong,
    /// What nobody can see.
    #[error("must have no control characters")]
    Control,
}

impl ProjectName {
    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What a copy is called.
    #[must_use]
    pub fn of_copy(&self) -> Self {
        const MARK: &str = " (copy)";
        let base = self.0.strip_suffix(MARK).unwrap_or(&self.0);
        let short: String = base.chars().take(MAX_NAME_CHARS - MARK.len()).collect();
        Self(format!("{}{MARK}", short.trim_end()))
    }
}

impl FromStr for ProjectName {
    type Err = InvalidName;

    fn from_str(text: &str) -> Result<Self, InvalidName> {
        let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.chars().count() > MAX_NAME_CHARS {
            Err(InvalidName::TooLong)
        } else if name.chars().any(char::is_control) {
            Err(InvalidName::Control)
        } else if !name.chars().any(can_be_seen) {
            Err(InvalidName::Empty)
        } else {
            Ok(Self(name))
        }
    }
}

/// Joiners and marks have no shape of their own; the standard library's debug form writes exactly those as `\u{…}`.
fn can_be_seen(letter: char) -> bool {
    letter != ' ' && letter.escape_debug().nth(1) != Some('u')
}

impl TryFrom<String> for ProjectName {
    type Error = InvalidName;

    fn try_from(text: String) -> Result<Self, InvalidName> {
        text.parse()
    }
}

impl From<ProjectName> for String {
    fn from(name: ProjectName) -> Self {
        name.0
    }
}

impl PartialSchema for ProjectName {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .description(Some("What the project is called. It has no control characters and something to see in it."))
            .min_length(Some(1))
            .max_length(Some(MAX_NAME_CHARS))
            .pattern(Some(r"^[^\x00-\x1f\x7f-\x9f]*[^\s\x00-\x1f\x7f-\x9f][^\x00-\x1f\x7f-\x9f]*$"))
            .examples(["Cloud Hopper"])
            .into()
    }
}

impl ToSchema for ProjectName {}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("Cloud Hopper", "Cloud Hopper")]
    #[case("  Cloud \t Hopper\n", "Cloud Hopper")]
    #[case("🦊", "🦊")]
    fn names_are_tidied(#[case] text: &str, #[case] name: &str) {
        assert_eq!(text.parse::<ProjectName>().unwrap().as_str(), name);
    }

    #[rstest]
    #[case("", InvalidName::Empty)]
    #[case("  ", InvalidName::Empty)]
    #[case("\u{200b}", InvalidName::Empty)]
    #[case("a\u{7}", InvalidName::Control)]
    #[case(&"a".repeat(61), InvalidName::TooLong)]
    fn others_are_refused(#[case] text: &str, #[case] error: InvalidName) {
        assert_eq!(text.parse::<ProjectName>(), Err(error));
    }

    #[rstest]
    #[case("Fox", "Fox (copy)")]
    #[case("Fox (copy)", "Fox (copy)")]
    #[case(&"ä".repeat(60), &format!("{} (copy)", "ä".repeat(53)))]
    fn copies_say_so(#[case] name: &str, #[case] copy: &str) {
        let copied = name.parse::<ProjectName>().unwrap().of_copy();
        assert_eq!(copied.as_str(), copy);
        assert!(copied.as_str().parse::<ProjectName>().is_ok());
    }
}
