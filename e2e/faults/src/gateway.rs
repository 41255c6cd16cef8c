//! A gateway as a process, with a database of its own.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use crate::process::{Process, free_port, program};

/// One gateway, and the folder that it shares with the executors' logs and keys.
pub struct Gateway {
    process: Process,
}

impl Gateway {
    /// A folder that nobody else may enter, with the keys of the services in it.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn folder() -> anyhow::Result<tempfile::TempDir> {
        let folder = tempfile::tempdir()?;
        std::fs::set_permissions(folder.path(), PermissionsExt::from_mode(0o700))?;
        let made = Command::new(program("gateway")?).arg("generate-keys").arg(folder.path().join("keys")).output()?;
        anyhow::ensure!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        Ok(folder)
    }

    /// Starts a gateway for the executors at these addresses.
    ///
    /// # Errors
    /// When it does not become ready.
    pub async fn start(folder: &Path, executors: &[String]) -> anyhow::Result<Self> {
        let key = folder.join("keys/executor-signing-private.pem").display().to_string();
        // A test looks again and again until something has happened.
        let often = || "1000000,1000000".to_owned();
        let settings = [
            ("EXECUTOR_URLS", executors.join(",")),
            ("JWT_PRIVATE_KEY_FILE", key),
            ("RATE_LIMIT_GENERAL", often()),
            ("RATE_LIMIT_EXECUTION", often()),
        ];
        Ok(Self { process: Process::start("gateway", folder, free_port()?, &settings).await? })
    }

    /// Where it listens.
    #[must_use]
    pub fn url(&self) -> String {
        self.process.url("")
    }

    /// What it has written.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn log(&self) -> anyhow::Result<String> {
        self.process.log()
    }
}
