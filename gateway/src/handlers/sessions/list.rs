//! `GET /api/sessions`

use actix_web::{HttpResponse, web};
use serde::Serialize;
use shared::api::SessionSummary;
use utoipa::ToSchema;

use crate::error::ApiError;
use crate::extract::Player;
use crate::openapi::{DatabaseProblems, SignInProblems};
use crate::state::State;

/// Somebody's running games.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SessionList {
    /// The caller's sessions that have not ended, oldest first.
    items: Vec<SessionSummary>,
    /// Always absent: there are never more sessions than fit one page.
    next_cursor: Option<String>,
    /// Whether an executor did not answer in time. A session that is missing may then be there all the same; without
    /// this, one that is missing is over.
    incomplete: bool,
}

/// The caller's running games
///
/// On all executors. Those of an executor that does not answer in time are left out, and `incomplete` says so.
#[utoipa::path(
    get,
    path = "/api/sessions",
    operation_id = "list_sessions",
    tag = "sessions",
    security(("cookie" = []), ("api_key" = [])),
    responses(
        (status = 200, description = "The sessions that have not ended, oldest first.", body = SessionList),
        SignInProblems,
        DatabaseProblems,
    ),
)]
pub(crate) async fn list(state: web::Data<State>, person: Player) -> Result<HttpResponse, ApiError> {
    let own = state.executors.sessions(&person.caller).await;
    let list = SessionList { items: own.items, next_cursor: None, incomplete: own.incomplete };
    Ok(HttpResponse::Ok().insert_header(("cache-control", "no-store")).json(list))
}
