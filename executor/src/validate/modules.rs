//! Which modules a program can import: those of the sandbox image, and its own files.

use std::collections::HashSet;
use std::sync::LazyLock;

/// One name a line: Python's standard library and what the image adds. A test in the image compares it with what is
/// there.
static IN_IMAGE: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| include_str!("modules.txt").lines().filter(|line| !line.is_empty()).collect());

/// Modules that reach for the network, which a sandbox does not have.
const NETWORK: [&str; 12] = [
    "aiohttp",
    "ftplib",
    "http",
    "imaplib",
    "poplib",
    "requests",
    "smtplib",
    "socket",
    "ssl",
    "telnetlib",
    "urllib",
    "websockets",
];
/// Modules that start other programs, of which a sandbox has few.
const PROGRAMS: [&str; 2] = ["multiprocessing", "subprocess"];

/// What to expect of an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Import {
    /// It works.
    Works,
    /// It works, but what it is for does not: there is no network.
    Network,
    /// It works, but there is little to start.
    Programs,
    /// It loads machine code.
    MachineCode,
    /// There is no such module.
    Absent,
}

/// What to expect of importing the top-level module `name` in a project with these files.
pub fn expect<'a>(name: &str, mut paths: impl Iterator<Item = &'a str>) -> Import {
    let own = |path: &str| {
        path.strip_suffix(".py") == Some(name) || path.split('/').next() == Some(name) && path.contains('/')
    };
    if paths.any(own) {
        Import::Works
    } else if NETWORK.contains(&name) {
        Import::Network
    } else if PROGRAMS.contains(&name) {
        Import::Programs
    } else if name == "ctypes" {
        Import::MachineCode
    } else if IN_IMAGE.contains(name) || name.starts_with('_') {
        Import::Works
    } else {
        Import::Absent
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case("pygame", Import::Works)]
    #[case("os", Import::Works)]
    #[case("hero", Import::Works)]
    #[case("levels", Import::Works)]
    #[case("_thread", Import::Works)]
    #[case("requests", Import::Network)]
    #[case("subprocess", Import::Programs)]
    #[case("ctypes", Import::MachineCode)]
    #[case("tensorflow", Import::Absent)]
    fn imports_are_told_apart(#[case] name: &str, #[case] import: Import) {
        assert_eq!(expect(name, ["main.py", "hero.py", "levels/one.py"].into_iter()), import);
    }
}
