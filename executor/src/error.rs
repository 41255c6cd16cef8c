//! Every error the executor answers with: one table of codes, one way to write them (RFC 9457).

use std::fmt;

use actix_web::http::{StatusCode, header};
use actix_web::{HttpResponse, ResponseError};
use shared::problem::{CONTENT_TYPE, FieldError, Problem};

/// A kind of error: its stable name, HTTP status and title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Code {
    /// The body is not the JSON it should be.
    InvalidRequest,
    /// The program contains a NUL character.
    NulInCode,
    /// Python cannot read the program.
    SyntaxError,
    /// One Python file is larger than allowed.
    CodeTooLarge,
    /// The whole request or project is larger than allowed.
    ProjectTooLarge,
    /// The token is missing, expired, forged or meant for somebody else.
    Unauthorized,
    /// The session does not exist, has ended, or belongs to somebody else.
    SessionNotFound,
    /// The session has not shown anything yet.
    NoPictureYet,
    /// The session exists already.
    SessionExists,
    /// There is nothing at this address.
    NotFound,
    /// The address exists, but not for this method.
    MethodNotAllowed,
    /// The client asked for a protocol that is not spoken here.
    UpgradeRequired,
    /// As many sessions run as may.
    TooManySessions,
    /// As many sessions of the caller run, or wait, as may.
    TooManySessionsOfYours,
    /// As many watch the session as may.
    TooManyViewers,
    /// No sandbox can be had at the moment.
    SandboxUnavailable,
    /// The executor is shutting down.
    Draining,
    /// Something failed that the caller cannot mend.
    Internal,
}

impl Code {
    const fn row(self) -> (&'static str, StatusCode, &'static str) {
        match self {
            Self::InvalidRequest => ("invalid_request", StatusCode::BAD_REQUEST, "The request is not valid"),
            Self::NulInCode => ("nul_in_code", StatusCode::BAD_REQUEST, "The program contains a NUL character"),
            Self::SyntaxError => ("syntax_error", StatusCode::BAD_REQUEST, "Python cannot read this program"),
            Self::CodeTooLarge => ("code_too_large", StatusCode::PAYLOAD_TOO_LARGE, "The program is too long"),
            Self::ProjectTooLarge => ("project_too_large", StatusCode::PAYLOAD_TOO_LARGE, "The project is too large"),
            Self::Unauthorized => ("unauthorized", StatusCode::UNAUTHORIZED, "A valid token is needed"),
            Self::SessionNotFound => ("session_not_found", StatusCode::NOT_FOUND, "There is no such session"),
            Self::NoPictureYet => ("no_picture_yet", StatusCode::NOT_FOUND, "The game has shown nothing yet"),
            Self::SessionExists => ("session_exists", StatusCode::CONFLICT, "The session exists already"),
            Self::NotFound => ("not_found", StatusCode::NOT_FOUND, "There is nothing here"),
            Self::MethodNotAllowed => {
                ("method_not_allowed", StatusCode::METHOD_NOT_ALLOWED, "This method is not allowed here")
            }
            Self::UpgradeRequired => ("upgrade_required", StatusCode::UPGRADE_REQUIRED, "A WebSocket is needed here"),
            Self::TooManySessions => {
                ("too_many_sessions", StatusCode::TOO_MANY_REQUESTS, "maximum concurrent sessions reached")
            }
            Self::TooManySessionsOfYours => {
                ("too_many_sessions_of_yours", StatusCode::TOO_MANY_REQUESTS, "Too many of your games are running")
            }
            Self::TooManyViewers => {
                ("too_many_viewers", StatusCode::TOO_MANY_REQUESTS, "Too many are watching this game")
            }
            Self::SandboxUnavailable => {
                ("sandbox_unavailable", StatusCode::SERVICE_UNAVAILABLE, "No sandbox is available")
            }
            Self::Draining => ("draining", StatusCode::SERVICE_UNAVAILABLE, "The executor is shutting down"),
            Self::Internal => ("internal", StatusCode::INTERNAL_SERVER_ERROR, "Something went wrong on our side"),
        }
    }
}

/// An error answer: its kind, what happened this time, and which fields are wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiError {
    code: Code,
    detail: String,
    errors: Vec<FieldError>,
    retry_after_seconds: Option<u32>,
}

impl ApiError {
    /// An error with words for a person about this occurrence.
    pub fn new(code: Code, detail: impl Into<String>) -> Self {
        Self { code, detail: detail.into(), errors: Vec::new(), retry_after_seconds: None }
    }

    /// The one answer for sessions that are unknown, ended or foreign, so that they cannot be told apart.
    #[must_use]
    pub fn session_not_found() -> Self {
        Self::new(Code::SessionNotFound, "This game is not running any more. Press Run to start it again.")
    }

    /// The one answer for every token that is not accepted.
    #[must_use]
    pub fn unauthorized() -> Self {
        Self::new(Code::Unauthorized, "Send a current token of the gateway as `Authorization: Bearer`.")
    }

    /// An error about one field of the body.
    pub fn field(field: impl Into<String>, message: impl Into<String>) -> Self {
        let message = message.into();
        Self::new(Code::InvalidRequest, message.clone()).with_errors(vec![FieldError {
            field: field.into(),
            message,
            ..FieldError::default()
        }])
    }

    /// Adds what is wrong where.
    #[must_use]
    pub fn with_errors(mut self, errors: Vec<FieldError>) -> Self {
        self.errors = errors;
        self
    }

    /// Adds when to try again.
    #[must_use]
    pub fn retry_after(mut self, seconds: u32) -> Self {
        self.retry_after_seconds = Some(seconds);
        self
    }

    /// The kind of error.
    #[must_use]
    pub fn code(&self) -> Code {
        self.code
    }

    /// The places that are wrong.
    #[must_use]
    pub fn errors(&self) -> &[FieldError] {
        &self.errors
    }

    /// The answer, naming the request it belongs to.
    #[must_use]
    pub fn response(&self, request_id: &str) -> HttpResponse {
        let (code, status, title) = self.code.row();
        let mut response = HttpResponse::build(status);
        if let Some(seconds) = self.retry_after_seconds {
            response.insert_header((header::RETRY_AFTER, seconds.to_string()));
        }
        if self.code == Code::Unauthorized {
            response.insert_header((header::WWW_AUTHENTICATE, "Bearer"));
        }
        let problem = Problem {
            kind: format!("/api/docs#{code}"),
            title: title.to_owned(),
            status: status.as_u16(),
            detail: self.detail.clone(),
            code: code.to_owned(),
            request_id: request_id.to_owned(),
            errors: self.errors.clone(),
        };
        response.insert_header((header::CONTENT_TYPE, CONTENT_TYPE)).body(
            // A problem holds only strings and numbers: serializing it cannot fail.
            serde_json::to_vec(&problem).unwrap_or_default(),
        )
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code.row().0, self.detail)
    }
}

impl std::error::Error for ApiError {}

impl ResponseError for ApiError {
    fn status_code(&self) -> StatusCode {
        self.code.row().1
    }

    fn error_response(&self) -> HttpResponse {
        self.response("")
    }
}
