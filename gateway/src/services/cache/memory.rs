//! What this process keeps, and who is loading what.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use bytes::Bytes;
use moka::Expiry;
use moka::future::Cache;

use super::group_of;
use crate::error::ApiError;

/// Most bytes that are kept, keys included: a few thousand pages of a list.
const MAX_BYTES: u64 = 64 * 1024 * 1024;

#[derive(Clone)]
pub(super) struct Memory {
    kept: Cache<String, Kept>,
    /// Counts how often each group was forgotten: a part of its keys' names, so that older ones are not found.
    generations: Arc<Mutex<HashMap<String, u64>>>,
}

#[derive(Clone)]
struct Kept {
    bytes: Bytes,
    ttl: Duration,
}

struct OwnTtl;

impl Expiry<String, Kept> for OwnTtl {
    fn expire_after_create(&self, _: &String, kept: &Kept, _: Instant) -> Option<Duration> {
        Some(kept.ttl)
    }
}

impl Memory {
    pub(super) fn new() -> Self {
        let kept = Cache::builder()
            .max_capacity(MAX_BYTES)
            .weigher(|key: &String, kept: &Kept| u32::try_from(key.len() + kept.bytes.len()).unwrap_or(u32::MAX))
            .expire_after(OwnTtl)
            .build();
        Self { kept, generations: Arc::default() }
    }

    /// What is kept, or what `make` makes; one makes at a time, and others wait for it.
    pub(super) async fn get_or(
        &self,
        key: &str,
        ttl: Duration,
        make: impl Future<Output = Result<Bytes, ApiError>>,
    ) -> Result<Bytes, ApiError> {
        let name = format!("{}/{key}", self.generation(group_of(key)));
        let found = self.kept.try_get_with(name, async { make.await.map(|bytes| Kept { bytes, ttl }) }).await;
        found
            .map(|kept| kept.bytes)
            .map_err(|error: Arc<ApiError>| Arc::try_unwrap(error).unwrap_or_else(|shared| shared.again()))
    }

    pub(super) fn forget(&self, group: &str) {
        let mut generations = self.generations.lock().unwrap_or_else(PoisonError::into_inner);
        *generations.entry(group.to_owned()).or_default() += 1;
    }

    fn generation(&self, group: &str) -> u64 {
        self.generations.lock().unwrap_or_else(PoisonError::into_inner).get(group).copied().unwrap_or_default()
    }
}
