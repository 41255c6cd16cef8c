//! The buckets of one tier that this process keeps.

use actix_governor::governor::clock::{Clock as _, DefaultClock};
use actix_governor::governor::middleware::StateInformationMiddleware;
use actix_governor::{GovernorConfig, GovernorConfigBuilder};

use super::bucket::{Bucket, Caller};
use super::quota::{Quota, Verdict};

type Config = GovernorConfig<Caller, StateInformationMiddleware>;

/// One tier: what persons may, and what addresses may. Cheap to clone.
#[derive(Clone)]
pub(super) struct Gate {
    quota: Quota,
    persons: Config,
    addresses: Config,
}

impl Gate {
    /// Nothing where the quota is zero, which its type rules out.
    pub(super) fn new(quota: Quota, caller: &Caller) -> Option<Self> {
        Some(Self { quota, persons: config(quota, caller)?, addresses: config(quota.of_an_address(), caller)? })
    }

    pub(super) const fn quota_of(&self, bucket: &Bucket) -> Quota {
        match bucket {
            Bucket::Person(_) => self.quota,
            Bucket::Address(_) => self.quota.of_an_address(),
        }
    }

    pub(super) fn take(&self, bucket: &Bucket) -> Verdict {
        let config = match bucket {
            Bucket::Person(_) => &self.persons,
            Bucket::Address(_) => &self.addresses,
        };
        let quota = self.quota_of(bucket);
        match config.limiter().check_key(bucket) {
            Ok(state) => Verdict { quota, remaining: state.remaining_burst_capacity(), wait: None },
            Err(refused) => {
                let wait = refused.wait_time_from(DefaultClock::default().now());
                Verdict { quota, remaining: 0, wait: Some(wait) }
            }
        }
    }

    /// Forgets whose buckets are full: they count as new.
    pub(super) fn forget_idle(&self) {
        for config in [&self.persons, &self.addresses] {
            config.limiter().retain_recent();
            config.limiter().shrink_to_fit();
        }
    }
}

fn config(quota: Quota, caller: &Caller) -> Option<Config> {
    GovernorConfigBuilder::default()
        .period(quota.period())
        .burst_size(quota.burst.get())
        .key_extractor(caller.clone())
        .use_headers()
        .finish()
}
