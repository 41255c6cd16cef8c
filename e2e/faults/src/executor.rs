//! An executor as a process, and the containers that carry its number.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus};
use std::sync::atomic::{AtomicU32, Ordering};

use rustix::process::Signal;
use shared::ids::ExecutorId;

use crate::process::{Process, free_port};

/// One executor. Its containers are gone when it is dropped, however it ended.
pub struct Executor {
    /// Its number.
    pub id: ExecutorId,
    port: u16,
    folder: PathBuf,
    settings: Vec<(&'static str, String)>,
    process: Option<Process>,
}

impl Executor {
    /// Starts an executor with a number and a port of its own, and these settings over those that tests need.
    ///
    /// # Errors
    /// When it does not become ready.
    pub async fn start(folder: &Path, settings: &[(&'static str, &str)]) -> anyhow::Result<Self> {
        static COUNTER: AtomicU32 = AtomicU32::new(32);
        let id = ExecutorId(std::process::id() * 64 + COUNTER.fetch_add(1, Ordering::Relaxed));
        let mut all = vec![
            ("EXECUTOR_ID", id.to_string()),
            ("JWT_PUBLIC_KEY_FILE", folder.join("keys/executor-signing-public.pem").display().to_string()),
            ("WARM_SANDBOXES", "0".to_owned()),
            // Tests that want games to finish say so; all others are not to wait for them at their end.
            ("DRAIN_SECONDS", "0".to_owned()),
        ];
        // Where it is set, another image than the usual one is tested.
        all.extend(std::env::var("SANDBOX_IMAGE").ok().map(|image| ("SANDBOX_IMAGE", image)));
        all.extend(settings.iter().map(|(name, value)| (*name, (*value).to_owned())));
        let mut executor = Self { id, port: free_port()?, folder: folder.to_owned(), settings: all, process: None };
        executor.start_again().await?;
        Ok(executor)
    }

    /// Starts it again at the same address and under the same number.
    ///
    /// # Errors
    /// When it does not become ready.
    pub async fn start_again(&mut self) -> anyhow::Result<()> {
        self.process = Some(Process::start("executor", &self.folder, self.port, &self.settings).await?);
        Ok(())
    }

    /// Where it listens.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// SIGKILL: nothing is cleared away.
    ///
    /// # Errors
    /// When there is no process.
    pub fn kill(&mut self) -> anyhow::Result<()> {
        self.running()?.kill()
    }

    /// SIGTERM: it is to end its games and itself.
    ///
    /// # Errors
    /// When there is no process.
    pub fn drain(&mut self) -> anyhow::Result<()> {
        self.running()?.signal(Signal::TERM)
    }

    /// SIGSTOP: connections are taken by the system, and nobody answers.
    ///
    /// # Errors
    /// When there is no process.
    pub fn hang(&mut self) -> anyhow::Result<()> {
        self.running()?.signal(Signal::STOP)
    }

    /// SIGCONT: goes on where it was stopped.
    ///
    /// # Errors
    /// When there is no process.
    pub fn wake(&mut self) -> anyhow::Result<()> {
        self.running()?.signal(Signal::CONT)
    }

    /// Waits for the end of the process.
    ///
    /// # Errors
    /// When it does not end.
    pub async fn ended(&mut self) -> anyhow::Result<ExitStatus> {
        self.running()?.ended().await
    }

    /// What it logged since it was last started.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn log(&self) -> anyhow::Result<String> {
        self.process.as_ref().map_or_else(|| Ok(String::new()), Process::log)
    }

    /// The containers that carry its number.
    ///
    /// # Errors
    /// When Docker does not answer.
    pub fn containers(&self) -> anyhow::Result<Vec<String>> {
        let label = format!("label=palace.executor={}", self.id);
        let output = Command::new("docker").args(["ps", "--all", "--quiet", "--filter", &label]).output()?;
        anyhow::ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        Ok(String::from_utf8(output.stdout)?.lines().map(ToOwned::to_owned).collect())
    }

    fn running(&mut self) -> anyhow::Result<&mut Process> {
        self.process.as_mut().ok_or_else(|| anyhow::anyhow!("the executor was not started"))
    }
}

impl Drop for Executor {
    fn drop(&mut self) {
        self.process = None;
        for container in self.containers().unwrap_or_default() {
            drop(Command::new("docker").args(["rm", "--force", &container]).output());
        }
        drop(std::fs::remove_dir_all(std::env::temp_dir().join(format!("palace-executor-{}", self.id))));
    }
}
