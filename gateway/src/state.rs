//! What every handler may use.

use tokio_util::sync::CancellationToken;

use crate::config::Settings;
use crate::db::Database;
use crate::domain::Origin;
use crate::services::{Cache, Executor, ExecutorDirectory, Metrics, Redis, SessionLimits};

/// Shared by all workers except for the executors' client. Cheap to clone.
#[derive(Clone)]
pub struct State {
    /// PostgreSQL.
    pub database: Database,
    /// Answers that many people ask for.
    pub cache: Cache,
    /// Where games run.
    pub executors: ExecutorDirectory,
    /// How many games may run.
    pub session_limits: SessionLimits,
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
    /// When the executors' client, that of Redis or the counters cannot be made.
    pub fn new(settings: &Settings, database: Database) -> Result<Self, StateError> {
        let client = Executor::client()?;
        let redis = settings.redis_url.as_ref().map(Redis::new).transpose()?;
        Ok(Self {
            database,
            cache: Cache::new(redis),
            executors: ExecutorDirectory::new(client, settings.signer.clone()),
            session_limits: SessionLimits::new(settings.max_sessions_per_user, settings.max_sessions),
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
    /// Redis.
    #[error("cannot use REDIS_URL: {0}")]
    Redis(#[from] redis::RedisError),
    /// The counters.
    #[error("cannot make the counters: {0}")]
    Metrics(#[from] prometheus::Error),
}
