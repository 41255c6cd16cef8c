//! Keeps what each row found last, so that rows can be measured one by one and still stand in one report.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::Context;
use serde::{Deserialize, Serialize};

use crate::machine::{Machine, Moment};
use crate::result::Outcome;

/// All rows that were measured on this machine.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Store {
    pub(crate) machine: Machine,
    /// By the row's name.
    pub(crate) rows: BTreeMap<String, Measured>,
}

/// One row, and when it was measured.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Measured {
    pub(crate) moment: Moment,
    pub(crate) seconds: u64,
    /// What it found, or why it could not be measured.
    pub(crate) outcome: Result<Outcome, String>,
}

impl Store {
    /// What is kept in this file; nothing where there is none, or where it is of an earlier form.
    pub(crate) fn read(path: &Path) -> Self {
        fs::read(path).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
    }

    /// Keeps it.
    pub(crate) fn write(&self, path: &Path) -> anyhow::Result<()> {
        fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).with_context(|| path.display().to_string())?;
        Ok(fs::write(path, serde_json::to_vec_pretty(self)?)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/store.json");
        let measured = Measured { moment: Moment::default(), seconds: 3, outcome: Err("no peer".to_owned()) };
        let store = Store { rows: BTreeMap::from([("keys".to_owned(), measured)]), ..Store::default() };
        store.write(&path).unwrap();
        assert_eq!(Store::read(&path).rows["keys"].outcome.as_ref().unwrap_err(), "no peer");
        fs::write(&path, "{").unwrap();
        assert!(Store::read(&path).rows.is_empty());
    }
}
