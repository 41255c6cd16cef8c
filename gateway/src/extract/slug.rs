//! The lessons and steps that a path names.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};

use crate::error::{ApiError, Code};

/// As the database has it (`lessons_id_form`).
const MAX_SLUG_BYTES: usize = 60;

/// The `{lesson_id}` of the path. What is no id names no lesson: 404, as for any that does not exist.
#[derive(Debug, Clone)]
pub struct LessonPath(pub String);

/// The `{lesson_id}` and the `{step_id}` of the path, found as in [`LessonPath`].
#[derive(Debug, Clone)]
pub struct StepPath {
    /// The lesson.
    pub lesson: String,
    /// The step.
    pub step: String,
}

impl FromRequest for LessonPath {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(slug(request, "lesson_id", Code::LessonNotFound).map(Self))
    }
}

impl FromRequest for StepPath {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(slug(request, "lesson_id", Code::LessonNotFound).and_then(|lesson| {
            let step = slug(request, "step_id", Code::StepNotFound)?;
            Ok(Self { lesson, step })
        }))
    }
}

fn slug(request: &HttpRequest, parameter: &str, missing: Code) -> Result<String, ApiError> {
    let text = request.match_info().get(parameter).unwrap_or_default();
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if !text.is_empty() && text.len() <= MAX_SLUG_BYTES && text.bytes().all(plain) {
        Ok(text.to_owned())
    } else {
        Err(missing.into())
    }
}
