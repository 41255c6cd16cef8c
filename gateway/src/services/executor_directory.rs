//! Which executors there are. One now; sessions already name theirs, so several need only more entries here.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use reqwest::Url;
use shared::api::ExecutorHealth;
use shared::ids::{ExecutorId, SessionId};
use tokio::time::Instant;

use super::executor::Executor;
use super::token_signer::TokenSigner;
use crate::error::{ApiError, Code};

/// How long an executor is believed to be who it said it was. One that restarts under another name is refused by its
/// own check of the session id meanwhile, so this bounds how long that can last.
const BELIEVED_FOR: Duration = Duration::from_secs(5);
/// How often a stranger's session id may make us ask anew.
const ASK_AT_MOST_EVERY: Duration = Duration::from_secs(1);

/// The executors that this gateway knows. Each HTTP worker has a client of its own, so that a stream's two sockets are
/// served by the same thread; what is known of executors is shared.
#[derive(Clone)]
pub struct ExecutorDirectory {
    client: reqwest::Client,
    url: Url,
    signer: TokenSigner,
    known: Arc<Mutex<Option<Known>>>,
}

#[derive(Debug, Clone, Copy)]
struct Known {
    id: ExecutorId,
    since: Instant,
}

impl ExecutorDirectory {
    /// A directory of the one executor at `url`.
    #[must_use]
    pub fn new(client: reqwest::Client, url: Url, signer: TokenSigner) -> Self {
        Self { client, url, signer, known: Arc::default() }
    }

    /// The same directory, reached through another client.
    #[must_use]
    pub fn with_client(&self, client: reqwest::Client) -> Self {
        Self { client, ..self.clone() }
    }

    /// The executor on which a new session should run.
    ///
    /// # Errors
    /// `executor_unavailable`.
    pub async fn pick(&self) -> Result<(Executor, ExecutorId), ApiError> {
        let id = match self.known_within(BELIEVED_FOR) {
            Some(id) => id,
            None => self.ask().await?,
        };
        Ok((self.executor(), id))
    }

    /// Asks anew before the next run where this one failed on the executor's side: it may have come back under another
    /// name, and then refuses sessions of the old one.
    pub fn doubt(&self, error: &ApiError) {
        if error.name() == Code::ExecutorUnavailable.name() {
            *self.lock() = None;
        }
    }

    /// The executor that runs this session.
    ///
    /// # Errors
    /// `session_not_found` when no executor bears that number, `executor_unavailable` when that cannot be told.
    pub async fn of(&self, session: SessionId) -> Result<Executor, ApiError> {
        let wanted = session.executor();
        if self.known_within(BELIEVED_FOR) == Some(wanted) {
            return Ok(self.executor());
        }
        let id = match self.known_within(ASK_AT_MOST_EVERY) {
            Some(id) => id,
            None => self.ask().await?,
        };
        if id == wanted { Ok(self.executor()) } else { Err(Code::SessionNotFound.into()) }
    }

    /// Any executor, for what is the same on all.
    #[must_use]
    pub fn any(&self) -> Executor {
        self.executor()
    }

    /// What the executor says of itself.
    ///
    /// # Errors
    /// `executor_unavailable`.
    pub async fn health(&self) -> Result<ExecutorHealth, ApiError> {
        self.executor().health().await.inspect_err(|_| *self.lock() = None)
    }

    async fn ask(&self) -> Result<ExecutorId, ApiError> {
        let id = self.health().await?.executor_id;
        *self.lock() = Some(Known { id, since: Instant::now() });
        Ok(id)
    }

    fn known_within(&self, age: Duration) -> Option<ExecutorId> {
        self.lock().filter(|known| known.since.elapsed() < age).map(|known| known.id)
    }

    fn executor(&self) -> Executor {
        Executor::new(self.client.clone(), self.url.clone(), self.signer.clone())
    }

    fn lock(&self) -> MutexGuard<'_, Option<Known>> {
        // A number and a time cannot be left half written.
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
