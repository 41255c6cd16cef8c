//! Removes containers that nobody answers for: of this executor's earlier life, or past their expiry.

use std::time::Duration;

use shared::ids::ExecutorId;
use tokio_util::sync::CancellationToken;

use super::engine::{Engine, EngineError, ManagedContainer};

const INTERVAL: Duration = Duration::from_secs(30);
const RETRY_PAUSE: Duration = Duration::from_secs(2);

/// Removes every container this executor made, at its end.
///
/// # Errors
/// [`EngineError`] when Docker does not answer.
pub async fn remove_own(engine: &Engine, executor: ExecutorId) -> Result<usize, EngineError> {
    let own = executor.to_string();
    remove_where(engine, |container| container.executor == own).await
}

/// Removes what this executor left behind when it last ended without a chance to clear away. Waits for Docker.
/// `started_at` is when this life began, in seconds since 1970.
pub async fn remove_earlier_life(engine: &Engine, executor: ExecutorId, started_at: i64, stop: &CancellationToken) {
    let own = executor.to_string();
    let earlier = |container: &ManagedContainer| container.executor == own && container.created_at < started_at;
    while let Err(error) = remove_where(engine, earlier).await {
        tracing::debug!(%error, "could not look for sandboxes of an earlier life");
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(RETRY_PAUSE) => {}
        }
    }
}

/// Removes expired containers of any executor on this engine, now and then until `stop`.
pub async fn remove_expired_regularly(engine: Engine, stop: CancellationToken) {
    loop {
        let now = chrono::Utc::now().timestamp();
        match remove_where(&engine, |container| is_expired(container, now)).await {
            Ok(0) => {}
            Ok(count) => tracing::warn!(count, "removed orphaned sandboxes"),
            Err(error) => tracing::debug!(%error, "could not look for orphaned sandboxes"),
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(INTERVAL) => {}
        }
    }
}

/// A container without a readable expiry is not one of ours as we make them now: it counts as expired.
fn is_expired(container: &ManagedContainer, now: i64) -> bool {
    container.expires_at.is_none_or(|at| at < now)
}

async fn remove_where(engine: &Engine, unwanted: impl Fn(&ManagedContainer) -> bool) -> Result<usize, EngineError> {
    let mut removed = 0;
    for container in engine.managed().await?.into_iter().filter(unwanted) {
        match engine.remove(&container.id).await {
            Ok(()) => removed += 1,
            // The others must not stay because of one.
            Err(error) => tracing::warn!(container = container.id, %error, "could not remove an orphaned sandbox"),
        }
    }
    Ok(removed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case(Some(99), true)]
    #[case(Some(100), false)]
    #[case(None, true)]
    fn a_container_expires_after_its_time(#[case] expires_at: Option<i64>, #[case] expired: bool) {
        let container = ManagedContainer { id: "a".into(), executor: "1".into(), created_at: 0, expires_at };
        assert_eq!(is_expired(&container, 100), expired);
    }
}
