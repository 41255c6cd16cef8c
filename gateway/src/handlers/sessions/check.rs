//! `POST /api/check`

use actix_web::{HttpResponse, web};
use reqwest::Method;
use shared::api::CheckResponse;
use shared::limits::MAX_EXECUTE_BODY_BYTES;
use utoipa::ToSchema;

use super::execute::{RunCode, RunFiles};
use crate::error::ApiError;
use crate::extract::{JsonBody, SignedIn};
use crate::openapi::{BodyProblems, DatabaseProblems, ExecutorProblems, SignInProblems, UnsafeProblems};
use crate::state::State;

/// What to check: one program, or several files.
#[derive(ToSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "only described: an executor parses what it is to check")]
pub(crate) enum CheckRequest {
    /// One Python program.
    Code(RunCode),
    /// Several files.
    Files(RunFiles),
}

/// Check a program
///
/// Reads a program without running it. What Python cannot read, and what may go wrong, are told with file, line and column;
/// running it would refuse the former with `syntax_error`, and give the latter as `warnings`.
#[utoipa::path(
    post,
    path = "/api/check",
    operation_id = "check_code",
    tag = "sessions",
    security(("cookie" = []), ("api_key" = [])),
    request_body(content = CheckRequest, examples(
        ("One program" = (value = json!({"code": "import pygame\npygame.init(\n"}))),
        ("Several files" = (value = json!({
            "files": [{"path": "main.py", "content": "import hero\n"}, {"path": "hero.py", "content": ""}],
            "entry": "main.py",
        }))),
    )),
    responses(
        (status = 200, description = "What was found.", body = CheckResponse),
        BodyProblems,
        SignInProblems,
        UnsafeProblems,
        ExecutorProblems,
        DatabaseProblems,
    ),
)]
pub(crate) async fn check(
    state: web::Data<State>,
    person: SignedIn,
    body: JsonBody<MAX_EXECUTE_BODY_BYTES>,
) -> Result<HttpResponse, ApiError> {
    state.executors.ask_any(Method::POST, "/api/check", &person.caller, Some(body.0)).await
}
