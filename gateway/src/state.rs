//! What every handler may use.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::config::Settings;
use crate::db::Database;
use crate::domain::Origin;
use crate::services::{
    Cache, Executor, ExecutorDirectory, Guesses, Metrics, RateLimits, Redis, SecretHasher, SessionLimits,
};

/// Shared by all workers except for the executors' client. Cheap to clone.
#[derive(Clone)]
pub struct State {
    /// PostgreSQL.
    pub database: Database,
    /// Answers that many people ask for.
    pub cache: Cache,
    /// Where games run.
    pub executors: ExecutorDirectory,
    /// How often somebody may call.
    pub rate_limits: RateLimits,
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
    /// Pages of which other origins may call, with an API key.
    pub cors_origins: Vec<Origin>,
    /// Longest that a request may take until the head of its answer.
    pub request_timeout: Duration,
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
            cache: Cache::new(redis.clone()),
            rate_limits: RateLimits::new(&settings.rate_limits, settings.trusted_proxies.clone(), redis)
                .ok_or(StateError::RateLimits)?,
            executors: ExecutorDirectory::new(client, settings.signer.clone()),
            session_limits: SessionLimits::new(settings.max_sessions_per_user, settings.max_sessions),
            secret_hasher: SecretHasher::default(),
            guesses: Guesses::default(),
            metrics: Metrics::new()?,
            shows_metrics: settings.enable_metrics,
            public_origin: settings.public_origin.clone(),
            cors_origins: settings.cors_origins.clone(),
            request_timeout: settings.request_timeout,
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
    /// The rate limits.
    #[error("cannot make the rate limits")]
    RateLimits,
    /// The counters.
    #[error("cannot make the counters: {0}")]
    Metrics(#[from] prometheus::Error),
}
