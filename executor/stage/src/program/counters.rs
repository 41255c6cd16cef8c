//! The kernel's counters of what it refused or ended in this sandbox (control groups, version 1 and 2).

use std::fs;

/// Where the counters are, newest kernel interface first; inside a sandbox its own group is the root.
const OUT_OF_MEMORY_FILES: [&str; 2] = ["/sys/fs/cgroup/memory.events", "/sys/fs/cgroup/memory/memory.oom_control"];
const PROCESS_FILES: [&str; 2] = ["/sys/fs/cgroup/pids.events", "/sys/fs/cgroup/pids/pids.events"];

/// How often the kernel acted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Counters {
    /// Processes it ended for want of memory.
    pub(crate) out_of_memory: u64,
    /// Processes or threads it refused.
    pub(crate) refused_processes: u64,
}

impl Counters {
    /// The counters now; 0 where the kernel has none.
    pub(crate) fn read() -> Self {
        Self { out_of_memory: counter(OUT_OF_MEMORY_FILES, "oom_kill"), refused_processes: refused_processes() }
    }
}

/// Only the counter that is watched while the program runs.
pub(crate) fn refused_processes() -> u64 {
    counter(PROCESS_FILES, "max")
}

fn counter(files: [&str; 2], name: &str) -> u64 {
    files.iter().find_map(|file| fs::read_to_string(file).ok()).and_then(|text| field(&text, name)).unwrap_or(0)
}

/// The number after `name` in lines of a name and a number each.
fn field(text: &str, name: &str) -> Option<u64> {
    text.lines().filter_map(|line| line.split_once(' ')).find(|(key, _)| *key == name)?.1.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case::version_1("oom_kill_disable 0\nunder_oom 0\noom_kill 3\n", "oom_kill", Some(3))]
    #[case::version_2("low 0\nhigh 0\nmax 7\noom 2\noom_kill 1\noom_group_kill 0\n", "oom_kill", Some(1))]
    #[case::processes("max 12\n", "max", Some(12))]
    #[case::absent("oom_kill_disable 1\n", "oom_kill", None)]
    #[case::no_number("max many\n", "max", None)]
    fn fields_are_found(#[case] text: &str, #[case] name: &str, #[case] value: Option<u64>) {
        assert_eq!(field(text, name), value);
    }
}
