//! The pool of warm sandboxes: a game starts at once, and the next sandbox is made in the background.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use futures_util::future::join_all;
use tokio::sync::Notify;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep_until};
use tokio_util::sync::CancellationToken;

use super::demand::{Demand, PoolSize};
use super::warm::{Sandbox, WarmError, Warmer};

/// Pause after Docker failed, so that a broken engine is not flooded.
const RETRY_PAUSE: Duration = Duration::from_secs(2);
/// How often waiting sandboxes are looked over for ones that died, grew old, or are too many.
const REVIEW_INTERVAL: Duration = Duration::from_secs(15);
/// How long a game that just started has the machine to itself before the next sandbox is made: its first picture takes
/// less, and making a sandbox takes a core for a third of a second.
const QUIET_AFTER_TAKE: Duration = Duration::from_millis(300);
/// Most sandboxes made at the same time to refill the pool: more would slow the games that run.
const MADE_AT_ONCE: usize = 2;

/// Keeps as many sandboxes warm as are likely to be taken soon. Cheap to clone.
#[derive(Clone)]
pub struct Pool {
    warmer: Warmer,
    size: PoolSize,
    free_places: Arc<dyn Fn() -> usize + Send + Sync>,
    inner: Arc<Mutex<Inner>>,
    changed: Arc<Notify>,
}

#[derive(Default)]
struct Inner {
    waiting: VecDeque<Sandbox>,
    demand: Demand,
    /// No sandbox is made to refill the pool before this.
    quiet_until: Option<Instant>,
}

impl Pool {
    /// A pool that [`Pool::keep_warm`] fills; `free_places` tells how many sessions could start at the moment.
    #[must_use]
    pub fn new(warmer: Warmer, size: PoolSize, free_places: impl Fn() -> usize + Send + Sync + 'static) -> Self {
        Self { warmer, size, free_places: Arc::new(free_places), inner: Arc::default(), changed: Arc::default() }
    }

    /// A sandbox for one program: a warm one where there is one, otherwise one made now.
    ///
    /// # Errors
    /// [`WarmError`] when none is warm and none can be made.
    pub async fn take(&self) -> Result<Sandbox, WarmError> {
        self.note_taken(Instant::now());
        while let Some(mut sandbox) = self.pop() {
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
        self.lock().waiting.len()
    }

    /// How many shall wait, as far as can be told from what was taken lately.
    #[must_use]
    pub fn target(&self) -> usize {
        let free_places = (self.free_places)();
        self.lock().demand.target(self.size, free_places, Instant::now())
    }

    /// Places for sessions have become free: the pool may be larger now.
    pub fn look_again(&self) {
        self.changed.notify_one();
    }

    /// Fills the pool and keeps it filled until `stop`; then removes what waits.
    pub async fn keep_warm(&self, stop: CancellationToken) {
        let mut making = JoinSet::new();
        let mut next_review = Instant::now();
        let mut retry_at = None;
        while !stop.is_cancelled() {
            if next_review <= Instant::now() {
                self.review().await;
                next_review = Instant::now() + REVIEW_INTERVAL;
            }
            let now = Instant::now();
            let held_back_until = self.lock().quiet_until.max(retry_at).filter(|&until| until > now);
            let is_short = self.waiting() + making.len() < self.target();
            if is_short && making.len() < MADE_AT_ONCE && held_back_until.is_none() {
                let warmer = self.warmer.clone();
                making.spawn(async move { warmer.warm_up().await });
                continue;
            }
            tokio::select! {
                () = stop.cancelled() => break,
                () = self.changed.notified() => {}
                Some(made) = making.join_next() => match made {
                    Ok(Ok(sandbox)) => self.lock().waiting.push_back(sandbox),
                    Ok(Err(error)) => {
                        tracing::warn!(%error, "could not make a sandbox");
                        retry_at = Some(Instant::now() + RETRY_PAUSE);
                    }
                    Err(error) => tracing::error!(%error, "making a sandbox failed"),
                },
                () = sleep_until(held_back_until.filter(|_| is_short).map_or(next_review, |at| at.min(next_review))) => {}
            }
        }
        self.empty(making).await;
    }

    /// Removes what waits and what is still being made: given up half made, it would stay.
    async fn empty(&self, mut making: JoinSet<Result<Sandbox, WarmError>>) {
        let waiting: Vec<_> = self.lock().waiting.drain(..).collect();
        join_all(waiting.into_iter().map(Sandbox::remove)).await;
        while let Some(made) = making.join_next().await {
            if let Ok(Ok(sandbox)) = made {
                sandbox.remove().await;
            }
        }
    }

    /// The first take begins a quiet time; those that follow do not put its end off, or a rush would never be met.
    fn note_taken(&self, now: Instant) {
        let mut inner = self.lock();
        inner.demand.take(now);
        if inner.quiet_until.is_none_or(|until| until <= now) {
            inner.quiet_until = Some(now + QUIET_AFTER_TAKE);
        }
        drop(inner);
        self.changed.notify_one();
    }

    /// Removes sandboxes that died or grew old, and one of those that are too many: the pool shrinks slowly.
    async fn review(&self) {
        let target = self.target();
        let unwanted = {
            let mut inner = self.lock();
            let mut unwanted = Vec::new();
            for mut sandbox in std::mem::take(&mut inner.waiting) {
                if sandbox.is_fresh() { inner.waiting.push_back(sandbox) } else { unwanted.push(sandbox) }
            }
            if inner.waiting.len() > target {
                unwanted.extend(inner.waiting.pop_front());
            }
            unwanted
        };
        join_all(unwanted.into_iter().map(Sandbox::remove)).await;
    }

    fn pop(&self) -> Option<Sandbox> {
        self.lock().waiting.pop_front()
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
