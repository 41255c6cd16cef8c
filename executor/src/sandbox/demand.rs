//! How many sandboxes to keep warm: as many as were lately taken at once.

use std::collections::VecDeque;
use std::time::Duration;

use tokio::time::Instant;

/// Sandboxes taken within this time count as taken at once: making a new one takes up to a second, and on a machine where
/// a whole class presses Run, several.
const AT_ONCE: Duration = Duration::from_secs(10);
/// How long such a rush is remembered: a lesson has several of them.
const REMEMBERED: Duration = Duration::from_mins(5);

/// Bounds of the pool.
#[derive(Debug, Clone, Copy)]
pub struct PoolSize {
    /// Kept in any case.
    pub least: usize,
    /// Never exceeded.
    pub most: usize,
}

/// When sandboxes were taken lately.
#[derive(Debug, Default)]
pub struct Demand {
    /// Oldest first.
    taken: VecDeque<Instant>,
}

impl Demand {
    /// Notes that a sandbox was taken.
    pub fn take(&mut self, now: Instant) {
        self.taken.push_back(now);
        self.forget(now);
    }

    /// How many to keep warm where `free_places` are left for new sessions.
    pub fn target(&mut self, size: PoolSize, free_places: usize, now: Instant) -> usize {
        self.forget(now);
        let wanted = self.peak().min(size.most).min(free_places);
        wanted.max(size.least)
    }

    /// Most that were taken within any [`AT_ONCE`].
    fn peak(&self) -> usize {
        let mut start = 0;
        let mut peak = 0;
        for (index, &end) in self.taken.iter().enumerate() {
            while self.taken.get(start).is_some_and(|&first| end.saturating_duration_since(first) > AT_ONCE) {
                start += 1;
            }
            peak = peak.max(index + 1 - start);
        }
        peak
    }

    fn forget(&mut self, now: Instant) {
        while self.taken.front().is_some_and(|&first| now.saturating_duration_since(first) > REMEMBERED) {
            self.taken.pop_front();
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SIZE: PoolSize = PoolSize { least: 2, most: 8 };

    fn demand(start: Instant, seconds: &[u64]) -> Demand {
        let mut demand = Demand::default();
        for &second in seconds {
            demand.take(start + Duration::from_secs(second));
        }
        demand
    }

    #[rstest::rstest]
    #[case::nothing_was_taken(&[], 9, 2)]
    #[case::one_after_the_other(&[0, 20, 40, 60, 80], 9, 2)]
    #[case::a_rush(&[0, 1, 2, 3, 4, 50], 9, 5)]
    #[case::two_rushes(&[0, 1, 2, 100, 101, 102, 103], 9, 4)]
    #[case::a_rush_over_all_bounds(&[0; 50], 99, 8)]
    #[case::no_free_place(&[0; 5], 0, 2)]
    #[case::few_free_places(&[0; 5], 3, 3)]
    fn the_pool_is_as_large_as_the_latest_rush(#[case] taken: &[u64], #[case] free: usize, #[case] target: usize) {
        let start = Instant::now();
        assert_eq!(demand(start, taken).target(SIZE, free, start + Duration::from_mins(2)), target);
    }

    #[test]
    fn a_rush_is_forgotten() {
        let start = Instant::now();
        let mut demand = demand(start, &[0, 0, 0, 0, 0]);
        assert_eq!(demand.target(SIZE, 9, start + REMEMBERED), 5);
        assert_eq!(demand.target(SIZE, 9, start + REMEMBERED + AT_ONCE), 2);
    }

    proptest! {
        #[test]
        fn the_target_keeps_its_bounds(steps_ms in proptest::collection::vec(0u64..20_000, 0..60), free in 0usize..20) {
            let mut now = Instant::now();
            let mut demand = Demand::default();
            for step_ms in &steps_ms {
                now += Duration::from_millis(*step_ms);
                demand.take(now);
                let target = demand.target(SIZE, free, now);
                prop_assert!(target >= SIZE.least && target <= SIZE.most.min(free.max(SIZE.least)));
                prop_assert!(target <= SIZE.least.max(steps_ms.len()));
            }
        }
    }
}
