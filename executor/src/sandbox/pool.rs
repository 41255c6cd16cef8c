//! The pool of warm sandboxes: a game starts at once, and the next sandbox is made in the background.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

use super::warm::{Sandbox, WarmError, Warmer};

/// Pause after Docker failed, so that a broken engine is not flooded.
const RETRY_PAUSE: Duration = Duration::from_secs(2);
/// How often waiting sandboxes are looked over for ones that died or grew old.
const REVIEW_INTERVAL: Duration = Duration::from_secs(15);

/// Keeps a number of sandboxes warm. Cheap to clone.
#[derive(Clone)]
pub struct Pool {
    warmer: Warmer,
    target: usize,
    waiting: Arc<Mutex<VecDeque<Sandbox>>>,
    taken: Arc<Notify>,
}

impl Pool {
    /// A pool that [`Pool::keep_warm`] fills up to `target`.
    #[must_use]
    pub fn new(warmer: Warmer, target: usize) -> Self {
        Self { warmer, target, waiting: Arc::default(), taken: Arc::default() }
    }

    /// A sandbox for one program: a warm one where there is one, otherwise one made now.
    ///
    /// # Errors
    /// [`WarmError`] when none is warm and none can be made.
    pub async fn take(&self) -> Result<Sandbox, WarmError> {
        while let Some(mut sandbox) = self.pop() {
            self.taken.notify_one();
            if sandbox.is_fresh() {
                return Ok(sandbox);
            }
            tokio::spawn(sandbox.remove());
        }
        self.warmer.warm_up().await
    }

    /// Sandboxes that wait.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.lock().len()
    }

    /// Fills the pool and keeps it filled until `stop`; then removes what waits.
    pub async fn keep_warm(&self, stop: CancellationToken) {
        while !stop.is_cancelled() {
            self.replace_stale().await;
            let pause = if self.waiting() < self.target { self.add_one().await } else { REVIEW_INTERVAL };
            tokio::select! {
                () = stop.cancelled() => break,
                () = self.taken.notified() => {}
                () = tokio::time::sleep(pause) => {}
            }
        }
        while let Some(sandbox) = self.pop() {
            sandbox.remove().await;
        }
    }

    /// Adds a sandbox; answers how long to pause before the next.
    async fn add_one(&self) -> Duration {
        match self.warmer.warm_up().await {
            Ok(sandbox) => {
                self.lock().push_back(sandbox);
                Duration::ZERO
            }
            Err(error) => {
                tracing::warn!(%error, "could not make a sandbox");
                RETRY_PAUSE
            }
        }
    }

    async fn replace_stale(&self) {
        let mut stale = Vec::new();
        {
            let mut waiting = self.lock();
            for _ in 0..waiting.len() {
                let Some(mut sandbox) = waiting.pop_front() else { break };
                if sandbox.is_fresh() { waiting.push_back(sandbox) } else { stale.push(sandbox) }
            }
        }
        for sandbox in stale {
            sandbox.remove().await;
        }
    }

    fn pop(&self) -> Option<Sandbox> {
        self.lock().pop_front()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, VecDeque<Sandbox>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
