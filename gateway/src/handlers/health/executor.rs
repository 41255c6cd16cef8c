//! `GET /api/executor-health`, and under its old name `GET /api/flask-health`

use actix_web::{HttpResponse, web};
use serde::Serialize;
use shared::api::ExecutorHealth;
use utoipa::ToSchema;

use super::standing::{ExecutorStanding, together};
use crate::error::{ApiError, Code};
use crate::openapi::ExecutorProblems;
use crate::state::State;

/// How the executors are doing, together and each.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ExecutorsHealth {
    /// All of them together: of one what it says of itself, of several the sums, with the number and the version of one.
    /// `status` says whether games can start.
    #[serde(flatten)]
    together: ExecutorHealth,
    /// Each of them, at most about a second ago.
    executors: Vec<ExecutorStanding>,
}

/// How the executors are doing
///
/// Also at `/api/flask-health`, its old name.
#[utoipa::path(
    get,
    path = "/api/executor-health",
    operation_id = "get_executor_health",
    tag = "health",
    responses(
        (status = 200, description = "What the executors say of themselves, well or not.", body = ExecutorsHealth),
        ExecutorProblems,
    ),
)]
pub(crate) async fn executor(state: web::Data<State>) -> Result<HttpResponse, ApiError> {
    let members = state.executors.members().await;
    let shared = state.executors.shared_numbers();
    let executors: Vec<_> = members.iter().map(|member| ExecutorStanding::of(member, &shared)).collect();
    let together = together(&members, &executors)
        .ok_or_else(|| ApiError::new(Code::ExecutorUnavailable).retry_after(RETRY_AFTER_SECONDS))?;
    Ok(HttpResponse::Ok().insert_header(("cache-control", "no-store")).json(ExecutorsHealth { together, executors }))
}

/// How the executors are doing, under the old name
#[utoipa::path(
    get,
    path = "/api/flask-health",
    operation_id = "get_flask_health",
    tag = "health",
    responses(
        (status = 200, description = "What the executors say of themselves, well or not.", body = ExecutorsHealth),
        ExecutorProblems,
    ),
)]
pub(crate) async fn flask(state: web::Data<State>) -> Result<HttpResponse, ApiError> {
    executor(state).await
}

/// When to ask again while none answers: they are looked at every second.
const RETRY_AFTER_SECONDS: u64 = 1;
