//! Makes a sandbox stand still and go on, beside everything else its session does.

use std::time::Duration;

use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use tokio::time::Instant;

use crate::sandbox::engine::EngineError;
use crate::sandbox::warm::Remains;

/// Pause after the engine failed to do what was asked.
const RETRY_PAUSE: Duration = Duration::from_secs(1);

/// Whether a sandbox stands still, and the call to the engine that is to change it.
pub struct Freezer<'a> {
    remains: &'a Remains,
    is_frozen: bool,
    call: Option<BoxFuture<'a, Result<(), EngineError>>>,
    retry_at: Option<Instant>,
}

impl<'a> Freezer<'a> {
    /// For a sandbox that runs.
    #[must_use]
    pub fn new(remains: &'a Remains) -> Self {
        Self { remains, is_frozen: false, call: None, retry_at: None }
    }

    /// Whether the sandbox stands still, or is about to.
    #[must_use]
    pub fn is_at_work(&self) -> bool {
        self.is_frozen || self.call.is_some()
    }

    /// Begins to make it so, unless it is so, or a call is under way. Answers whether a freeze has begun.
    pub fn want(&mut self, frozen: bool, now: Instant) -> bool {
        if frozen == self.is_frozen || self.call.is_some() || self.retry_at.is_some_and(|at| now < at) {
            return false;
        }
        let remains = self.remains;
        self.call = Some(if frozen { remains.freeze().boxed() } else { remains.thaw().boxed() });
        frozen
    }

    /// When to look again after the engine failed.
    #[must_use]
    pub fn retry_at(&self) -> Option<Instant> {
        self.retry_at
    }

    /// Waits for the call under way; for ever when there is none. Answers whether the sandbox stands still now, or that
    /// nothing has changed because the engine failed. Safe to cancel.
    pub async fn turned(&mut self) -> Option<bool> {
        let Some(call) = &mut self.call else { return std::future::pending().await };
        let result = call.await;
        self.call = None;
        match result {
            Ok(()) => {
                self.is_frozen = !self.is_frozen;
                self.retry_at = None;
                Some(self.is_frozen)
            }
            Err(error) => {
                let freezing = !self.is_frozen;
                tracing::warn!(%error, freezing, "could not make a sandbox stand still or go on");
                self.retry_at = Some(Instant::now() + RETRY_PAUSE);
                None
            }
        }
    }
}
