//! The buckets that several gateways share in Redis: the same arithmetic as in the process, done where the number is.

use std::sync::LazyLock;
use std::time::Duration;

use redis::Script;

use super::bucket::Bucket;
use super::quota::{Quota, Verdict};
use super::tier::Tier;
use crate::services::redis::Redis;

/// The generic cell rate algorithm (ITU-T I.371): one number, the time at which the bucket is full again. Redis's own
/// clock is asked, so that those of the gateways may differ. Answers with how many more are allowed, and with how many
/// microseconds to wait, negative where this one is allowed.
static SCRIPT: LazyLock<Script> = LazyLock::new(|| {
    Script::new(
        "local period, burst = tonumber(ARGV[1]), tonumber(ARGV[2])
         local time = redis.call('TIME')
         local now = time[1] * 1000000 + time[2]
         local full_at = math.max(tonumber(redis.call('GET', KEYS[1]) or 0), now) + period
         local wait = full_at - now - burst * period
         if wait > 0 then return {0, math.ceil(wait)} end
         redis.call('SET', KEYS[1], string.format('%.0f', full_at), 'PX', math.ceil((full_at - now) / 1000))
         return {math.floor(-wait / period), -1}",
    )
});

/// Takes one from the bucket; nothing where Redis is away.
pub(super) async fn take(redis: &Redis, tier: Tier, bucket: &Bucket, quota: Quota) -> Option<Verdict> {
    let mut call = SCRIPT.key(format!("palace:rate:{}:{bucket}", tier.name()));
    call.arg(quota.period().as_micros().to_string()).arg(quota.burst.get());
    let (remaining, wait): (u32, i64) = redis.ask(async |connection| call.invoke_async(connection).await).await?;
    let wait = u64::try_from(wait).ok().map(Duration::from_micros);
    Some(Verdict { quota, remaining, wait })
}
