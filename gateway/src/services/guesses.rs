//! How often somebody's secret may be guessed at.

use std::collections::HashMap;
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use tokio::time::Instant;

use crate::domain::NicknameKey;
use crate::error::{ApiError, Code};

/// A child tries a few times; whoever tries more is guessing.
const BURST: NonZeroU32 = NonZeroU32::new(10).unwrap();
const ONE_MORE_EVERY: Duration = Duration::from_secs(30);
/// After which whoever guessed all they might has all their guesses again.
const ALL_AGAIN: Duration = Duration::from_mins(5);
/// How many are forgiven before those that make no difference any more are looked for.
const SWEEP_ABOVE: usize = 1024;
/// How many guesses are counted before counts that have run out are looked for.
const SWEEP_EVERY: u64 = 1024;

/// Counts the wrong guesses at each member's secret, wherever they come from. Cheap to clone; each gateway counts for
/// itself.
#[derive(Clone)]
pub struct Guesses {
    limiter: Arc<DefaultKeyedRateLimiter<(NicknameKey, u64)>>,
    forgiven: Arc<Mutex<Forgiven>>,
}

/// Every guess is counted before it is known to be wrong, as many come at once; one that was right starts the count of
/// its nickname anew, under another number.
#[derive(Default)]
struct Forgiven {
    rounds: HashMap<NicknameKey, (u64, Instant)>,
    next: u64,
    counted: u64,
    sweep_above: usize,
}

impl Default for Guesses {
    fn default() -> Self {
        let quota = Quota::with_period(ONE_MORE_EVERY).unwrap_or(Quota::per_minute(BURST)).allow_burst(BURST);
        Self { limiter: Arc::new(RateLimiter::keyed(quota)), forgiven: Arc::default() }
    }
}

impl Guesses {
    /// Counts one guess at this member's secret.
    ///
    /// # Errors
    /// `too_many_requests`, with the time until the next one.
    pub fn count(&self, nickname: &NicknameKey) -> Result<(), ApiError> {
        let (round, sweeps) = self.forgiven.lock().unwrap_or_else(PoisonError::into_inner).round(nickname);
        if sweeps {
            self.limiter.retain_recent();
        }
        self.limiter.check_key(&(nickname.clone(), round)).map_err(|refused| {
            let wait = refused.wait_time_from(DefaultClock::default().now());
            ApiError::new(Code::TooManyRequests)
                .detail("Too many wrong tries for this nickname. Wait a little, or ask your teacher for a new secret.")
                .retry_after(wait.as_secs() + 1)
        })
    }

    /// Forgets the guesses at this member's secret: one was right, or there is another secret now.
    pub fn forgive(&self, nickname: &NicknameKey) {
        self.forgiven.lock().unwrap_or_else(PoisonError::into_inner).forgive(nickname);
    }
}

impl Forgiven {
    /// The number of the count, and whether it is time to throw away counts that have run out: names may be made up.
    fn round(&mut self, nickname: &NicknameKey) -> (u64, bool) {
        self.counted = self.counted.wrapping_add(1);
        (self.rounds.get(nickname).map_or(0, |(round, _)| *round), self.counted.is_multiple_of(SWEEP_EVERY))
    }

    fn forgive(&mut self, nickname: &NicknameKey) {
        let now = Instant::now();
        self.next += 1;
        self.rounds.insert(nickname.clone(), (self.next, now));
        if self.rounds.len() > self.sweep_above.max(SWEEP_ABOVE) {
            // The count from before has run out by itself.
            self.rounds.retain(|_, (_, since)| now - *since <= ALL_AGAIN);
            self.sweep_above = 2 * self.rounds.len();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guess(guesses: &Guesses, name: &str, times: u32) -> usize {
        (0..times).filter(|_| guesses.count(&NicknameKey::of(name)).is_ok()).count()
    }

    #[test]
    fn guesses_run_out_for_one_nickname_alone() {
        let guesses = Guesses::default();
        assert_eq!((guess(&guesses, "fox", 50), guess(&guesses, "owl", 10)), (10, 10));
        let refused = guesses.count(&NicknameKey::of("fox")).unwrap_err().response("");
        let wait: u64 = refused.headers().get("retry-after").unwrap().to_str().unwrap().parse().unwrap();
        assert!((1..=31).contains(&wait), "{wait}");
    }

    #[test]
    fn a_right_one_starts_the_count_anew() {
        let guesses = Guesses::default();
        for _ in 0..5 {
            assert_eq!(guess(&guesses, "fox", 9), 9);
            guesses.forgive(&NicknameKey::of("Fox"));
        }
        assert_eq!(guess(&guesses, "fox", 50), 10);
    }

    #[test]
    fn what_makes_no_difference_any_more_is_thrown_away() {
        let mut forgiven = Forgiven::default();
        let long_ago = Instant::now().checked_sub(ALL_AGAIN * 2).unwrap();
        for number in 0..SWEEP_ABOVE {
            forgiven.rounds.insert(NicknameKey::of(&format!("fox {number}")), (1, long_ago));
        }
        forgiven.forgive(&NicknameKey::of("owl"));
        assert_eq!(forgiven.rounds.len(), 1);
    }
}
