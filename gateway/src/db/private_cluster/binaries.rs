//! Finds the programs of PostgreSQL.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::ClusterError;
use super::folder::Folder;

/// Where Debian keeps each major version, outside of `PATH`.
const DEBIAN: &str = "/usr/lib/postgresql";

/// The folder with `initdb`, `pg_ctl` and `postgres`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Binaries(PathBuf);

impl Binaries {
    /// Those in `PATH`, or the newest; with data of a version, those of that version.
    pub(super) fn find(version: Option<&str>, folder: &Folder) -> Result<Self, ClusterError> {
        let all: Vec<_> = in_path().into_iter().chain(in_debian()).map(Self).filter(Self::is_complete).collect();
        let mut fitting = all.iter().filter(|found| version.is_none() || found.version().as_deref() == version);
        match (fitting.next(), version) {
            (Some(found), _) => Ok(found.clone()),
            (None, Some(version)) if !all.is_empty() => Err(ClusterError::OtherVersion {
                folder: folder.path().display().to_string(),
                version: version.to_owned(),
            }),
            (None, _) => Err(ClusterError::NoBinaries),
        }
    }

    pub(super) fn initdb(&self) -> PathBuf {
        self.0.join("initdb")
    }

    pub(super) fn pg_ctl(&self) -> PathBuf {
        self.0.join("pg_ctl")
    }

    fn is_complete(&self) -> bool {
        ["initdb", "pg_ctl", "postgres"].iter().all(|name| self.0.join(name).is_file())
    }

    /// The major version, as in `PG_VERSION`.
    fn version(&self) -> Option<String> {
        let output = Command::new(self.0.join("postgres")).arg("--version").output().ok()?;
        major(&String::from_utf8_lossy(&output.stdout))
    }
}

/// `15` of `postgres (PostgreSQL) 15.13 (Debian 15.13-0+deb12u1)`.
fn major(text: &str) -> Option<String> {
    let number = text.split_whitespace().nth(2)?;
    let digits: String = number.chars().take_while(char::is_ascii_digit).collect();
    (!digits.is_empty()).then_some(digits)
}

fn in_path() -> Vec<PathBuf> {
    std::env::var_os("PATH").map(|paths| std::env::split_paths(&paths).collect()).unwrap_or_default()
}

fn in_debian() -> Vec<PathBuf> {
    let mut versions: Vec<(u32, PathBuf)> = Path::new(DEBIAN)
        .read_dir()
        .into_iter()
        .flatten()
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            Some((path.file_name()?.to_str()?.parse().ok()?, path.join("bin")))
        })
        .collect();
    versions.sort_by(|left, right| right.cmp(left));
    versions.into_iter().map(|(_, path)| path).collect()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    #[rstest]
    #[case("postgres (PostgreSQL) 15.13 (Debian 15.13-0+deb12u1)", Some("15"))]
    #[case("postgres (PostgreSQL) 18beta1", Some("18"))]
    #[case("postgres", None)]
    #[case("a b c", None)]
    fn the_major_version_is_read(#[case] text: &str, #[case] version: Option<&str>) {
        assert_eq!(super::major(text).as_deref(), version);
    }
}
