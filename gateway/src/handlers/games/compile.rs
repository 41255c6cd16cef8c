//! `POST /api/compile`

use actix_web::{HttpResponse, web};
use reqwest::Method;
use shared::api::{CompileRequest, CompileResponse};

use super::MAX_SMALL_BODY_BYTES;
use crate::error::ApiError;
use crate::extract::{JsonBody, SignedIn};
use crate::openapi::{BodyProblems, DatabaseProblems, ExecutorProblems, SignInProblems, UnsafeProblems};
use crate::state::State;

/// Make a game out of choices
///
/// What is left out takes its default. The answer is a complete Python program, ready to run or to change.
#[utoipa::path(
    post,
    path = "/api/compile",
    operation_id = "compile_game",
    tag = "games",
    security(("cookie" = []), ("api_key" = [])),
    request_body(content = CompileRequest,
        example = json!({"game_type": "platformer", "name": "Cloud Hopper", "choices": {}})),
    responses(
        (status = 200, description = "The game.", body = CompileResponse),
        BodyProblems,
        SignInProblems,
        UnsafeProblems,
        ExecutorProblems,
        DatabaseProblems,
    ),
)]
pub(crate) async fn compile(
    state: web::Data<State>,
    person: SignedIn,
    body: JsonBody<MAX_SMALL_BODY_BYTES>,
) -> Result<HttpResponse, ApiError> {
    state.executors.ask_any(Method::POST, "/api/compile", &person.caller, Some(body.0)).await
}
