//! The folder that a sandbox shares with the executor: it holds nothing but the socket the stage connects to.

use std::fs::{DirBuilder, Permissions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

use tokio::net::UnixListener;

const SOCKET_NAME: &str = "stage.sock";

/// One sandbox's folder, removed when this is dropped. Nobody but the executor can reach it from outside, as its
/// parent is closed; inside the sandbox it is mounted read-only, so a game can neither replace nor remove the socket.
pub struct SandboxDirectory {
    path: PathBuf,
}

/// Makes the folder that holds all others, open to the executor alone.
///
/// # Errors
/// When it cannot be made, or somebody else made it.
pub fn prepare_root(root: &Path) -> io::Result<()> {
    match DirBuilder::new().mode(0o700).recursive(false).create(root) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            let metadata = std::fs::symlink_metadata(root)?;
            if !metadata.is_dir() || metadata.uid() != rustix::process::geteuid().as_raw() {
                return Err(io::Error::new(io::ErrorKind::PermissionDenied, "belongs to somebody else"));
            }
            std::fs::set_permissions(root, Permissions::from_mode(0o700))
        }
        done => done,
    }
}

impl SandboxDirectory {
    /// Makes the folder `name` below `root` with a socket that listens for the stage.
    ///
    /// # Errors
    /// When the folder or the socket cannot be made.
    pub fn create(root: &Path, name: &str) -> io::Result<(Self, UnixListener)> {
        let path = root.join(name);
        DirBuilder::new().mode(0o755).create(&path)?;
        let directory = Self { path };
        // The creation mask may have taken bits away that the sandbox's user needs.
        std::fs::set_permissions(&directory.path, Permissions::from_mode(0o755))?;
        let socket = directory.path.join(SOCKET_NAME);
        let listener = UnixListener::bind(&socket)?;
        std::fs::set_permissions(&socket, Permissions::from_mode(0o666))?;
        Ok((directory, listener))
    }

    /// The folder.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Removes the socket, once the stage has connected: nobody else ever can.
    ///
    /// # Errors
    /// When the socket is not there.
    pub fn close(&self) -> io::Result<()> {
        std::fs::remove_file(self.path.join(SOCKET_NAME))
    }
}

impl Drop for SandboxDirectory {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_dir_all(&self.path) {
            tracing::warn!(path = %self.path.display(), %error, "could not remove a sandbox's folder");
        }
    }
}
