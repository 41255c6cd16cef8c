//! As whom PostgreSQL runs. It refuses to run as root, and a folder of root's, such as a clone in `/root`, is often
//! closed to everybody else.
//!
//! So root runs it in a user namespace (`user_namespaces(7)`) in which root's own id appears as `nobody`'s: PostgreSQL
//! sees an ordinary user, and the kernel still sees the owner of the files, but one without any privilege. Nothing has
//! to be readable for others, whatever the folder. Where a container forbids such namespaces, the folder is given to
//! `nobody` instead, which needs a path that others may walk.

use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Command, Stdio};

use super::ClusterError;
use super::folder::failed;

const ROOT: u32 = 0;
/// `nobody`: `initdb` wants an account that has a name, and every distribution has this one.
const NOBODY: u32 = 65534;

/// As whom PostgreSQL runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Account {
    /// As whoever we are.
    Ourselves,
    /// As root in name of `nobody`, without privileges.
    RootInNamespace,
    /// We are root, the folder is this user's.
    Other { user: u32, group: u32 },
}

impl Account {
    /// Decides by who we are and whose the folder is.
    pub(super) fn choose(folder: &Path, owner: u32, group: u32) -> Result<Self, ClusterError> {
        if !rustix::process::geteuid().is_root() {
            return Ok(Self::Ourselves);
        }
        if owner != ROOT {
            return Ok(Self::Other { user: owner, group });
        }
        if Self::RootInNamespace.can_run("true", &[]) {
            return Ok(Self::RootInNamespace);
        }
        let nobody = Self::Other { user: NOBODY, group: NOBODY };
        let parent = folder.parent().unwrap_or(folder);
        if !nobody.can_run("test", &["-x".as_ref(), parent.as_os_str()]) {
            return Err(ClusterError::Root(format!(
                "neither may root make a user namespace here, nor may other users enter {}",
                parent.display()
            )));
        }
        if folder.join("data").exists() {
            return Err(ClusterError::Root("root may not make a user namespace any more".to_owned()));
        }
        chown(folder, Some(NOBODY), Some(NOBODY)).map_err(|error| failed(folder, error))?;
        Ok(nobody)
    }

    /// A command that runs `program` as this account. The environment, which may hold secrets, stays behind.
    pub(super) fn command(self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = match self {
            Self::Ourselves | Self::Other { .. } => Command::new(program),
            Self::RootInNamespace => {
                let mut unshare = Command::new("unshare");
                unshare.args(["--user", &format!("--map-user={NOBODY}"), &format!("--map-group={NOBODY}"), "--"]);
                unshare.arg(program);
                unshare
            }
        };
        if let Self::Other { user, group } = self {
            command.uid(user).gid(group);
        }
        command.env_clear().env("LC_ALL", "C").current_dir("/").stdin(Stdio::null());
        if let Some(path) = std::env::var_os("PATH") {
            command.env("PATH", path);
        }
        command
    }

    /// User and group, where they are not our own.
    pub(super) const fn ids(self) -> Option<(u32, u32)> {
        match self {
            Self::Ourselves | Self::RootInNamespace => None,
            Self::Other { user, group } => Some((user, group)),
        }
    }

    fn can_run(self, program: &str, arguments: &[&std::ffi::OsStr]) -> bool {
        let mut command = self.command(program);
        command.args(arguments).stdout(Stdio::null()).stderr(Stdio::null());
        command.status().is_ok_and(|status| status.success())
    }
}
