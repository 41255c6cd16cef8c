//! What every handler works with.

use std::sync::Arc;
use std::time::Duration;

use shared::api::{ExecuteRequest, ExecuteResponse};
use shared::ids::{ExecutorId, SessionId, UserId};
use tokio::runtime::Handle;
use tokio_util::task::TaskTracker;

use crate::compile::Catalog;
use crate::config::Settings;
use crate::error::{ApiError, Code};
use crate::health::Health;
use crate::metrics::Metrics;
use crate::sandbox::pool::Pool;
use crate::session::{Limits, Registry, ReserveError, run};
use crate::token::Verifier;
use crate::validate;

/// When to try again after something that usually passes soon.
const RETRY_SECONDS: u32 = 5;

/// The executor's parts.
pub struct State {
    /// The settings.
    pub settings: Arc<Settings>,
    /// Names this executor.
    pub executor: ExecutorId,
    /// Checks tokens.
    pub verifier: Verifier,
    /// The games that can be made.
    pub catalog: Catalog,
    /// The sessions that run.
    pub registry: Registry,
    /// Sandboxes that wait.
    pub pool: Pool,
    /// Whether Docker is well.
    pub health: Arc<Health>,
    /// Counters.
    pub metrics: Arc<Metrics>,
    /// Where sessions run: a runtime that outlives every connection.
    pub runtime: Handle,
    /// The tasks of all sessions, so that the end can wait for them.
    pub tasks: TaskTracker,
}

impl State {
    /// Checks a program and starts it.
    ///
    /// # Errors
    /// [`ApiError`] for a program that cannot run, no free place, or no sandbox.
    pub async fn start(
        self: &Arc<Self>,
        id: SessionId,
        owner: UserId,
        request: ExecuteRequest,
    ) -> Result<ExecuteResponse, ApiError> {
        let limit = self.settings.max_code_size;
        let checked = tokio::task::spawn_blocking(move || validate::check(request, limit))
            .await
            .map_err(|_| ApiError::new(Code::Internal, "The program could not be checked. Please try again."))??;
        let (session, commands) = self.registry.reserve(id, owner).map_err(|error| no_place(&error))?;
        let state = Arc::clone(self);
        let taken = self.runtime.spawn(async move { state.pool.take().await });
        let sandbox = match taken.await {
            Ok(Ok(sandbox)) => sandbox,
            failed => {
                self.registry.forget(id);
                let cause = match failed {
                    Ok(Err(error)) => error.to_string(),
                    _ => "the task that makes sandboxes failed".to_owned(),
                };
                tracing::error!(session_id = %id, cause, "no sandbox for a new session");
                let detail = "No game can start at the moment. Please try again in a few seconds.";
                return Err(ApiError::new(Code::SandboxUnavailable, detail).retry_after(RETRY_SECONDS));
            }
        };
        self.metrics.session_started();
        let limits = Limits {
            session: Duration::from_secs(self.settings.max_session_time),
            unwatched: Duration::from_secs(self.settings.idle_seconds),
        };
        let state = Arc::clone(self);
        let ended = move |ending: crate::session::Ending| {
            state.registry.retire(id);
            state.metrics.session_ended(ending.reason);
            tracing::info!(session_id = %id, reason = ?ending.reason, exit_code = ending.exit_code, "session ended");
        };
        tracing::info!(session_id = %id, files = checked.program.files.len(), "session started");
        self.tasks.spawn_on(run(session, sandbox, checked.program, commands, limits, ended), &self.runtime);
        Ok(ExecuteResponse { session_id: id, warnings: checked.warnings })
    }
}

fn no_place(error: &ReserveError) -> ApiError {
    match error {
        ReserveError::Full { limit } => ApiError::new(
            Code::TooManySessions,
            format!("The maximum of {limit} concurrent sessions is reached. Stop a game, or try again in a moment."),
        )
        .retry_after(RETRY_SECONDS),
        ReserveError::Exists => ApiError::new(Code::SessionExists, "A session with this id was started before."),
        ReserveError::Draining => {
            ApiError::new(Code::Draining, "This executor is shutting down. Please try again.").retry_after(1)
        }
        ReserveError::Memory => ApiError::new(Code::Internal, "There is no memory for another game."),
    }
}
