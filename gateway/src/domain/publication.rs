//! What is said of a game in the gallery. Others read it: what is not kind is refused.

use std::str::FromStr;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ProjectName;
use super::kind_words::is_kind;

/// Longest description, in characters.
pub const MAX_DESCRIPTION_CHARS: usize = 500;
/// Longest reason that a teacher gives, in characters.
pub const MAX_REASON_CHARS: usize = 200;
/// Longest note of a report, in characters.
pub const MAX_NOTE_CHARS: usize = 500;

/// Why a text is not shown.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unshowable {
    /// It is no name at all.
    #[error(transparent)]
    Name(#[from] super::InvalidName),
    /// Nothing that can be seen.
    #[error("must have something that can be seen")]
    Empty,
    /// More than fits.
    #[error("must have at most {0} characters")]
    TooLong(usize),
    /// What nobody can see.
    #[error("must have no control characters")]
    Control,
    /// Words that hurt.
    #[error("has words that are not kind; try others")]
    Unkind,
}

/// What a published game is called: a kind [`ProjectName`].
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Title(String);

/// What its maker says of it: at most [`MAX_DESCRIPTION_CHARS`] kind characters.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(try_from = "String")]
pub struct Description(String);

/// Why a teacher does not want it shown yet: 1 to [`MAX_REASON_CHARS`] kind characters.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct DeclineReason(String);

/// What a report says besides its reason: at most [`MAX_NOTE_CHARS`] characters. It may quote what is not kind.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(try_from = "String")]
pub struct ReportNote(String);

/// Lines and tabs may stand in a text, other control characters not.
fn tidied(text: &str, max_chars: usize) -> Result<String, Unshowable> {
    let text = text.replace("\r\n", "\n").trim().to_owned();
    if text.chars().count() > max_chars {
        Err(Unshowable::TooLong(max_chars))
    } else if text.chars().any(|letter| letter.is_control() && !matches!(letter, '\n' | '\t')) {
        Err(Unshowable::Control)
    } else {
        Ok(text)
    }
}

fn kind(text: String) -> Result<String, Unshowable> {
    if is_kind(&text) { Ok(text) } else { Err(Unshowable::Unkind) }
}

impl FromStr for Title {
    type Err = Unshowable;

    fn from_str(text: &str) -> Result<Self, Unshowable> {
        let name: ProjectName = text.parse()?;
        kind(name.as_str().to_owned()).map(Self)
    }
}

impl FromStr for Description {
    type Err = Unshowable;

    fn from_str(text: &str) -> Result<Self, Unshowable> {
        kind(tidied(text, MAX_DESCRIPTION_CHARS)?).map(Self)
    }
}

impl FromStr for DeclineReason {
    type Err = Unshowable;

    fn from_str(text: &str) -> Result<Self, Unshowable> {
        let text = tidied(text, MAX_REASON_CHARS)?;
        if text.is_empty() { Err(Unshowable::Empty) } else { kind(text).map(Self) }
    }
}

impl FromStr for ReportNote {
    type Err = Unshowable;

    fn from_str(text: &str) -> Result<Self, Unshowable> {
        tidied(text, MAX_NOTE_CHARS).map(Self)
    }
}

macro_rules! texts {
    ($($name:ident)+) => {
        $(
            impl $name {
                /// The text.
                #[must_use]
                pub fn as_str(&self) -> &str {
                    &self.0
                }
            }

            impl TryFrom<String> for $name {
                type Error = Unshowable;

                fn try_from(text: String) -> Result<Self, Unshowable> {
                    text.parse()
                }
            }
        )+
    };
}

texts! { Title Description DeclineReason ReportNote }

/// Declares a vocabulary that the database shares.
macro_rules! words {
    ($($(#[$attribute:meta])* $name:ident { $($(#[$about:meta])* $variant:ident = $text:literal,)+ })+) => {
        $(
            $(#[$attribute])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
            #[serde(rename_all = "snake_case")]
            pub enum $name {
                $($(#[$about])* $variant,)+
            }

            impl $name {
                /// As it stands in the database.
                #[must_use]
                pub const fn as_str(self) -> &'static str {
                    match self { $(Self::$variant => $text,)+ }
                }

                /// From the database, which admits no others.
                #[must_use]
                pub fn from_row(text: &str) -> Option<Self> {
                    [$(Self::$variant),+].into_iter().find(|word| word.as_str() == text)
                }
            }
        )+
    };
}

words! {
    /// Whether a game is shown.
    PublicationState {
        /// A teacher has to look at it first.
        Waiting = "waiting",
        /// A teacher does not want it shown as it is.
        Declined = "declined",
        /// Everybody sees it.
        Published = "published",
        /// Its maker took it back.
        Unpublished = "unpublished",
        /// An admin hid it, or several people reported it and no admin has looked yet.
        Hidden = "hidden",
    }
    /// What somebody finds wrong with a game.
    ReportReason {
        /// It hurts somebody.
        Unkind = "unkind",
        /// It frightens.
        Scary = "scary",
        /// It tells who or where somebody is.
        PersonalInformation = "personal_information",
        /// Somebody else made it.
        Copied = "copied",
        /// It does not work.
        Broken = "broken",
        /// Something else.
        Other = "other",
    }
    /// What an admin makes of reports.
    Resolution {
        /// The game is fine.
        Kept = "kept",
        /// The game is not shown any more.
        Hidden = "hidden",
    }
}

impl PublicationState {
    /// Whether somebody approved of what is offered, or need not; none where the state does not say.
    #[must_use]
    pub const fn is_approved(self) -> Option<bool> {
        match self {
            Self::Published => Some(true),
            Self::Waiting | Self::Declined => Some(false),
            Self::Unpublished | Self::Hidden => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[test]
    fn kind_texts_are_tidied() {
        assert_eq!("  The  Grasshopper ".parse::<Title>().unwrap().as_str(), "The Grasshopper");
        assert_eq!(" Jump!\r\nThen run. ".parse::<Description>().unwrap().as_str(), "Jump!\nThen run.");
        assert!("".parse::<Description>().is_ok() && "".parse::<ReportNote>().is_ok());
        assert!("It says fuck in level 2".parse::<ReportNote>().is_ok(), "a report may quote");
    }

    #[rstest]
    #[case(&"a".repeat(501))]
    #[case("a\u{7}")]
    #[case("you sh1t")]
    fn other_descriptions_are_refused(#[case] text: &str) {
        assert!(text.parse::<Description>().is_err());
    }

    #[rstest]
    #[case("")]
    #[case(" ")]
    #[case("fuck")]
    #[case(&"a".repeat(61))]
    fn other_titles_are_refused(#[case] text: &str) {
        assert!(text.parse::<Title>().is_err());
    }

    #[rstest]
    #[case("")]
    #[case(&"a".repeat(201))]
    #[case("because you are a b1tch")]
    fn other_reasons_are_refused(#[case] text: &str) {
        assert!(text.parse::<DeclineReason>().is_err());
    }
}
