//! The one shape of an error answer: RFC 9457 `application/problem+json`.

use serde::{Deserialize, Serialize};

/// Media type of a [`Problem`].
pub const CONTENT_TYPE: &str = "application/problem+json";

/// An error answer. `code` is stable and meant for programs; `title` and `detail` are meant for people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// A URI reference naming the kind of problem: `/api/docs#` followed by `code`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The kind of problem in a few words, the same for every occurrence.
    pub title: String,
    /// The HTTP status code.
    pub status: u16,
    /// What happened this time and what to try.
    pub detail: String,
    /// The kind of problem as a stable identifier in lower case.
    pub code: String,
    /// Names the request in the logs.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub request_id: String,
    /// The fields, or places in the code, that are wrong.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
}

/// One wrong field, or one wrong place in the code.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldError {
    /// The field, as a path into the body such as `files[2].path`.
    pub field: String,
    /// What is wrong, in plain words.
    pub message: String,
    /// Line in the code, counted from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// Column in the line, counted from 1 in characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
    /// What is wrong with code that Python cannot read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<SyntaxReason>,
    /// What the reason is about, such as the sign that is missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
}

/// Why Python cannot read a place in the code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum SyntaxReason {
    /// `if`, `while` and their like end with a colon.
    ColonMissing,
    /// What belongs to the line above is moved to the right.
    IndentMissing,
    /// A line is moved to the right for no reason.
    IndentTooFar,
    /// A line fits to none of those above.
    IndentOdd,
    /// The line ends before a sign that has to come.
    LineTooShort,
    /// Another sign has to stand here.
    OtherSign,
    /// A number, a name, a text or the like is missing.
    ValueMissing,
    /// Two statements on one line.
    TwoCommands,
    /// What stands to the left of `=` cannot be given a value.
    AssignmentTarget,
    /// A value is given where two are to be compared.
    Comparison,
    /// A text without its closing quote.
    QuoteOpen,
    /// A bracket that is never closed.
    BracketOpen,
    /// Anything else; the message is the parser's.
    Unreadable,
}
