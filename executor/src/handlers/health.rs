//! `GET /api/health`: how the executor is, for people and for the gateway.

use actix_web::web;
use shared::api::{ExecutorHealth, HealthStatus};

use crate::state::State;

/// Always answers 200; `status` tells.
pub async fn health(state: web::Data<State>) -> web::Json<ExecutorHealth> {
    let findings = state.health.findings();
    let status = if findings.is_ready() { HealthStatus::Ok } else { HealthStatus::Degraded };
    web::Json(ExecutorHealth {
        status,
        executor_id: state.executor,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        docker: findings.docker,
        image: findings.image,
        detail: findings.detail,
        active_sessions: u32::try_from(state.registry.active()).unwrap_or(u32::MAX),
        max_sessions: u32::try_from(state.registry.limit()).unwrap_or(u32::MAX),
        queued_sessions: u32::try_from(state.registry.queued()).unwrap_or(u32::MAX),
        draining: state.registry.is_draining(),
        warm_sandboxes: u32::try_from(state.pool.waiting()).unwrap_or(u32::MAX),
        memory_bytes: resident_bytes().unwrap_or(0),
    })
}

/// Memory of this process that is in RAM; `None` where the kernel does not say (proc(5), `statm`).
fn resident_bytes() -> Option<u64> {
    let statm = std::fs::read_to_string("/proc/self/statm").ok()?;
    let pages: u64 = statm.split_whitespace().nth(1)?.parse().ok()?;
    Some(pages * u64::try_from(rustix::param::page_size()).ok()?)
}
