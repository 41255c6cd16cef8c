//! A Palace of several executors, as processes that a test may kill, and people who play in it. Docker is real.

mod executor;
mod gateway;
mod person;
mod process;
mod silent;

pub use executor::Executor;
pub use gateway::Gateway;
pub use person::{Health, Person, Sessions, Socket, Told};
pub use silent::Silent;

use std::time::Duration;

use tokio::time::{sleep, timeout};

/// Far above what anything here takes on a busy machine; only a hang reaches it.
pub const PATIENCE: Duration = Duration::from_secs(45);
/// Time between two questions whether something has happened yet.
const ASK_EVERY: Duration = Duration::from_millis(50);

/// Asks until the answer is there.
///
/// # Errors
/// When the question fails, or the answer does not come.
pub async fn until<T>(what: &str, mut ask: impl AsyncFnMut() -> anyhow::Result<Option<T>>) -> anyhow::Result<T> {
    let asking = async {
        loop {
            if let Some(answer) = ask().await? {
                return Ok(answer);
            }
            sleep(ASK_EVERY).await;
        }
    };
    timeout(PATIENCE, asking).await.unwrap_or_else(|_| Err(anyhow::anyhow!("waited in vain: {what}")))
}
