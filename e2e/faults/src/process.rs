//! A program of the Palace as a process of its own, which does not outlive the test.

use std::fs::File;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use anyhow::Context as _;
use rustix::process::{Pid, Signal, kill_process};

use crate::until;

/// How long a process that was asked to stop may take: an executor ends its games and removes their sandboxes first.
const STOP_PATIENCE: Duration = Duration::from_mins(1);

pub(crate) struct Process {
    child: Child,
    port: u16,
    log: PathBuf,
}

/// The program of this name beside the tests, where `cargo build` has put it.
pub(crate) fn program(name: &str) -> anyhow::Result<PathBuf> {
    let tests = std::env::current_exe()?;
    let found = tests.parent().and_then(Path::parent).context("the tests are in no folder")?.join(name);
    anyhow::ensure!(found.exists(), "{} is not built: cargo build -p {name}", found.display());
    Ok(found)
}

/// A port that is free now.
pub(crate) fn free_port() -> anyhow::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

impl Process {
    /// Starts a program that listens on `port`, and waits until it is ready.
    pub(crate) async fn start(
        name: &str,
        folder: &Path,
        port: u16,
        settings: &[(&str, String)],
    ) -> anyhow::Result<Self> {
        let log = folder.join(format!("{name}-{port}.log"));
        let output = File::options().create(true).append(true).open(&log)?;
        let child = Command::new(program(name)?)
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("PORT", port.to_string())
            .envs(settings.iter().map(|(name, value)| (*name, value)))
            .current_dir(folder)
            .stdin(Stdio::null())
            .stderr(output.try_clone()?)
            .stdout(output)
            .spawn()?;
        let mut process = Self { child, port, log };
        let ready = process.url("/readyz");
        let http = reqwest::Client::builder().no_proxy().build()?;
        until("the service is ready", async || {
            if let Some(status) = process.child.try_wait()? {
                anyhow::bail!("{name} ended with {status}: {}", process.log()?);
            }
            let answer = http.get(&ready).send().await;
            Ok(answer.is_ok_and(|answer| answer.status().is_success()).then_some(()))
        })
        .await?;
        Ok(process)
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    pub(crate) fn log(&self) -> anyhow::Result<String> {
        Ok(std::fs::read_to_string(&self.log)?)
    }

    /// Ends it without a chance to clear away.
    pub(crate) fn kill(&mut self) -> anyhow::Result<()> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }

    /// Asks it to stop, or whatever else the signal means.
    pub(crate) fn signal(&self, signal: Signal) -> anyhow::Result<()> {
        Ok(kill_process(Pid::from_child(&self.child), signal)?)
    }

    /// Waits for its end.
    pub(crate) async fn ended(&mut self) -> anyhow::Result<ExitStatus> {
        until("the service has ended", async || Ok(self.child.try_wait()?)).await
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        if !matches!(self.child.try_wait(), Ok(None)) {
            return;
        }
        // What fails here is reported by what is left behind. A process that stands still hears no other signal.
        drop(self.signal(Signal::CONT));
        drop(self.signal(Signal::TERM));
        let asked = Instant::now();
        while matches!(self.child.try_wait(), Ok(None)) && asked.elapsed() < STOP_PATIENCE {
            std::thread::sleep(Duration::from_millis(20));
        }
        drop(self.kill());
    }
}
