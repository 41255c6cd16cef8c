//! `POST /api/execute`

use actix_web::{HttpResponse, web};
use shared::api::{ExecuteRequest, ExecuteResponse};
use shared::limits::MAX_EXECUTE_BODY_BYTES;
use shared::problem::Problem;

use crate::error::ApiError;
use crate::extract::{JsonBody, Player};
use crate::openapi::{BodyProblems, DatabaseProblems, ExecutorProblems, SignInProblems, UnsafeProblems};
use crate::state::State;

/// Run a program
///
/// Starts one Python program, or several files with their pictures and sounds, in a sandbox of its own. Watch it at
/// `/api/play/{session_id}` or `/api/game-stream/{session_id}`. Where all places are taken the session waits for one, and
/// its `state` events say `queued` and its place in the line.
#[utoipa::path(
    post,
    path = "/api/execute",
    operation_id = "execute_code",
    tag = "sessions",
    security(("cookie" = []), ("api_key" = [])),
    params(
        ("Idempotency-Key" = Option<String>, Header, description = "Names this run, so that it can be sent again when no \
            answer came: with the same key within 24 hours it is answered as before, and runs once."),
    ),
    request_body(content = ExecuteRequest, examples(
        ("One program" = (value = json!({"code": "import pygame\npygame.init()\n"}))),
        ("Several files" = (value = json!({
            "files": [{"path": "main.py", "content": "import hero\n"}, {"path": "hero.py", "content": ""}],
            "entry": "main.py",
        }))),
    )),
    responses(
        (status = 201, description = "The program runs.", body = ExecuteResponse),
        (status = 409, description = "The session exists already, or a request with the same `Idempotency-Key` is still \
            running (`request_in_progress`); try again.", body = Problem,
            content_type = "application/problem+json"),
        (status = 429, description = "As many games run as may (`too_many_sessions`; `Retry-After` says when to try \
            again), or the caller has as many as one person may (`too_many_sessions_of_yours`).", body = Problem,
            content_type = "application/problem+json"),
        BodyProblems,
        SignInProblems,
        UnsafeProblems,
        ExecutorProblems,
        DatabaseProblems,
    ),
)]
pub(crate) async fn execute(
    state: web::Data<State>,
    person: Player,
    body: JsonBody<MAX_EXECUTE_BODY_BYTES>,
) -> Result<HttpResponse, ApiError> {
    let _turn = state.session_limits.admit(&state.executors, &person.caller).await?;
    let started = state.executors.start(&person.caller, &body.0).await?;
    state.metrics.placed(started.executor);
    Ok(started.answer)
}
