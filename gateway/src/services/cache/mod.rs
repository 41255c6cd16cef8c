//! Answers that many people ask for, kept for a short time: in this process, or in Redis where several gateways share one.

mod memory;
mod shared;

use std::time::Duration;

use bytes::Bytes;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::redis::Redis;
use crate::error::{ApiError, Code};
use memory::Memory;
use shared::Shared;

/// What is kept. Keys are `group:rest`; what a group holds is forgotten together. Cheap to clone.
#[derive(Clone)]
pub struct Cache {
    memory: Memory,
    shared: Option<Shared>,
}

impl Cache {
    /// An empty cache of this process, or the one in Redis.
    #[must_use]
    pub fn new(redis: Option<Redis>) -> Self {
        Self { memory: Memory::new(), shared: redis.map(Shared::new) }
    }

    /// What is kept under this key, or else what `load` makes, which is kept for `ttl`. Of several who ask at once, one
    /// loads and all wait. What cannot be kept is made each time: a cache that is away is no error.
    ///
    /// # Errors
    /// Those of `load`, which are not kept.
    pub async fn get_or<T: Serialize + DeserializeOwned>(
        &self,
        key: &str,
        ttl: Duration,
        load: impl AsyncFnOnce() -> Result<T, ApiError>,
    ) -> Result<T, ApiError> {
        let make = async || {
            let value = load().await?;
            serde_json::to_vec(&value).map(Bytes::from).map_err(|error| internal(&error))
        };
        let bytes = match &self.shared {
            None => self.memory.get_or(key, ttl, make()).await?,
            Some(shared) => shared.get_or(&self.memory, key, ttl, make).await?,
        };
        serde_json::from_slice(&bytes).map_err(|error| internal(&error))
    }

    /// Forgets everything whose key begins with `group:`. What is being loaded at this moment is not kept either.
    pub async fn forget_group(&self, group: &str) {
        self.memory.forget(group);
        if let Some(shared) = &self.shared {
            shared.forget(group).await;
        }
    }
}

fn group_of(key: &str) -> &str {
    key.split_once(':').map_or(key, |(group, _)| group)
}

fn internal(error: &serde_json::Error) -> ApiError {
    ApiError::new(Code::InternalError).caused_by(error.to_string())
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use tokio::sync::Notify;

    use super::*;

    const LONG: Duration = Duration::from_hours(1);

    /// Counts how often something is loaded.
    #[derive(Default)]
    struct Source(AtomicU32);

    impl Source {
        async fn load(&self) -> Result<u32, ApiError> {
            tokio::task::yield_now().await;
            Ok(self.0.fetch_add(1, Ordering::Relaxed) + 1)
        }
    }

    #[tokio::test]
    async fn what_was_loaded_is_kept_until_its_group_is_forgotten() {
        let (cache, source) = (Cache::new(None), Source::default());
        let get = async |key: &str| cache.get_or(key, LONG, async || source.load().await).await.unwrap();
        assert_eq!((get("gallery:a").await, get("gallery:a").await, get("gallery:b").await), (1, 1, 2));
        cache.forget_group("lessons").await;
        assert_eq!(get("gallery:a").await, 1);
        cache.forget_group("gallery").await;
        assert_eq!((get("gallery:a").await, get("gallery:b").await), (3, 4));
    }

    #[tokio::test]
    async fn what_is_too_old_is_loaded_again() {
        let (cache, source) = (Cache::new(None), Source::default());
        for expected in 1..3 {
            let got = cache.get_or("a:b", Duration::ZERO, async || source.load().await).await.unwrap();
            assert_eq!(got, expected);
        }
    }

    #[tokio::test]
    async fn of_many_who_ask_at_once_one_loads() {
        let (cache, source) = (Cache::new(None), Source::default());
        let asked = (0..50).map(|_| cache.get_or("a:b", LONG, async || source.load().await));
        let answers = futures_util::future::join_all(asked).await;
        assert!(answers.iter().all(|answer| *answer.as_ref().unwrap() == 1));
    }

    #[tokio::test]
    async fn what_was_being_loaded_when_its_group_was_forgotten_is_not_kept() {
        let (cache, begun, goes_on) = (Cache::new(None), Notify::new(), Notify::new());
        let slow = cache.get_or("a:b", LONG, async || {
            begun.notify_one();
            goes_on.notified().await;
            Ok(1)
        });
        let change = async {
            begun.notified().await;
            cache.forget_group("a").await;
            // Whoever asks after the change does not wait for what was read before it.
            let fresh = cache.get_or("a:b", LONG, async || Ok(2)).await.unwrap();
            goes_on.notify_one();
            fresh
        };
        let (before, fresh) = tokio::join!(slow, change);
        assert_eq!((before.unwrap(), fresh), (1, 2));
        assert_eq!(cache.get_or("a:b", LONG, async || Ok(3)).await.unwrap(), 2);
    }

    #[tokio::test]
    async fn errors_reach_all_who_wait_and_are_not_kept() {
        let cache = Cache::new(None);
        let fail = || {
            cache.get_or("a:b", LONG, async || {
                tokio::task::yield_now().await;
                Err::<u32, _>(ApiError::new(Code::LessonNotFound).detail("gone"))
            })
        };
        for error in futures_util::future::join_all([fail(), fail()]).await {
            let problem = error.unwrap_err().problem("");
            assert_eq!((problem.code.as_str(), problem.detail.as_str()), ("lesson_not_found", "gone"));
        }
        assert_eq!(cache.get_or("a:b", LONG, async || Ok(1)).await.unwrap(), 1);
    }
}
