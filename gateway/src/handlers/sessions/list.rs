//! `GET /api/sessions`

use actix_web::{HttpResponse, web};
use reqwest::Method;
use shared::api::SessionList;

use crate::error::ApiError;
use crate::extract::SignedIn;
use crate::openapi::{DatabaseProblems, ExecutorProblems, SignInProblems};
use crate::state::State;

/// The caller's running games
#[utoipa::path(
    get,
    path = "/api/sessions",
    operation_id = "list_sessions",
    tag = "sessions",
    security(("cookie" = [])),
    responses(
        (status = 200, description = "The sessions that have not ended, oldest first.", body = SessionList),
        SignInProblems,
        ExecutorProblems,
        DatabaseProblems,
    ),
)]
pub(crate) async fn list(state: web::Data<State>, person: SignedIn) -> Result<HttpResponse, ApiError> {
    let executor = state.executors.any();
    executor.forward(executor.request(Method::GET, "/api/sessions", &person.caller, None)?).await
}
