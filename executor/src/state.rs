//! What every handler works with.

use std::sync::Arc;
use std::time::Duration;

use shared::api::{CheckResponse, ExecuteRequest, ExecuteResponse};
use shared::ids::{ExecutorId, SessionId, UserId};
use shared::link::Program;
use tokio::runtime::Handle;
use tokio::sync::{Semaphore, mpsc, oneshot};
use tokio_util::task::TaskTracker;

use crate::compile::Catalog;
use crate::config::Settings;
use crate::error::{ApiError, Code};
use crate::health::Health;
use crate::metrics::Metrics;
use crate::sandbox::pool::Pool;
use crate::session::{
    Command, Ending, Happening, Limits, Registry, Reservation, ReserveError, Session, run, wait_for_turn,
};
use crate::token::Verifier;
use crate::validate::{self, CheckedProgram};

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
    /// One permit for each program that is checked at the same time: a check may need much stack.
    pub checks: Semaphore,
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
    /// Checks a program and starts it, or lets it wait for a free place.
    ///
    /// # Errors
    /// [`ApiError`] for a program that cannot run, no free place, or no sandbox.
    pub async fn start(
        self: &Arc<Self>,
        id: SessionId,
        owner: UserId,
        request: ExecuteRequest,
        may_wait: bool,
    ) -> Result<ExecuteResponse, ApiError> {
        let checked = self.check(request).await?;
        let warnings = checked.warnings;
        let reserved = self.registry.reserve(id, owner, may_wait).map_err(|error| no_place(&error))?;
        let Reservation { session, commands, turn } = reserved;
        if let Some(turn) = turn {
            self.tasks.spawn_on(Arc::clone(self).queue(session, commands, checked.program, turn), &self.runtime);
            return Ok(ExecuteResponse { session_id: id, warnings });
        }
        let (answer, started) = oneshot::channel();
        // A task of its own: whoever asked may hang up at any moment, and a sandbox must never be without a keeper.
        self.tasks.spawn_on(Arc::clone(self).play(session, commands, checked.program, answer), &self.runtime);
        if let Ok(true) = started.await {
            return Ok(ExecuteResponse { session_id: id, warnings });
        }
        let detail = "No game can start at the moment. Please try again in a few seconds.";
        Err(ApiError::new(Code::SandboxUnavailable, detail).retry_after(RETRY_SECONDS))
    }

    async fn check(&self, request: ExecuteRequest) -> Result<CheckedProgram, ApiError> {
        let limit = self.settings.max_code_size;
        self.in_turn(move || validate::check(request, limit)).await
    }

    /// Reads a program without running it.
    ///
    /// # Errors
    /// As [`validate::read`].
    pub async fn read(&self, request: ExecuteRequest) -> Result<CheckResponse, ApiError> {
        let limit = self.settings.max_code_size;
        self.in_turn(move || validate::read(request, limit)).await
    }

    /// Parsing takes a core: only some do so at once.
    async fn in_turn<T: Send + 'static>(
        &self,
        check: impl FnOnce() -> Result<T, ApiError> + Send + 'static,
    ) -> Result<T, ApiError> {
        let failed = || ApiError::new(Code::Internal, "The program could not be checked. Please try again.");
        let _turn = self.checks.acquire().await.map_err(|_| failed())?;
        tokio::task::spawn_blocking(check).await.map_err(|_| failed())?
    }

    /// The life of a session that waits for a place first.
    async fn queue(
        self: Arc<Self>,
        session: Arc<Session>,
        mut commands: mpsc::Receiver<Command>,
        program: Program,
        turn: oneshot::Receiver<()>,
    ) {
        let patience = Duration::from_secs(self.settings.queue_patience_seconds);
        match wait_for_turn(&session, &mut commands, turn, patience).await {
            Ok(()) => {
                session.happen(Happening::Admitted);
                let (nobody, _) = oneshot::channel();
                self.play(session, commands, program, nobody).await;
            }
            Err(why) => {
                session.happen(why);
                self.registry.retire(session.id());
                tracing::info!(session_id = %session.id(), ?why, "a waiting session left the line");
            }
        }
    }

    /// The whole life of a session, from the search for a sandbox on. `answer` tells whether there was one.
    async fn play(
        self: Arc<Self>,
        session: Arc<Session>,
        commands: mpsc::Receiver<Command>,
        program: Program,
        answer: oneshot::Sender<bool>,
    ) {
        let id = session.id();
        let sandbox = match self.pool.take().await {
            Ok(sandbox) => sandbox,
            Err(error) => {
                tracing::error!(session_id = %id, %error, "no sandbox for a new session");
                session.happen(Happening::SandboxFailed);
                // Whoever waited in line was told long ago that it would start: its viewers must hear that it did not.
                match answer.send(false) {
                    Ok(()) => self.registry.forget(id),
                    Err(_) => self.registry.retire(id),
                }
                return;
            }
        };
        tracing::info!(session_id = %id, files = program.files.len(), "session started");
        self.metrics.session_started();
        let _ = answer.send(true);
        let limits = Limits::of(&self.settings);
        let ended = |ending: Ending| {
            self.registry.retire(id);
            self.pool.look_again();
            self.metrics.session_ended(ending.reason);
            tracing::info!(session_id = %id, reason = ?ending.reason, exit_code = ending.exit_code, "session ended");
        };
        run(session, sandbox, program, commands, limits, ended).await;
    }
}

fn no_place(error: &ReserveError) -> ApiError {
    match error {
        ReserveError::Full { limit } => ApiError::new(
            Code::TooManySessions,
            format!("The maximum of {limit} concurrent sessions is reached. Stop a game, or try again in a moment."),
        )
        .retry_after(RETRY_SECONDS),
        ReserveError::FullForUser { limit } => ApiError::new(
            Code::TooManySessionsOfYours,
            format!("You have {limit} games running or waiting, as many as one may have. Stop one of them first."),
        )
        .retry_after(RETRY_SECONDS),
        ReserveError::Exists => ApiError::new(Code::SessionExists, "A session with this id was started before."),
        ReserveError::Draining => {
            ApiError::new(Code::Draining, "This executor is shutting down. Please try again.").retry_after(1)
        }
    }
}
