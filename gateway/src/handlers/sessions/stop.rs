//! `POST /api/stop-game/{session_id}`

use actix_web::{HttpResponse, web};
use reqwest::Method;

use crate::error::ApiError;
use crate::extract::{Player, SessionPath};
use crate::openapi::{DatabaseProblems, ExecutorProblems, SessionProblems, SignInProblems, UnsafeProblems};
use crate::state::State;

/// Stop a running game
#[utoipa::path(
    post,
    path = "/api/stop-game/{session_id}",
    operation_id = "stop_game",
    tag = "sessions",
    security(("cookie" = []), ("api_key" = [])),
    params(("session_id" = Uuid, Path, description = "The session, from `/api/execute`.")),
    responses(
        (status = 204, description = "The game is being stopped."),
        SessionProblems,
        SignInProblems,
        UnsafeProblems,
        ExecutorProblems,
        DatabaseProblems,
    ),
)]
pub(crate) async fn stop(
    state: web::Data<State>,
    person: Player,
    session: SessionPath,
) -> Result<HttpResponse, ApiError> {
    let executor = state.executors.of(session.0).await?;
    let path = format!("/api/stop-game/{}", session.0);
    Ok(executor.forward(executor.request(Method::POST, &path, &person.caller, Some(session.0))?).await?)
}
