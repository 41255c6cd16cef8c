//! The folder of a private cluster: what lies in it and whose it is.

use std::fs::{DirBuilder, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _, OpenOptionsExt as _, chown};
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::ClusterError;
use super::account::Account;

const PASSWORD_BYTES: usize = 24;

/// An existing folder, by its absolute path.
#[derive(Debug)]
pub(super) struct Folder(PathBuf);

impl Folder {
    /// Makes the folder, for its owner alone, if there is none.
    pub(super) fn open(path: &Path) -> Result<Self, ClusterError> {
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(path)
            .and_then(|()| path.canonicalize())
            .map(Self)
            .map_err(|error| failed(path, error))
    }

    /// The folder itself.
    pub(super) fn path(&self) -> &Path {
        &self.0
    }

    /// The cluster. It is there whole or not at all.
    pub(super) fn data(&self) -> PathBuf {
        self.0.join("data")
    }

    /// Where the cluster is made, before it takes its place.
    pub(super) fn draft(&self) -> PathBuf {
        self.0.join("data.draft")
    }

    /// What the server says.
    pub(super) fn log(&self) -> PathBuf {
        self.0.join("server.log")
    }

    /// The superuser's password.
    pub(super) fn password_file(&self) -> PathBuf {
        self.0.join("password")
    }

    /// Whether there is a cluster.
    pub(super) fn is_initialised(&self) -> bool {
        self.data().join("PG_VERSION").exists()
    }

    /// The major version of the PostgreSQL that made the cluster, where there is one.
    pub(super) fn version(&self) -> Result<Option<String>, ClusterError> {
        let path = self.data().join("PG_VERSION");
        optional(std::fs::read_to_string(&path))
            .map(|text| text.map(|text| text.trim().to_owned()))
            .map_err(|error| failed(&path, error))
    }

    /// As whom to run PostgreSQL here.
    pub(super) fn account(&self) -> Result<Account, ClusterError> {
        let metadata = self.0.metadata().map_err(|error| failed(&self.0, error))?;
        Account::choose(&self.0, metadata.uid(), metadata.gid())
    }

    /// The superuser's password; makes one if there is none.
    pub(super) fn password(&self) -> Result<String, ClusterError> {
        let path = self.password_file();
        optional(std::fs::read_to_string(&path))
            .map_err(|error| failed(&path, error))?
            .map_or_else(|| make_password(&path), Ok)
    }

    /// Gives a file of ours to whoever runs PostgreSQL, who must read it.
    pub(super) fn hand_over(path: &Path, account: Account) -> Result<(), ClusterError> {
        match account.ids() {
            Some((user, group)) => chown(path, Some(user), Some(group)).map_err(|error| failed(path, error)),
            None => Ok(()),
        }
    }
}

fn make_password(path: &Path) -> Result<String, ClusterError> {
    let mut bytes = [0; PASSWORD_BYTES];
    getrandom::fill(&mut bytes)?;
    // The alphabet needs no escaping in a URL.
    let password = URL_SAFE_NO_PAD.encode(bytes);
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
        .and_then(|mut file| file.write_all(password.as_bytes()))
        .map_err(|error| failed(path, error))?;
    Ok(password)
}

/// Says on which path the system refused.
pub(super) fn failed(path: &Path, error: io::Error) -> ClusterError {
    ClusterError::Folder { path: path.display().to_string(), error }
}

/// What is not there is nothing, and no error.
pub(super) fn optional<T>(result: io::Result<T>) -> io::Result<Option<T>> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}
