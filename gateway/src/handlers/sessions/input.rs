//! `POST /api/game-input/{session_id}`

use actix_web::{HttpResponse, web};
use reqwest::Method;
use shared::api::InputRequest;

use crate::error::ApiError;
use crate::extract::{JsonBody, Player, SessionPath};
use crate::handlers::games::MAX_SMALL_BODY_BYTES;
use crate::openapi::{
    BodyProblems, DatabaseProblems, ExecutorProblems, SessionProblems, SignInProblems, UnsafeProblems,
};
use crate::state::State;

/// Play with keys and pointer
///
/// For clients that cannot open the play socket, which carries input faster.
#[utoipa::path(
    post,
    path = "/api/game-input/{session_id}",
    operation_id = "send_input",
    tag = "sessions",
    security(("cookie" = []), ("api_key" = [])),
    params(("session_id" = Uuid, Path, description = "The session, from `/api/execute`.")),
    request_body(content = InputRequest, example = json!({"events": [
        {"type": "keydown", "code": "ArrowLeft"},
        {"type": "keyup", "code": "ArrowLeft"},
        {"type": "pointerdown", "x": 12, "y": 34, "button": 0},
    ]})),
    responses(
        (status = 204, description = "The game has it."),
        BodyProblems,
        SessionProblems,
        SignInProblems,
        UnsafeProblems,
        ExecutorProblems,
        DatabaseProblems,
    ),
)]
pub(crate) async fn input(
    state: web::Data<State>,
    person: Player,
    session: SessionPath,
    body: JsonBody<MAX_SMALL_BODY_BYTES>,
) -> Result<HttpResponse, ApiError> {
    let executor = state.executors.of(session.0).await?;
    let path = format!("/api/game-input/{}", session.0);
    let request = executor.request(Method::POST, &path, &person.caller, Some(session.0))?;
    Ok(executor.forward_json(request, body.0).await?)
}
