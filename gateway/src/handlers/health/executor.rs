//! `GET /api/executor-health`, and under its old name `GET /api/flask-health`

use actix_web::{HttpResponse, web};
use shared::api::ExecutorHealth;

use crate::error::ApiError;
use crate::openapi::ExecutorProblems;
use crate::state::State;

/// How the executor is doing
///
/// Also at `/api/flask-health`, its old name.
#[utoipa::path(
    get,
    path = "/api/executor-health",
    operation_id = "get_executor_health",
    tag = "health",
    responses(
        (status = 200, description = "What the executor says of itself, well or not.", body = ExecutorHealth),
        ExecutorProblems,
    ),
)]
pub(crate) async fn executor(state: web::Data<State>) -> Result<HttpResponse, ApiError> {
    let health = state.executors.health().await?;
    Ok(HttpResponse::Ok().insert_header(("cache-control", "no-store")).json(health))
}

/// How the executor is doing, under its old name
#[utoipa::path(
    get,
    path = "/api/flask-health",
    operation_id = "get_flask_health",
    tag = "health",
    responses(
        (status = 200, description = "What the executor says of itself, well or not.", body = ExecutorHealth),
        ExecutorProblems,
    ),
)]
pub(crate) async fn flask(state: web::Data<State>) -> Result<HttpResponse, ApiError> {
    executor(state).await
}
