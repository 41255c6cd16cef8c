//! Making a sandbox ready: container started, display up, interpreter waiting for a program.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use shared::ids::ExecutorId;
use shared::link::FromStage;
use tokio::net::UnixListener;
use tokio::time::{Instant, timeout};
use uuid::Uuid;

use super::directory::{NAME_PREFIX, SandboxDirectory};
use super::engine::{Engine, EngineError};
use super::spec::{SandboxSpec, container};
use super::uids::{UidLease, Uids};
use crate::config::Settings;
use crate::stage_link::StageLink;

/// How long a stage may take to report that it is ready. Far above the usual, as a loaded machine can be slow.
const READY_TIMEOUT: Duration = Duration::from_secs(20);
/// How long past the longest game and the longest wait a container may exist before anybody may remove it.
const EXPIRY_MARGIN: Duration = Duration::from_mins(2);
/// A warm sandbox older than this is replaced, so that its container cannot outlive its expiry while a game runs.
pub const MAX_WARM_AGE: Duration = Duration::from_mins(10);

/// Pauses between attempts to remove a container.
const REMOVAL_PAUSES: [Duration; 5] = [
    Duration::from_millis(200),
    Duration::from_secs(1),
    Duration::from_secs(2),
    Duration::from_secs(4),
    Duration::from_secs(8),
];

/// Makes sandboxes. Cheap to clone.
#[derive(Clone)]
pub struct Warmer {
    engine: Engine,
    settings: Arc<Settings>,
    executor: ExecutorId,
    root: PathBuf,
    uids: Uids,
}

/// A sandbox that waits for its one program. [`Sandbox::remove`] must end it; dropping it leaves it to the reaper.
pub struct Sandbox {
    /// The link to its stage.
    pub link: StageLink,
    remains: Remains,
    ready_at: Instant,
}

/// What is left to clear away once the link of a sandbox is of no more use.
pub struct Remains {
    engine: Engine,
    name: String,
    /// Removed when this is dropped.
    directory: SandboxDirectory,
    /// Taken out when the container is certainly gone.
    uid: Option<UidLease>,
}

/// Why there is no sandbox.
#[derive(Debug, thiserror::Error)]
pub enum WarmError {
    /// Every user id is lent.
    #[error("every sandbox user id is in use")]
    NoUid,
    /// The folder for the stage's socket cannot be made.
    #[error("cannot make the sandbox's folder: {0}")]
    Directory(#[from] std::io::Error),
    /// Docker failed.
    #[error(transparent)]
    Engine(#[from] EngineError),
    /// The stage did not report in time, or said something else than that it is ready.
    #[error("the stage did not become ready")]
    NotReady,
}

impl Warmer {
    /// Makes sandboxes as `settings` say, with their sockets below `root`.
    #[must_use]
    pub fn new(engine: Engine, settings: Arc<Settings>, executor: ExecutorId, root: PathBuf) -> Self {
        let uids = Uids::new(settings.sandbox_uid_base());
        Self { engine, settings, executor, root, uids }
    }

    /// Makes one sandbox and waits until it is ready. Takes 0.3 to 1 s; nothing is left behind when it fails.
    ///
    /// # Errors
    /// [`WarmError`].
    pub async fn warm_up(&self) -> Result<Sandbox, WarmError> {
        let uid = self.uids.lease().ok_or(WarmError::NoUid)?;
        let name = format!("{NAME_PREFIX}{}-{}", self.executor, Uuid::now_v7().simple());
        let (directory, listener) = SandboxDirectory::create(&self.root, &name)?;
        let lifetime = self.settings.longest_life() + MAX_WARM_AGE + EXPIRY_MARGIN;
        let body = container(
            &self.settings,
            SandboxSpec {
                executor: self.executor,
                uid: uid.uid(),
                directory: directory.path(),
                expires_at: (chrono::Utc::now() + lifetime).timestamp(),
            },
        );
        let remains = Remains { engine: self.engine.clone(), name, directory, uid: Some(uid) };
        let ready = async {
            self.engine.start(&remains.name, body).await?;
            let link = timeout(READY_TIMEOUT, connect(&listener)).await.map_err(|_| WarmError::NotReady)??;
            remains.directory.close()?;
            Ok(link)
        };
        match ready.await {
            Ok(link) => Ok(Sandbox { link, remains, ready_at: Instant::now() }),
            Err(error) => {
                remains.clear_away().await;
                Err(error)
            }
        }
    }
}

async fn connect(listener: &UnixListener) -> Result<StageLink, WarmError> {
    let (stream, _) = listener.accept().await?;
    let mut link = StageLink::new(stream);
    match link.inbox.receive().await {
        Ok(FromStage::Ready) => Ok(link),
        _ => Err(WarmError::NotReady),
    }
}

impl Sandbox {
    /// Whether it is still fit for a program: young, its stage there and silent.
    pub fn is_fresh(&mut self) -> bool {
        self.ready_at.elapsed() < MAX_WARM_AGE && !self.link.inbox.is_disturbed()
    }

    /// Separates the link from what has to be cleared away later.
    #[must_use]
    pub fn into_parts(self) -> (StageLink, Remains) {
        (self.link, self.remains)
    }

    /// Ends the sandbox and clears it away.
    pub async fn remove(self) {
        self.remains.clear_away().await;
    }
}

impl Remains {
    /// Whether the kernel killed something in the sandbox for want of memory. False where Docker cannot tell.
    pub async fn ran_out_of_memory(&self) -> bool {
        self.engine.ran_out_of_memory(&self.name).await.unwrap_or(false)
    }

    /// Makes the sandbox stand still: it uses no processor time until [`Remains::thaw`].
    ///
    /// # Errors
    /// [`EngineError`].
    pub async fn freeze(&self) -> Result<(), EngineError> {
        self.engine.freeze(&self.name).await
    }

    /// Lets the sandbox go on.
    ///
    /// # Errors
    /// [`EngineError`].
    pub async fn thaw(&self) -> Result<(), EngineError> {
        self.engine.thaw(&self.name).await
    }

    /// Kills what still runs in the sandbox and removes every trace of it. Only then is its user id lent again. Where
    /// Docker fails over and over the container is left to the reaper.
    pub async fn clear_away(mut self) {
        for pause in REMOVAL_PAUSES {
            match self.engine.remove(&self.name).await {
                Ok(()) => {
                    self.uid.take();
                    return;
                }
                Err(error) => tracing::error!(container = self.name, %error, "could not remove a sandbox"),
            }
            tokio::time::sleep(pause).await;
        }
    }
}

impl Drop for Remains {
    /// A user id whose container may still be there is never lent again.
    fn drop(&mut self) {
        if let Some(uid) = self.uid.take() {
            std::mem::forget(uid);
        }
    }
}
