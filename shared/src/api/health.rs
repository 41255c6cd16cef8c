//! How an executor says that it is well.

use serde::{Deserialize, Serialize};

use crate::ids::ExecutorId;

/// One word for the state of a service or of something it needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum HealthStatus {
    /// Everything works.
    Ok,
    /// Running, but something it needs does not work.
    Degraded,
}

/// `GET /api/health` of an executor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExecutorHealth {
    /// The whole in one word.
    pub status: HealthStatus,
    /// Names this executor; new session ids carry it.
    pub executor_id: ExecutorId,
    /// The version of the program.
    pub version: String,
    /// Whether the Docker engine answers.
    pub docker: HealthStatus,
    /// Whether the sandbox image is there.
    pub image: HealthStatus,
    /// What is wrong, in words for operators, such as the socket that was tried. Empty when all is well.
    pub detail: String,
    /// Sessions that run now.
    pub active_sessions: u32,
    /// Most sessions at once.
    pub max_sessions: u32,
    /// Sessions that wait for a free place.
    pub queued_sessions: u32,
    /// Whether it is stopping: it takes no new sessions.
    pub draining: bool,
    /// Warm sandboxes that wait for a game.
    pub warm_sandboxes: u32,
    /// Memory of the executor process itself.
    pub memory_bytes: u64,
}
