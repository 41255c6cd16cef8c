//! The Redis that several gateways share. What it does not answer at once is done without it.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use redis::aio::{ConnectionManager, ConnectionManagerConfig};
use redis::{Client, RedisError, RedisResult};
use secrecy::{ExposeSecret as _, SecretString};
use tokio::time::{Instant, timeout};

/// Longest that a request waits for Redis: what is kept there is made anew in less than a person notices.
const PATIENCE: Duration = Duration::from_millis(250);
/// How long a Redis that did not answer is left alone, so that not every request waits for it.
const LEFT_ALONE: Duration = Duration::from_secs(1);

/// A connection that is made when it is first used, and again when it was lost. Cheap to clone.
#[derive(Clone)]
pub struct Redis {
    connection: ConnectionManager,
    /// Until when it is left alone; `None` while it answers.
    away_until: Arc<Mutex<Option<Instant>>>,
}

impl Redis {
    /// The Redis at this URL; it is not asked anything yet. Needs a runtime.
    ///
    /// # Errors
    /// When the URL is none of a Redis.
    pub fn new(url: &SecretString) -> Result<Self, RedisError> {
        let config = ConnectionManagerConfig::new()
            .set_connection_timeout(Some(PATIENCE))
            .set_response_timeout(Some(PATIENCE))
            // The next question tries again.
            .set_number_of_retries(0);
        let connection = ConnectionManager::new_lazy_with_config(Client::open(url.expose_secret())?, config)?;
        Ok(Self { connection, away_until: Arc::default() })
    }

    /// Whether this is the URL of a Redis that can be used.
    #[must_use]
    pub fn takes(url: &SecretString) -> bool {
        url.expose_secret().starts_with("redis://") && Client::open(url.expose_secret()).is_ok()
    }

    /// Asks for something; nothing where Redis is away.
    pub async fn ask<T>(&self, question: impl AsyncFnOnce(&mut ConnectionManager) -> RedisResult<T>) -> Option<T> {
        if self.is_left_alone() {
            return None;
        }
        let mut connection = self.connection.clone();
        match timeout(PATIENCE, question(&mut connection)).await {
            Ok(Ok(answer)) => {
                self.answered();
                return Some(answer);
            }
            Ok(Err(error)) => self.failed(&error.to_string()),
            Err(_) => self.failed("no answer in time"),
        }
        None
    }

    fn is_left_alone(&self) -> bool {
        let until = self.away_until.lock().unwrap_or_else(PoisonError::into_inner);
        until.is_some_and(|until| Instant::now() < until)
    }

    fn answered(&self) {
        let before = self.away_until.lock().unwrap_or_else(PoisonError::into_inner).take();
        if before.is_some() {
            tracing::info!("Redis is back");
        }
    }

    fn failed(&self, error: &str) {
        let until = Some(Instant::now() + LEFT_ALONE);
        let before = std::mem::replace(&mut *self.away_until.lock().unwrap_or_else(PoisonError::into_inner), until);
        // Said once, not for every request until it is back.
        if before.is_none() {
            tracing::warn!(error, "Redis is away: this gateway goes on by itself");
        }
    }
}
