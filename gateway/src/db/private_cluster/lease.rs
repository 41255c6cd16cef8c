//! Who uses a private cluster, told by locks that the system drops when their holder dies.
//!
//! Two files: `change.lock` is held exclusively by whoever starts or stops the server, `users.lock` is shared by
//! whoever uses it. Who can have the second for himself alone is the last.

use std::fs::{File, OpenOptions, TryLockError};
use std::os::unix::fs::OpenOptionsExt as _;

use super::ClusterError;
use super::account::Account;
use super::folder::{Folder, failed};

/// A share in a cluster.
#[derive(Debug)]
pub(super) struct Lease {
    change: File,
    users: File,
    folder: std::path::PathBuf,
}

impl Lease {
    /// Waits until nobody else starts or stops the server.
    pub(super) fn wait(folder: &Folder, account: Account) -> Result<Self, ClusterError> {
        let lease = Self {
            change: open(folder, "change.lock", account)?,
            users: open(folder, "users.lock", account)?,
            folder: folder.path().to_owned(),
        };
        lease.check(lease.change.lock())?;
        Ok(lease)
    }

    /// Becomes one of the users, and lets others start or stop the server again.
    pub(super) fn share(&mut self) -> Result<(), ClusterError> {
        self.check(self.users.lock_shared())?;
        self.check(self.change.unlock())
    }

    /// Stops being a user. If there is no other, the server is ours to stop until this lease is dropped.
    pub(super) fn is_last(&mut self) -> Result<bool, ClusterError> {
        self.check(self.change.lock())?;
        self.check(self.users.unlock())?;
        self.is_unused()
    }

    /// Whether nobody uses the cluster.
    pub(super) fn is_unused(&self) -> Result<bool, ClusterError> {
        match self.users.try_lock() {
            Ok(()) => Ok(true),
            Err(TryLockError::WouldBlock) => Ok(false),
            Err(TryLockError::Error(error)) => Err(failed(&self.folder, error)),
        }
    }

    fn check(&self, result: std::io::Result<()>) -> Result<(), ClusterError> {
        result.map_err(|error| failed(&self.folder, error))
    }
}

fn open(folder: &Folder, name: &str, account: Account) -> Result<File, ClusterError> {
    let path = folder.path().join(name);
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false).mode(0o600);
    let file = options.open(&path).map_err(|error| failed(&path, error))?;
    // Root must not lock the folder's owner out.
    Folder::hand_over(&path, account)?;
    Ok(file)
}
