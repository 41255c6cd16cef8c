//! How often somebody may call: three tiers, counted by person, and by address where nobody is known.

mod bucket;
mod gate;
mod quota;
mod shared;
mod tier;

use std::time::Duration;

use actix_web::dev::ServiceRequest;

use super::redis::Redis;
use crate::domain::TrustedProxies;
use bucket::Caller;
use gate::Gate;

pub use bucket::Bucket;
pub use quota::{InvalidQuota, Quota, Verdict};
pub use tier::Tier;

/// How often those who have not called for a while are forgotten.
const FORGET_EVERY: Duration = Duration::from_mins(1);

/// What each tier allows a person.
#[derive(Debug, Clone, Copy)]
pub struct Quotas {
    /// Everything that is in no other tier.
    pub general: Quota,
    /// What somebody may guess at.
    pub strict: Quota,
    /// What starts a game.
    pub execution: Quota,
}

/// The limits. Shared by all workers, and through Redis by several gateways. Cheap to clone.
#[derive(Clone)]
pub struct RateLimits {
    general: Gate,
    strict: Gate,
    execution: Gate,
    caller: Caller,
    redis: Option<Redis>,
}

impl RateLimits {
    /// Limits nobody has used yet.
    #[must_use]
    pub fn new(quotas: &Quotas, proxies: TrustedProxies, redis: Option<Redis>) -> Option<Self> {
        let caller = Caller { proxies };
        let gate = |quota| Gate::new(quota, &caller);
        let (general, strict, execution) = (gate(quotas.general)?, gate(quotas.strict)?, gate(quotas.execution)?);
        Some(Self { general, strict, execution, caller, redis })
    }

    /// Counts one call against these buckets, of which the first is the caller's own, and stops at one that is empty.
    pub async fn admit(&self, tier: Tier, buckets: &[Bucket]) -> Option<Verdict> {
        let mut own = None;
        for bucket in buckets {
            let verdict = self.take(tier, bucket).await;
            if verdict.wait.is_some() {
                return Some(verdict);
            }
            own.get_or_insert(verdict);
        }
        own
    }

    async fn take(&self, tier: Tier, bucket: &Bucket) -> Verdict {
        let gate = self.gate(tier);
        if let Some(redis) = &self.redis
            && let Some(verdict) = shared::take(redis, tier, bucket, gate.quota_of(bucket)).await
        {
            return verdict;
        }
        // Without Redis each gateway counts for itself: somebody may do more then, but nobody less.
        gate.take(bucket)
    }

    /// The caller's own bucket, and what else a call of this tier is counted against.
    #[must_use]
    pub fn buckets(&self, request: &ServiceRequest, tier: Tier) -> Vec<Bucket> {
        self.caller.buckets(request, tier)
    }

    /// Forgets now and then whose buckets are full again. Never ends.
    pub async fn keep_tidy(self) {
        let mut interval = tokio::time::interval(FORGET_EVERY);
        loop {
            interval.tick().await;
            for gate in [&self.general, &self.strict, &self.execution] {
                gate.forget_idle();
            }
        }
    }

    const fn gate(&self, tier: Tier) -> &Gate {
        match tier {
            Tier::General => &self.general,
            Tier::Strict => &self.strict,
            Tier::Execution => &self.execution,
        }
    }
}
