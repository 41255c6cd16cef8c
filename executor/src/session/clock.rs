//! How long a session has played: time in which it stood still does not count.

use std::time::Duration;

use tokio::time::Instant;

/// A stopwatch over the monotonic clock that can be held.
#[derive(Debug, Clone, Copy)]
pub struct PlayClock {
    /// What was played before `turned`.
    played: Duration,
    /// What was stood still before `turned`.
    stood: Duration,
    /// When it was last held or let go.
    turned: Instant,
    is_held: bool,
}

impl PlayClock {
    /// A clock that runs from `now` on.
    #[must_use]
    pub fn start(now: Instant) -> Self {
        Self { played: Duration::ZERO, stood: Duration::ZERO, turned: now, is_held: false }
    }

    /// Holds the clock. One that is held already stays so.
    pub fn hold(&mut self, now: Instant) {
        self.turn(now, true);
    }

    /// Lets the clock run on. One that runs already does so.
    pub fn go_on(&mut self, now: Instant) {
        self.turn(now, false);
    }

    fn turn(&mut self, now: Instant, is_held: bool) {
        (self.played, self.stood) = (self.played(now), self.stood(now));
        self.turned = now;
        self.is_held = is_held;
    }

    /// How long it has played in all.
    #[must_use]
    pub fn played(&self, now: Instant) -> Duration {
        self.played + if self.is_held { Duration::ZERO } else { now.saturating_duration_since(self.turned) }
    }

    /// How long it has stood still in all.
    #[must_use]
    pub fn stood(&self, now: Instant) -> Duration {
        self.stood + if self.is_held { now.saturating_duration_since(self.turned) } else { Duration::ZERO }
    }

    /// When it will have played for `limit`, if it is not held before; none while it is held.
    #[must_use]
    pub fn played_out_at(&self, limit: Duration) -> Option<Instant> {
        (!self.is_held).then(|| self.turned + limit.saturating_sub(self.played))
    }

    /// When it will have stood still for `limit`, if it is not let go before; none while it runs.
    #[must_use]
    pub fn stood_out_at(&self, limit: Duration) -> Option<Instant> {
        self.is_held.then(|| self.turned + limit.saturating_sub(self.stood))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const LIMIT: Duration = Duration::from_secs(10);

    #[test]
    fn time_that_was_stood_still_puts_the_end_off() {
        let start = Instant::now();
        let at = |seconds| start + Duration::from_secs(seconds);
        let mut clock = PlayClock::start(start);
        assert_eq!(clock.played_out_at(LIMIT), Some(at(10)));
        clock.hold(at(4));
        assert_eq!((clock.played_out_at(LIMIT), clock.stood_out_at(LIMIT)), (None, Some(at(14))));
        assert_eq!((clock.played(at(100)), clock.stood(at(100))), (Duration::from_secs(4), Duration::from_secs(96)));
        clock.go_on(at(100));
        assert_eq!((clock.played_out_at(LIMIT), clock.stood_out_at(LIMIT)), (Some(at(106)), None));
    }

    proptest! {
        /// Whatever is done, played and stood still add up to the time that passed, and neither ever shrinks.
        #[test]
        fn every_moment_is_either_played_or_stood_still(steps in proptest::collection::vec((0u64..5_000, any::<bool>()), 0..40)) {
            let start = Instant::now();
            let mut clock = PlayClock::start(start);
            let (mut now, mut expected, mut is_held) = (start, Duration::ZERO, false);
            for (pause_ms, hold) in steps {
                let pause = Duration::from_millis(pause_ms);
                now += pause;
                expected += if is_held { Duration::ZERO } else { pause };
                if hold { clock.hold(now) } else { clock.go_on(now) }
                is_held = hold;
                prop_assert_eq!(clock.played(now), expected);
                prop_assert_eq!(clock.played(now) + clock.stood(now), now - start);
                prop_assert_eq!(clock.played_out_at(LIMIT).is_some(), !is_held);
            }
        }
    }
}
