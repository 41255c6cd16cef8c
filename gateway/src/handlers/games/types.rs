//! `GET /api/game-types`

use actix_web::{HttpResponse, web};
use reqwest::Method;
use shared::api::GameTypes;

use crate::error::ApiError;
use crate::extract::SignedIn;
use crate::openapi::{DatabaseProblems, ExecutorProblems, SignInProblems};
use crate::state::State;

/// Kinds of games and what can be chosen about each
#[utoipa::path(
    get,
    path = "/api/game-types",
    operation_id = "list_game_types",
    tag = "games",
    security(("cookie" = []), ("api_key" = [])),
    responses(
        (status = 200, description = "Every kind of game.", body = GameTypes),
        SignInProblems,
        ExecutorProblems,
        DatabaseProblems,
    ),
)]
pub(crate) async fn types(state: web::Data<State>, person: SignedIn) -> Result<HttpResponse, ApiError> {
    state.executors.ask_any(Method::GET, "/api/game-types", &person.caller, None).await
}
