//! The folder that a sandbox shares with the executor: it holds nothing but the socket the stage connects to.

use std::fs::{DirBuilder, Permissions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

use tokio::net::UnixListener;

const SOCKET_NAME: &str = "stage.sock";
/// How the name of every sandbox, and of its folder and container, begins.
pub const NAME_PREFIX: &str = "palace-";

/// One sandbox's folder, removed when this is dropped. Nobody but the executor can reach it from outside, as its
/// parent is closed; inside the sandbox it is mounted read-only, so a game can neither replace nor remove the socket.
pub struct SandboxDirectory {
    path: PathBuf,
}

/// Longest path of the folder that holds all others: a socket's path has at most 107 bytes (unix(7)), of which a
/// sandbox's name and the socket's take up to 62.
const MAX_ROOT_BYTES: usize = 45;

/// Makes the folder that holds all others, open to the executor alone, and empties it of what an earlier life left.
///
/// # Errors
/// When it cannot be made, its path is too long, or somebody else made it.
pub fn prepare_root(root: &Path) -> io::Result<()> {
    if root.as_os_str().len() > MAX_ROOT_BYTES {
        let reason = format!("the path may have at most {MAX_ROOT_BYTES} bytes");
        return Err(io::Error::new(io::ErrorKind::InvalidInput, reason));
    }
    match DirBuilder::new().mode(0o700).recursive(false).create(root) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            let metadata = std::fs::symlink_metadata(root)?;
            if !metadata.is_dir() || metadata.uid() != rustix::process::geteuid().as_raw() {
                return Err(io::Error::new(io::ErrorKind::PermissionDenied, "belongs to somebody else"));
            }
            std::fs::set_permissions(root, Permissions::from_mode(0o700))?;
            for entry in std::fs::read_dir(root)? {
                let entry = entry?;
                // Nothing else is ours to remove, whatever folder the settings name.
                if entry.file_name().to_string_lossy().starts_with(NAME_PREFIX) {
                    std::fs::remove_dir_all(entry.path())?;
                }
            }
            Ok(())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn an_earlier_life_leaves_nothing_and_a_sandbox_neither() {
        let root = std::env::temp_dir().join(format!("palace-folders-{}", std::process::id()));
        prepare_root(&root).unwrap();
        std::fs::create_dir(root.join("palace-1-left")).unwrap();
        std::fs::write(root.join("letter"), "not ours").unwrap();
        prepare_root(&root).unwrap();
        assert!(!root.join("palace-1-left").exists());
        std::fs::remove_file(root.join("letter")).unwrap();
        let (directory, _listener) = SandboxDirectory::create(&root, "box").unwrap();
        assert!(directory.path().join(SOCKET_NAME).exists());
        drop(directory);
        std::fs::remove_dir(&root).unwrap();
    }

    #[test]
    fn a_path_that_leaves_no_room_for_a_socket_is_refused() {
        let error = prepare_root(&std::env::temp_dir().join("x".repeat(MAX_ROOT_BYTES))).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::InvalidInput);
    }
}
