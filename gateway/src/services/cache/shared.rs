//! What several gateways keep together in Redis.

use std::time::Duration;

use bytes::Bytes;
use redis::{SetExpiry, SetOptions};

use super::group_of;
use super::memory::Memory;
use crate::error::ApiError;
use crate::services::redis::Redis;

/// Stands between the generation and the value that was loaded in it.
const MARK: u8 = b'/';

#[derive(Clone)]
pub(super) struct Shared {
    redis: Redis,
}

/// What Redis says about a key.
struct Look {
    /// How often its group was forgotten; nothing where it never was.
    generation: Vec<u8>,
    /// What is kept, if it is of this generation.
    value: Option<Bytes>,
}

impl Shared {
    pub(super) const fn new(redis: Redis) -> Self {
        Self { redis }
    }

    /// What is kept, or what `make` makes. This process keeps nothing itself, as it does not hear what others forget; its
    /// memory only lets one of those who ask at once load.
    pub(super) async fn get_or(
        &self,
        memory: &Memory,
        key: &str,
        ttl: Duration,
        make: impl AsyncFnOnce() -> Result<Bytes, ApiError>,
    ) -> Result<Bytes, ApiError> {
        let Some(look) = self.look(key).await else { return memory.get_or(key, Duration::ZERO, make()).await };
        if let Some(value) = look.value {
            return Ok(value);
        }
        // The generation is a part of the flight's name: who asks after a change does not wait for what was read before.
        let flight = format!("{key}/{}", String::from_utf8_lossy(&look.generation));
        memory
            .get_or(&flight, Duration::ZERO, async {
                let value = make().await?;
                self.keep(key, ttl, &look.generation, &value).await;
                Ok(value)
            })
            .await
    }

    pub(super) async fn forget(&self, group: &str) {
        let name = generation_name(group);
        self.redis.ask(async |connection| redis::cmd("INCR").arg(name).query_async::<u64>(connection).await).await;
    }

    async fn look(&self, key: &str) -> Option<Look> {
        let names = [generation_name(group_of(key)), value_name(key)];
        let (generation, kept): (Option<Vec<u8>>, Option<Vec<u8>>) =
            self.redis.ask(async |connection| redis::cmd("MGET").arg(&names).query_async(connection).await).await?;
        let generation = generation.unwrap_or_default();
        let value = kept.map(Bytes::from).and_then(|kept| {
            let rest = kept.strip_prefix(generation.as_slice())?.strip_prefix(&[MARK])?;
            Some(kept.slice_ref(rest))
        });
        Some(Look { generation, value })
    }

    async fn keep(&self, key: &str, ttl: Duration, generation: &[u8], value: &[u8]) {
        let Ok(milliseconds @ 1..) = u64::try_from(ttl.as_millis()) else { return };
        let marked = [generation, &[MARK], value].concat();
        let options = SetOptions::default().with_expiration(SetExpiry::PX(milliseconds));
        self.redis
            .ask(async |connection| {
                redis::cmd("SET").arg(value_name(key)).arg(marked).arg(options).query_async::<()>(connection).await
            })
            .await;
    }
}

fn generation_name(group: &str) -> String {
    format!("palace:generation:{group}")
}

fn value_name(key: &str) -> String {
    format!("palace:kept:{key}")
}
