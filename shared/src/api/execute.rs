//! Starting a run.

use serde::{Deserialize, Serialize};

use crate::ids::SessionId;
use crate::problem::SyntaxReason;

/// The header of a run request that says what to do when as many games run as may.
pub const QUEUE_HEADER: &str = "x-palace-queue";

/// The value of [`QUEUE_HEADER`] for "let it wait": the run is answered at once, and its session stands in line until a
/// place is free. Without the header, or with another value, such a request is refused.
pub const QUEUE_WAIT: &str = "wait";

/// `POST /api/execute`: either `code`, or `files` with the `entry` to start.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ExecuteRequest {
    /// One Python program; it becomes `main.py`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Several files: Python, pictures, sounds, data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub files: Option<Vec<SourceFile>>,
    /// The file to start; `main.py` when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<String>,
}

/// One file of a project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SourceFile {
    /// Relative path with `/` between folders, such as `images/hero.png`.
    pub path: String,
    /// The content, in the given encoding.
    pub content: String,
    /// How `content` holds the file's bytes.
    #[serde(default)]
    pub encoding: Encoding,
}

/// How a file's bytes are written in JSON.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Encoding {
    /// The text itself.
    #[default]
    Utf8,
    /// Base64 with the standard alphabet and padding (RFC 4648 §4).
    Base64,
}

/// The run has started; its picture is at the play socket and the stream.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExecuteResponse {
    /// Names the run in every later call.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = "uuid"))]
    pub session_id: SessionId,
    /// What may go wrong, as early advice; the program runs all the same.
    pub warnings: Vec<Warning>,
}

/// What `POST /api/check` finds in a program, which it does not run.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CheckResponse {
    /// What Python cannot read, each with the code `syntax_error`; a program that has any is refused when it is to run.
    pub errors: Vec<Warning>,
    /// What may go wrong, as early advice. Files with errors get none.
    pub warnings: Vec<Warning>,
}

/// Friendly advice about a place in the code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Warning {
    /// The kind of advice, as a stable identifier in lower case.
    pub code: String,
    /// The file it is about.
    pub path: String,
    /// Line, counted from 1.
    pub line: u32,
    /// Column, counted from 1 in characters.
    pub column: u32,
    /// The advice in plain words.
    pub message: String,
    /// What is wrong with code that Python cannot read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<SyntaxReason>,
    /// What it is about, such as the name of a module or the sign that is missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
}
