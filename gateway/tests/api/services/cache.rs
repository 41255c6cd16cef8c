//! The cache that several gateways share in a real Redis.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use gateway::error::ApiError;
use gateway::services::{Cache, Redis};
use secrecy::SecretString;

use crate::support::redis::RedisServer;

const LONG: Duration = Duration::from_hours(1);

/// The cache of one gateway.
fn cache(server: &RedisServer) -> Cache {
    Cache::new(Some(Redis::new(&SecretString::from(server.url.clone())).unwrap()))
}

/// Counts how often something is loaded.
#[derive(Default)]
struct Source(AtomicU32);

impl Source {
    async fn through(&self, cache: &Cache, key: &str) -> u32 {
        let load = async || Ok::<_, ApiError>(self.0.fetch_add(1, Ordering::Relaxed) + 1);
        cache.get_or(key, LONG, load).await.unwrap()
    }
}

#[actix_web::test]
async fn what_one_gateway_loads_the_other_has() {
    let server = RedisServer::start();
    let (one, other, source) = (cache(&server), cache(&server), Source::default());
    assert_eq!(source.through(&one, "gallery:newest").await, 1);
    assert_eq!(source.through(&other, "gallery:newest").await, 1);
    assert_eq!(source.through(&other, "gallery:liked").await, 2);
}

#[actix_web::test]
async fn what_one_gateway_forgets_the_other_has_no_more() {
    let server = RedisServer::start();
    let (one, other, source) = (cache(&server), cache(&server), Source::default());
    assert_eq!(source.through(&one, "gallery:newest").await, 1);
    assert_eq!(source.through(&one, "lessons:all").await, 2);
    other.forget_group("gallery").await;
    assert_eq!(source.through(&one, "gallery:newest").await, 3);
    assert_eq!(source.through(&other, "gallery:newest").await, 3);
    assert_eq!(source.through(&other, "lessons:all").await, 2, "another group stays");
}

#[actix_web::test]
async fn what_was_read_before_a_change_of_another_gateway_is_not_kept() {
    let server = RedisServer::start();
    let (one, other) = (cache(&server), cache(&server));
    let old = one.get_or("gallery:newest", LONG, async || {
        other.forget_group("gallery").await;
        Ok(1)
    });
    assert_eq!(old.await.unwrap(), 1);
    assert_eq!(other.get_or("gallery:newest", LONG, async || Ok(2)).await.unwrap(), 2);
    assert_eq!(one.get_or("gallery:newest", LONG, async || Ok(3)).await.unwrap(), 2);
}

#[actix_web::test]
async fn what_is_kept_goes_when_its_time_is_over() {
    let server = RedisServer::start();
    let cache = cache(&server);
    let client = redis::Client::open(server.url.as_str()).unwrap();
    let mut connection = client.get_multiplexed_async_connection().await.unwrap();
    cache.get_or("gallery:newest", Duration::from_mins(1), async || Ok(1)).await.unwrap();
    let left: i64 = redis::cmd("PTTL").arg("palace:kept:gallery:newest").query_async(&mut connection).await.unwrap();
    assert!((1..=60_000).contains(&left), "{left}");
}

#[actix_web::test]
async fn a_redis_that_is_away_is_done_without_and_used_again_when_it_is_back() {
    let mut server = RedisServer::start();
    let (one, other, source) = (cache(&server), cache(&server), Source::default());
    assert_eq!(source.through(&one, "gallery:newest").await, 1);
    server.stop();
    assert_eq!(source.through(&one, "gallery:newest").await, 2, "loaded, and no error");
    assert_eq!(source.through(&one, "gallery:newest").await, 3, "nothing is kept that others cannot forget");
    one.forget_group("gallery").await;
    server.start_again();
    // It is left alone for a second after it failed: until then, each load is a new one.
    let mut seen = (0, 1);
    while seen.0 != seen.1 {
        tokio::task::yield_now().await;
        seen = (source.through(&one, "gallery:newest").await, source.through(&other, "gallery:newest").await);
    }
}
