//! Removes containers that nobody answers for: of this executor's earlier life, or past their expiry.

use std::time::Duration;

use shared::ids::ExecutorId;
use tokio_util::sync::CancellationToken;

use super::engine::{Engine, EngineError, ManagedContainer};

const INTERVAL: Duration = Duration::from_secs(30);

/// Removes every container this executor made. Meant for its start and its end, when it has none.
///
/// # Errors
/// [`EngineError`] when Docker does not answer.
pub async fn remove_own(engine: &Engine, executor: ExecutorId) -> Result<usize, EngineError> {
    let own = executor.to_string();
    remove_where(engine, |container| container.executor == own).await
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
    let unwanted: Vec<_> = engine.managed().await?.into_iter().filter(unwanted).collect();
    for container in &unwanted {
        engine.remove(&container.id).await?;
    }
    Ok(unwanted.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case(Some(99), true)]
    #[case(Some(100), false)]
    #[case(None, true)]
    fn a_container_expires_after_its_time(#[case] expires_at: Option<i64>, #[case] expired: bool) {
        let container = ManagedContainer { id: "a".into(), executor: "1".into(), expires_at };
        assert_eq!(is_expired(&container, 100), expired);
    }
}
