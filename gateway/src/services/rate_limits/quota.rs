//! How much is allowed, and what was found when somebody asked for it.

use std::num::NonZeroU32;
use std::str::FromStr;
use std::time::Duration;

/// As many as this at once, and then so many a minute: the bucket and the drip of a token bucket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quota {
    /// Most at once.
    pub burst: NonZeroU32,
    /// How many come back in a minute.
    pub per_minute: NonZeroU32,
}

/// A text that is no quota.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("must be two whole numbers from 1 to 1000000, such as `30,20`: thirty at once, then twenty a minute")]
pub struct InvalidQuota;

const MOST: u32 = 1_000_000;
/// How many people's worth an address has: a class sits behind one.
const PEOPLE_BEHIND_AN_ADDRESS: NonZeroU32 = NonZeroU32::MIN.saturating_add(9);

impl Quota {
    /// The time in which one comes back.
    #[must_use]
    pub fn period(self) -> Duration {
        Duration::from_mins(1) / self.per_minute.get()
    }

    /// What an address may do from which several people come, whom nothing tells apart.
    #[must_use]
    pub const fn of_an_address(self) -> Self {
        Self {
            burst: self.burst.saturating_mul(PEOPLE_BEHIND_AN_ADDRESS),
            per_minute: self.per_minute.saturating_mul(PEOPLE_BEHIND_AN_ADDRESS),
        }
    }

    /// The time in which this many come back, in whole seconds.
    #[must_use]
    pub fn seconds_for(self, number: u32) -> u64 {
        whole_seconds(self.period().saturating_mul(number))
    }
}

impl FromStr for Quota {
    type Err = InvalidQuota;

    fn from_str(text: &str) -> Result<Self, InvalidQuota> {
        let number = |text: &str| {
            let number = text.trim().parse::<NonZeroU32>().map_err(|_| InvalidQuota)?;
            if number.get() > MOST { Err(InvalidQuota) } else { Ok(number) }
        };
        let (burst, per_minute) = text.split_once(',').ok_or(InvalidQuota)?;
        Ok(Self { burst: number(burst)?, per_minute: number(per_minute)? })
    }
}

/// What was found when somebody asked for one more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict {
    /// What is allowed.
    pub quota: Quota,
    /// How many more are allowed at this moment.
    pub remaining: u32,
    /// How long to wait where this one was refused.
    pub wait: Option<Duration>,
}

impl Verdict {
    /// In how many seconds all of it is there again.
    #[must_use]
    pub fn full_in_seconds(&self) -> u64 {
        self.quota.seconds_for(self.quota.burst.get().saturating_sub(self.remaining))
    }

    /// After how many seconds to try again where this one was refused.
    #[must_use]
    pub fn wait_seconds(&self) -> Option<u64> {
        self.wait.map(|wait| whole_seconds(wait).max(1))
    }
}

fn whole_seconds(duration: Duration) -> u64 {
    duration.as_secs() + u64::from(duration.subsec_nanos() > 0)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("")]
    #[case("30")]
    #[case("0,20")]
    #[case("30,0")]
    #[case("30,20,10")]
    #[case("30,-1")]
    #[case("1.5,2")]
    #[case("1000001,1")]
    fn what_is_no_quota_is_refused(#[case] text: &str) {
        assert_eq!(text.parse::<Quota>(), Err(InvalidQuota));
    }

    #[test]
    fn seconds_are_rounded_up() {
        let quota: Quota = "30, 40".parse().unwrap();
        let verdict = Verdict { quota, remaining: 29, wait: Some(Duration::from_millis(1)) };
        assert_eq!((verdict.full_in_seconds(), verdict.wait_seconds()), (2, Some(1)));
        assert_eq!(quota.seconds_for(30), 45);
    }
}
