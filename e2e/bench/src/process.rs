//! What the kernel knows of processes and control groups: processor time, memory, descriptors.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

const CGROUPS: &str = "/sys/fs/cgroup";

/// What one process holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Holdings {
    /// Open descriptors.
    pub(crate) descriptors: usize,
    /// Those of them that are sockets.
    pub(crate) sockets: usize,
    /// Threads.
    pub(crate) tasks: usize,
    /// Its share of memory, each shared page divided by those that share it.
    pub(crate) pss_kib: u64,
}

/// Processor time of all threads that live, in nanoseconds; 0 once the process has ended.
pub(crate) fn cpu_ns(process: u32) -> u64 {
    let Ok(tasks) = fs::read_dir(format!("/proc/{process}/task")) else { return 0 };
    tasks.flatten().filter_map(|task| run_ns(&fs::read_to_string(task.path().join("schedstat")).ok()?)).sum()
}

/// The first number of `schedstat` is the time on a processor (Linux, Documentation/scheduler/sched-stats.rst).
fn run_ns(schedstat: &str) -> Option<u64> {
    schedstat.split_ascii_whitespace().next()?.parse().ok()
}

/// Its share of memory in kibibytes.
pub(crate) fn pss_kib(process: u32) -> u64 {
    let text = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).unwrap_or_default();
    field_kib(&text, "Pss:").unwrap_or_default()
}

fn field_kib(text: &str, name: &str) -> Option<u64> {
    text.lines().find_map(|line| line.strip_prefix(name)?.trim().strip_suffix(" kB")?.trim().parse().ok())
}

/// The program's name as the kernel keeps it, at most fifteen characters.
pub(crate) fn name(process: u32) -> String {
    fs::read_to_string(format!("/proc/{process}/comm")).unwrap_or_default().trim_end().to_owned()
}

/// What a process holds now.
pub(crate) fn holdings(process: u32) -> Holdings {
    let links: Vec<PathBuf> = fs::read_dir(format!("/proc/{process}/fd"))
        .map(|entries| entries.flatten().filter_map(|entry| fs::read_link(entry.path()).ok()).collect())
        .unwrap_or_default();
    Holdings {
        descriptors: links.len(),
        sockets: links.iter().filter(|link| link.to_string_lossy().starts_with("socket:")).count(),
        tasks: fs::read_dir(format!("/proc/{process}/task")).map_or(0, Iterator::count),
        pss_kib: pss_kib(process),
    }
}

/// Every process with one of these names.
pub(crate) fn named(names: &[&str]) -> Vec<u32> {
    let Ok(entries) = fs::read_dir("/proc") else { return Vec::new() };
    let processes = entries.flatten().filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    processes.filter(|process| names.contains(&name(*process).as_str())).collect()
}

/// Time that all processors together were not idle since the machine started, in hundredths of a second.
pub(crate) fn machine_busy_ticks() -> u64 {
    busy_ticks(&fs::read_to_string("/proc/stat").unwrap_or_default()).unwrap_or_default()
}

/// user + nice + system + irq + softirq + steal of the first line (proc(5)); what lies between is idle.
fn busy_ticks(stat: &str) -> Option<u64> {
    let fields: Vec<u64> = stat
        .lines()
        .next()?
        .strip_prefix("cpu ")?
        .split_ascii_whitespace()
        .filter_map(|part| part.parse().ok())
        .collect();
    Some([0, 1, 2, 5, 6, 7].iter().filter_map(|&place| fields.get(place)).sum())
}

/// The control group of a container.
#[derive(Debug, Clone)]
pub(crate) struct Cgroup {
    folder: PathBuf,
}

impl Cgroup {
    /// The group that a process is in.
    pub(crate) fn of(process: u32) -> anyhow::Result<Self> {
        let text = fs::read_to_string(format!("/proc/{process}/cgroup"))?;
        for folder in candidates(&text) {
            let folder = Path::new(CGROUPS).join(folder);
            if folder.join("cpuacct.usage").exists() || folder.join("cpu.stat").exists() {
                return Ok(Self { folder });
            }
        }
        bail!("no processor accounting for process {process}")
    }

    /// Processor time of everything that ever ran in it, in nanoseconds.
    pub(crate) fn cpu_ns(&self) -> anyhow::Result<u64> {
        if let Ok(text) = fs::read_to_string(self.folder.join("cpuacct.usage")) {
            return Ok(text.trim().parse()?);
        }
        let text = fs::read_to_string(self.folder.join("cpu.stat"))?;
        usage_us(&text).map(|us| us * 1000).context("cpu.stat without usage_usec")
    }

    /// The processes in it now.
    pub(crate) fn processes(&self) -> Vec<u32> {
        let text = fs::read_to_string(self.folder.join("cgroup.procs")).unwrap_or_default();
        text.lines().filter_map(|line| line.parse().ok()).collect()
    }
}

fn usage_us(cpu_stat: &str) -> Option<u64> {
    cpu_stat.lines().find_map(|line| line.strip_prefix("usage_usec ")?.parse().ok())
}

/// Where the group's folder may be, from `/proc/PID/cgroup`: version 1 by its controller, version 2 for all together.
fn candidates(proc_cgroup: &str) -> Vec<String> {
    let mut folders = Vec::new();
    for line in proc_cgroup.lines() {
        let mut parts = line.splitn(3, ':').skip(1);
        if let (Some(controllers), Some(path)) = (parts.next(), parts.next()) {
            if controllers.is_empty() {
                folders.push(path.trim_start_matches('/').to_owned());
                folders.push(format!("unified{path}"));
            } else if controllers.split(',').any(|controller| controller == "cpuacct") {
                folders.insert(0, format!("{controllers}{path}"));
                folders.insert(0, format!("cpuacct{path}"));
            }
        }
    }
    folders
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kernels_files_are_read() {
        assert_eq!(run_ns("188872170 26268948 584\n"), Some(188_872_170));
        assert_eq!(field_kib("Rss:   9 kB\nPss:    1234 kB\nPss_Anon: 3 kB\n", "Pss:"), Some(1234));
        assert_eq!(usage_us("usage_usec 77\nuser_usec 3\n"), Some(77));
        assert_eq!(busy_ticks("cpu  1 2 4 800 1600 8 16 32 0 0\ncpu0 1\n"), Some(1 + 2 + 4 + 8 + 16 + 32));
        assert_eq!(run_ns(""), None);
        assert_eq!(busy_ticks("intr 1"), None);
    }

    #[test]
    fn groups_of_both_versions_are_found() {
        assert_eq!(candidates("2:cpuacct:/docker/a\n0::/\n")[0], "cpuacct/docker/a");
        assert_eq!(candidates("4:cpu,cpuacct:/docker/a\n")[1], "cpu,cpuacct/docker/a");
        assert_eq!(candidates("0::/system.slice/docker-a.scope\n")[0], "system.slice/docker-a.scope");
    }

    #[test]
    fn this_process_uses_time_and_memory() {
        let own = std::process::id();
        assert!(cpu_ns(own) > 0);
        let held = holdings(own);
        assert!(held.descriptors >= 3 && held.tasks >= 1);
        assert!(!named(&[&name(own)]).is_empty());
    }
}
