//! What every handler may use.

use tokio_util::sync::CancellationToken;

use crate::config::Settings;
use crate::db::Database;
use crate::domain::Origin;
use crate::services::{Executor, ExecutorDirectory, Guesses, Metrics, SecretHasher, SessionLimits};

/// Shared by all workers except for the executors' client. Cheap to clone.
#[derive(Clone)]
pub struct State {
    /// PostgreSQL.
    pub database: Database,
    /// Where games run.
    pub executors: ExecutorDirectory,
    /// How many games may run.
    pub session_limits: SessionLimits,
    /// Hashes secrets.
    pub secret_hasher: SecretHasher,
    /// How often secrets were guessed at.
    pub guesses: Guesses,
    /// What is counted.
    pub metrics: Metrics,
    /// Whether the counters are shown.
    pub shows_metrics: bool,
    /// The origin under which browsers reach this service, where it is known.
    pub public_origin: Option<Origin>,
    /// Cancelled when the service stops, so that open streams end.
    pub stopping: CancellationToken,
}

impl State {
    /// The state for a service with these settings.
    ///
    /// # Errors
    /// When the executors' client, the pool or the counters cannot be made.
    pub fn new(settings: &Settings, database: Database) -> Result<Self, StateError> {
        let client = Executor::client()?;
        Ok(Self {
            database,
            executors: ExecutorDirectory::new(client, settings.signer.clone()),
            session_limits: SessionLimits::new(settings.max_sessions_per_user, settings.max_sessions),
            secret_hasher: SecretHasher::default(),
            guesses: Guesses::default(),
            metrics: Metrics::new()?,
            shows_metrics: settings.enable_metrics,
            public_origin: settings.public_origin.clone(),
            stopping: CancellationToken::new(),
        })
    }

    /// The same state with a client of the worker's own: the sockets of a stream are then served by one thread.
    #[must_use]
    pub fn for_worker(&self) -> Self {
        match Executor::client() {
            Ok(client) => Self { executors: self.executors.with_client(client), ..self.clone() },
            Err(_) => self.clone(),
        }
    }

    /// Whether browsers reach this service over TLS.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.public_origin.as_ref().is_some_and(Origin::is_https)
    }
}

/// Why a service could not be made.
#[derive(Debug, thiserror::Error)]
pub enum StateError {
    /// The client for executors.
    #[error("cannot make an HTTP client: {0}")]
    Client(#[from] reqwest::Error),
    /// The counters.
    #[error("cannot make the counters: {0}")]
    Metrics(#[from] prometheus::Error),
}
