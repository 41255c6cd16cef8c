//! `GET /api/health`

use actix_web::{HttpResponse, web};
use serde::Serialize;
use shared::api::HealthStatus;
use utoipa::ToSchema;

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
    /// Whether the executor answers and is well itself.
    pub(crate) executor: HealthStatus,
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
    let (database, executor) = futures_util::join!(state.database.is_ready(), state.executors.health());
    let database = word(database);
    let executor = executor.map_or(HealthStatus::Degraded, |health| health.status);
    let status = word(database == HealthStatus::Ok && executor == HealthStatus::Ok);
    HttpResponse::Ok().insert_header(("cache-control", "no-store")).json(GatewayHealth {
        status,
        version: env!("CARGO_PKG_VERSION"),
        database,
        executor,
    })
}

const fn word(well: bool) -> HealthStatus {
    if well { HealthStatus::Ok } else { HealthStatus::Degraded }
}
