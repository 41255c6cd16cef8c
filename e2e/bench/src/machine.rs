//! The machine that is measured on, and how quiet it is.

use std::fs;
use std::process::Command;
use std::time::Duration;

use chrono::Utc;
use serde::{Deserialize, Serialize};
use tokio::time::{Instant, sleep};

use crate::number::{float, length, short};
use crate::process;

/// How long is looked for what else runs, before a row.
const LOOK: Duration = Duration::from_secs(2);
const TICKS_PER_SECOND: f64 = 100.0;

/// Everything a reader needs to compare with another machine.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Machine {
    pub(crate) processor: String,
    pub(crate) cores: usize,
    pub(crate) memory_gib: f64,
    pub(crate) kernel: String,
    pub(crate) docker: String,
}

/// When a row was measured, of what, and what else the machine was doing.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Moment {
    pub(crate) date: String,
    pub(crate) commit: String,
    pub(crate) load: String,
    /// Percent of all cores that were busy before the row began.
    pub(crate) busy_percent: f64,
}

impl Machine {
    /// This one.
    pub(crate) fn this() -> Self {
        let information = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
        let memory = fs::read_to_string("/proc/meminfo").unwrap_or_default();
        Self {
            processor: value(&information, "model name").unwrap_or("unknown").to_owned(),
            cores: std::thread::available_parallelism().map_or(1, usize::from),
            memory_gib: kibibytes(&memory, "MemTotal").map_or(0.0, |kib| float(kib) / 1024.0 / 1024.0),
            kernel: fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default().trim().to_owned(),
            docker: said("docker", &["version", "--format", "{{.Server.Version}}"]),
        }
    }

    /// In one line.
    pub(crate) fn words(&self) -> String {
        let Self { processor, cores, memory_gib, kernel, docker } = self;
        format!("{processor}, {cores} cores, {} GiB, Linux {kernel}, Docker {docker}", short(*memory_gib))
    }
}

impl Moment {
    /// Now; looks for a while at what runs before anything of ours does.
    pub(crate) async fn now() -> Self {
        let (begin, busy) = (Instant::now(), process::machine_busy_ticks());
        sleep(LOOK).await;
        let spent = float(process::machine_busy_ticks().saturating_sub(busy)) / TICKS_PER_SECOND;
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let dirty = if said("git", &["status", "--porcelain", "--untracked-files=no"]).is_empty() {
            ""
        } else {
            " and changes"
        };
        let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
        Self {
            date: Utc::now().format("%Y-%m-%d %H:%M UTC").to_string(),
            commit: format!("{}{dirty}", said("git", &["rev-parse", "--short=10", "HEAD"])),
            load: load.split(' ').take(3).collect::<Vec<_>>().join(" "),
            busy_percent: spent / begin.elapsed().as_secs_f64() / length(cores) * 100.0,
        }
    }
}

fn value<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    text.lines().find_map(|line| {
        let (key, value) = line.split_once(':')?;
        (key.trim() == name).then_some(value.trim())
    })
}

fn kibibytes(text: &str, name: &str) -> Option<u64> {
    value(text, name)?.strip_suffix(" kB")?.parse().ok()
}

/// What a program prints, or nothing where there is none.
fn said(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output();
    output.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kernels_lists_are_read() {
        assert_eq!(value("processor\t: 0\nmodel name\t: Fast One\n", "model name"), Some("Fast One"));
        assert_eq!(kibibytes("MemTotal:       24684916 kB\nMemFree: 1 kB\n", "MemTotal"), Some(24_684_916));
        assert_eq!(kibibytes("", "MemTotal"), None);
    }
}
