//! `GET /api/health`

use actix_web::{HttpResponse, web};
use serde::Serialize;
use shared::api::HealthStatus;
use utoipa::ToSchema;

use super::standing::{ExecutorStanding, complaints};
use crate::state::State;

/// How the gateway and what it needs are doing.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct GatewayHealth {
    /// The whole in one word.
    pub(crate) status: HealthStatus,
    /// The version of the program.
    #[schema(example = "0.1.0")]
    pub(crate) version: &'static str,
    /// Whether the database answers.
    pub(crate) database: HealthStatus,
    /// Whether every executor answers and is well itself.
    pub(crate) executor: HealthStatus,
    /// What is wrong with the executors, in words for operators. Empty when all is well.
    pub(crate) detail: String,
}

/// How the gateway is doing
///
/// Always 200: a page that shows the state must be able to read it. `/readyz` is for whoever routes traffic.
#[utoipa::path(
    get,
    path = "/api/health",
    operation_id = "get_health",
    tag = "health",
    responses((status = 200, description = "The state of the gateway and of what it needs.", body = GatewayHealth)),
)]
pub(crate) async fn gateway(state: web::Data<State>) -> HttpResponse {
    let (database, members) = futures_util::join!(state.database.is_ready(), state.executors.members());
    let database = word(database);
    let shared = state.executors.shared_numbers();
    let standings: Vec<_> = members.iter().map(|member| ExecutorStanding::of(member, &shared)).collect();
    let detail = complaints(&standings, &shared);
    let executor = word(!standings.is_empty() && detail.is_empty());
    let status = word(database == HealthStatus::Ok && executor == HealthStatus::Ok);
    HttpResponse::Ok().insert_header(("cache-control", "no-store")).json(GatewayHealth {
        status,
        version: env!("CARGO_PKG_VERSION"),
        database,
        executor,
        detail,
    })
}

const fn word(well: bool) -> HealthStatus {
    if well { HealthStatus::Ok } else { HealthStatus::Degraded }
}
