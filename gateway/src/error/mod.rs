//! The one error of this service, and how it becomes an RFC 9457 problem.

mod code;

use std::error::Error as StdError;
use std::fmt;

use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE, RETRY_AFTER};
use actix_web::{HttpResponse, ResponseError};
use shared::problem::{FieldError, Problem};

pub use code::Code;

/// Where documentation of a code is found: the code follows.
const TYPE_PREFIX: &str = "/api/docs#";

/// Why a request is not answered as asked.
#[derive(Debug)]
pub struct ApiError {
    kind: Kind,
    retry_after_seconds: Option<u64>,
    members: serde_json::Map<String, serde_json::Value>,
    cause: Option<Box<dyn StdError + Send + Sync>>,
}

#[derive(Debug)]
enum Kind {
    /// Found here.
    Own { code: Code, detail: Option<String>, fields: Vec<FieldError> },
    /// Found by an executor, which has said all there is to say.
    Executor(Box<Problem>),
}

impl ApiError {
    /// A problem with the standard advice of its code.
    #[must_use]
    pub fn new(code: Code) -> Self {
        Self::of(Kind::Own { code, detail: None, fields: Vec::new() })
    }

    /// A field of the request that is not right: 400 `invalid_request`. `field` is a path into the body such as
    /// `files[2].path`, or the name of a parameter.
    #[must_use]
    pub fn field(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self::new(Code::InvalidRequest).and_field(field, message)
    }

    /// A problem that an executor described.
    #[must_use]
    pub fn from_executor(problem: Problem) -> Self {
        Self::of(Kind::Executor(Box::new(problem)))
    }

    fn of(kind: Kind) -> Self {
        Self { kind, retry_after_seconds: None, members: serde_json::Map::new(), cause: None }
    }

    /// Adds a member of its own to the problem (RFC 9457 §3.2).
    #[must_use]
    pub fn member(mut self, name: &str, value: impl serde::Serialize) -> Self {
        if let Ok(value) = serde_json::to_value(value) {
            self.members.insert(name.to_owned(), value);
        }
        self
    }

    /// Says more precisely what happened this time.
    #[must_use]
    pub fn detail(mut self, text: impl Into<String>) -> Self {
        if let Kind::Own { detail, .. } = &mut self.kind {
            *detail = Some(text.into());
        }
        self
    }

    /// Names a field that is not right; the first one is the detail too, unless something else is said.
    #[must_use]
    pub fn and_field(mut self, field: impl Into<String>, message: impl Into<String>) -> Self {
        if let Kind::Own { detail, fields, .. } = &mut self.kind {
            let error = FieldError { field: field.into(), message: message.into(), ..FieldError::default() };
            if detail.is_none() {
                *detail = Some(format!("`{}`: {}", error.field, error.message));
            }
            fields.push(error);
        }
        self
    }

    /// Names a line of a file that is in the way.
    #[must_use]
    pub fn and_line(mut self, path: impl Into<String>, line: Option<u32>, message: impl Into<String>) -> Self {
        if let Kind::Own { fields, .. } = &mut self.kind {
            fields.push(FieldError { field: path.into(), message: message.into(), line, ..FieldError::default() });
        }
        self
    }

    /// Tells the client when to try again.
    #[must_use]
    pub fn retry_after(mut self, seconds: u64) -> Self {
        self.retry_after_seconds = Some(seconds);
        self
    }

    /// Keeps what went wrong underneath, for the log alone: it never reaches the client.
    #[must_use]
    pub fn caused_by(mut self, cause: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.cause = Some(cause.into());
        self
    }

    /// The same problem for somebody else who waited for the same work; what lies underneath is logged once.
    #[must_use]
    pub(crate) fn again(&self) -> Self {
        let kind = match &self.kind {
            Kind::Own { code, detail, fields } => {
                Kind::Own { code: *code, detail: detail.clone(), fields: fields.clone() }
            }
            Kind::Executor(problem) => Kind::Executor(problem.clone()),
        };
        Self { kind, retry_after_seconds: self.retry_after_seconds, members: self.members.clone(), cause: None }
    }

    /// What went wrong underneath.
    #[must_use]
    pub fn cause(&self) -> Option<&(dyn StdError + Send + Sync)> {
        self.cause.as_deref()
    }

    /// The stable name of the problem.
    #[must_use]
    pub fn name(&self) -> &str {
        match &self.kind {
            Kind::Own { code, .. } => code.name(),
            Kind::Executor(problem) => &problem.code,
        }
    }

    /// The problem as the client sees it.
    #[must_use]
    pub fn problem(&self, request_id: &str) -> Problem {
        match &self.kind {
            Kind::Own { code, detail, fields } => Problem {
                kind: format!("{TYPE_PREFIX}{}", code.name()),
                title: code.title().to_owned(),
                status: code.status().as_u16(),
                detail: detail.clone().unwrap_or_else(|| code.advice().to_owned()),
                code: code.name().to_owned(),
                request_id: request_id.to_owned(),
                errors: fields.clone(),
            },
            Kind::Executor(problem) => Problem { request_id: request_id.to_owned(), ..Problem::clone(problem) },
        }
    }

    /// The whole answer; `request_id` may be empty where none is known.
    #[must_use]
    pub fn response(&self, request_id: &str) -> HttpResponse {
        let mut builder = HttpResponse::build(self.status_code());
        builder.insert_header((CACHE_CONTROL, "no-store"));
        if let Some(seconds) = self.retry_after_seconds {
            builder.insert_header((RETRY_AFTER, seconds.to_string()));
        }
        builder.insert_header((CONTENT_TYPE, shared::problem::CONTENT_TYPE));
        builder.json(Whole { problem: self.problem(request_id), members: &self.members })
    }
}

/// A problem with the members of its own.
#[derive(serde::Serialize)]
struct Whole<'a> {
    #[serde(flatten)]
    problem: Problem,
    #[serde(flatten)]
    members: &'a serde_json::Map<String, serde_json::Value>,
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl StdError for ApiError {}

impl ResponseError for ApiError {
    fn status_code(&self) -> StatusCode {
        match &self.kind {
            Kind::Own { code, .. } => code.status(),
            Kind::Executor(problem) => {
                StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
            }
        }
    }

    fn error_response(&self) -> HttpResponse {
        self.response("")
    }
}

impl From<Code> for ApiError {
    fn from(code: Code) -> Self {
        Self::new(code)
    }
}
