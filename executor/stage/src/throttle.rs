//! Bounds how often something may happen without spacing it evenly: a token bucket in its virtual scheduling form
//! (ITU-T I.371, the generic cell rate algorithm).

use std::time::{Duration, Instant};

/// Lets through a sustained rate and short bursts above it.
#[derive(Debug, Clone)]
pub(crate) struct Throttle {
    tolerance: Duration,
    /// When the next event would be due if events came evenly at the sustained rate.
    due: Instant,
}

impl Throttle {
    /// A throttle that has been idle for long; `tolerance` is how far ahead of the even spacing events may run.
    pub(crate) fn new(tolerance: Duration, now: Instant) -> Self {
        Self { tolerance, due: now }
    }

    /// How long to wait until the next event may happen; zero when it may happen now.
    pub(crate) fn wait(&self, now: Instant) -> Duration {
        self.due.saturating_duration_since(now).saturating_sub(self.tolerance)
    }

    /// Notes an event that takes `cost` of the sustained rate.
    pub(crate) fn spend(&mut self, cost: Duration, now: Instant) {
        self.due = self.due.max(now) + cost;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COST: Duration = Duration::from_millis(10);

    /// Plays events that want to happen at the given milliseconds; returns when they happened.
    fn play(wanted_ms: impl IntoIterator<Item = u64>) -> Vec<u64> {
        let start = Instant::now();
        let mut throttle = Throttle::new(2 * COST, start);
        let mut now = start;
        let mut happened = Vec::new();
        for wanted in wanted_ms {
            now = now.max(start + Duration::from_millis(wanted));
            now += throttle.wait(now);
            throttle.spend(COST, now);
            happened.push(u64::try_from((now - start).as_millis()).unwrap());
        }
        happened
    }

    #[test]
    fn a_burst_passes_then_the_sustained_rate_holds() {
        assert_eq!(play([0; 6]), [0, 0, 0, 10, 20, 30]);
    }

    #[test]
    fn sixty_a_second_with_jitter_are_never_delayed() {
        let jittered: Vec<u64> =
            (0..600).zip([0, 7, 2, 9].into_iter().cycle()).map(|(frame, late)| frame * 1000 / 60 + late).collect();
        assert_eq!(play(jittered.clone()), jittered);
    }
}
