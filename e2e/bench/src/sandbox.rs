//! Finds the container that a session's game runs in, and what each part of it costs.

use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::Context;
use client::palace::executor_health;
use tokio::process::Command;
use tokio::time::{Instant, sleep};

use crate::arguments::Arguments;
use crate::process::{self, Cgroup};

/// The label that an executor gives its containers; its value is the executor's number.
const LABEL: &str = "palace.executor";
const FIND_TIMEOUT: Duration = Duration::from_secs(10);
const CLEAR_TIMEOUT: Duration = Duration::from_secs(30);
const DISPLAY: &str = "Xvfb";
const STAGE: &str = "stage";

/// A session's container.
#[derive(Debug, Clone)]
pub(crate) struct Sandbox {
    cgroup: Cgroup,
}

/// Processor time in nanoseconds since the container began.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Usage {
    pub(crate) display: u64,
    pub(crate) stage: u64,
    /// All the rest.
    pub(crate) game: u64,
}

impl Usage {
    /// What was spent since an earlier look.
    pub(crate) fn since(self, earlier: Self) -> Self {
        Self {
            display: self.display.saturating_sub(earlier.display),
            stage: self.stage.saturating_sub(earlier.stage),
            game: self.game.saturating_sub(earlier.game),
        }
    }
}

impl std::ops::Add for Usage {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { display: self.display + other.display, stage: self.stage + other.stage, game: self.game + other.game }
    }
}

impl Sandbox {
    /// The container whose game has this mark in its code.
    pub(crate) async fn of(mark: &str) -> anyhow::Result<Self> {
        let found = Self::of_all(&[mark.to_owned()]).await?;
        found.into_iter().next().context("no container has this game")
    }

    /// The containers of these marks, in no order; some may have ended.
    pub(crate) async fn of_all(marks: &[String]) -> anyhow::Result<Vec<Self>> {
        let deadline = Instant::now() + FIND_TIMEOUT;
        loop {
            let mut found = Vec::new();
            for process in first_processes().await? {
                // A container may end between two looks at it.
                if marks.iter().any(|mark| has_mark(process, mark))
                    && let Ok(cgroup) = Cgroup::of(process)
                {
                    found.push(Self { cgroup });
                }
            }
            if found.len() >= marks.len() {
                return Ok(found);
            }
            if Instant::now() >= deadline {
                anyhow::ensure!(!found.is_empty(), "found none of {} containers", marks.len());
                return Ok(found);
            }
            sleep(Duration::from_millis(100)).await;
        }
    }

    /// Processor time so far.
    pub(crate) fn usage(&self) -> anyhow::Result<Usage> {
        let mut usage = Usage::default();
        for process in self.cgroup.processes() {
            match process::name(process).as_str() {
                DISPLAY => usage.display += process::cpu_ns(process),
                STAGE => usage.stage += process::cpu_ns(process),
                _ => {}
            }
        }
        usage.game = self.cgroup.cpu_ns()?.saturating_sub(usage.display + usage.stage);
        Ok(usage)
    }

    /// Processor time of the whole container so far.
    pub(crate) fn cpu_ns(&self) -> anyhow::Result<u64> {
        self.cgroup.cpu_ns()
    }

    /// Memory of the display and of the stage, in kibibytes of PSS.
    pub(crate) fn overhead_pss_kib(&self) -> (u64, u64) {
        let of = |wanted: &str| {
            let processes = self.cgroup.processes().into_iter();
            processes.filter(|process| process::name(*process) == wanted).map(process::pss_kib).sum()
        };
        (of(DISPLAY), of(STAGE))
    }
}

/// How many containers the executor has, and how many of them are warm ones that wait for a game.
pub(crate) async fn count(arguments: &Arguments) -> anyhow::Result<(usize, usize)> {
    let label = format!("label={LABEL}={}", arguments.executor_id);
    let all = docker(&["ps", "--all", "--quiet", "--filter", &label]).await?.lines().count();
    let health = executor_health(&arguments.executor_url).await?;
    Ok((all, usize::try_from(health.warm_sandboxes)?))
}

/// Waits until all containers that are there are warm ones, as long as an executor may take to clear away what has
/// ended. Answers how many are not.
pub(crate) async fn cleared(arguments: &Arguments) -> anyhow::Result<usize> {
    let deadline = Instant::now() + CLEAR_TIMEOUT;
    loop {
        let (all, warm) = count(arguments).await?;
        if all <= warm || Instant::now() >= deadline {
            return Ok(all.saturating_sub(warm));
        }
        sleep(Duration::from_millis(500)).await;
    }
}

/// Runs Docker's client and answers what it printed.
pub(crate) async fn docker(arguments: &[&str]) -> anyhow::Result<String> {
    let output = Command::new("docker").args(arguments).kill_on_drop(true).output().await.context("docker")?;
    let said = || String::from_utf8_lossy(&output.stderr).trim().to_owned();
    anyhow::ensure!(output.status.success(), "docker {}: {}", arguments.first().unwrap_or(&""), said());
    Ok(String::from_utf8(output.stdout)?)
}

/// The first process of each sandbox.
async fn first_processes() -> anyhow::Result<Vec<u32>> {
    let ids = docker(&["ps", "--quiet", "--filter", &format!("label={LABEL}")]).await?;
    let ids: Vec<&str> = ids.lines().collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    // A container that has gone since makes the command fail, and still it prints the others.
    let output = Command::new("docker").args(["inspect", "--format", "{{.State.Pid}}"]).args(ids).output().await?;
    let processes = String::from_utf8(output.stdout)?;
    Ok(processes.lines().filter_map(|line| line.parse().ok()).filter(|process| *process > 0).collect())
}

fn has_mark(process: u32, mark: &str) -> bool {
    let game = format!("/proc/{process}/root{}", shared::link::GAME_DIRECTORY);
    let Ok(entries) = fs::read_dir(game) else { return false };
    let is_python = |path: &Path| path.extension().is_some_and(|extension| extension == "py");
    let mut sources = entries.flatten().map(|entry| entry.path()).filter(|path| is_python(path));
    sources.any(|path| fs::read_to_string(path).is_ok_and(|code| code.contains(mark)))
}
