//! The display server's process.

use std::fs::{self, DirBuilder, Permissions};
use std::io::ErrorKind;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use rustix::io::{Errno, ioctl_fionbio};
use rustix::pipe::{PipeFlags, pipe_with};
use rustix::process::{Pid, Signal, kill_process};

use super::{SCREEN_HEIGHT, SCREEN_WIDTH};
use crate::error::StageError;
use crate::settings::Settings;
use crate::spawn::{Child, spawn};

/// Where X clients look for the server's socket.
const SOCKET_DIRECTORY: &str = "/tmp/.X11-unix";

/// A display server that was started and may not be ready yet.
pub(crate) struct Server {
    /// Its process.
    pub(crate) pid: Pid,
    ready: OwnedFd,
    directory: PathBuf,
    framebuffer: PathBuf,
}

/// What the screen can be drawn on with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Drawing {
    /// X alone: 10 MB of the server's own memory and 20 MB of libraries less.
    Plain,
    /// X and OpenGL.
    OpenGl,
}

impl Server {
    /// Starts Xvfb: one screen of 24 bits, its pixels in a file, no network, no cursor, no key repeat, no screen saver.
    ///
    /// # Errors
    /// [`StageError::Io`].
    pub(crate) fn start(settings: &Settings, drawing: Drawing) -> Result<Self, StageError> {
        make_socket_directory()?;
        let directory = settings.scratch.join(format!("display-{}", settings.display));
        DirBuilder::new().mode(0o700).create(&directory)?;
        let (ready, announce) = pipe_with(PipeFlags::CLOEXEC)?;
        ioctl_fionbio(&ready, true)?;
        let mut command = Command::new("/usr/bin/Xvfb");
        command
            .arg(format!(":{}", settings.display))
            .args(["-screen", "0", &format!("{SCREEN_WIDTH}x{SCREEN_HEIGHT}x24"), "-fbdir"])
            .arg(&directory)
            .args(match drawing {
                Drawing::Plain => ["-extension", "GLX"],
                Drawing::OpenGl => ["+extension", "GLX"],
            })
            .args(["-displayfd", "3", "-nolisten", "tcp", "-noreset", "-nocursor", "-r", "-br", "-s", "0", "-dpms"])
            .env_clear()
            .env("PATH", "/usr/bin:/bin")
            .stdin(Stdio::null())
            .stdout(Stdio::null());
        let pid = spawn(Child { command, descriptors: vec![(announce, 3)], niceness: 0 })?;
        let framebuffer = directory.join("Xvfb_screen0");
        Ok(Self { pid, ready, directory, framebuffer })
    }

    /// Kills the server and removes what it leaves. The next one of the same number may be started when this one has been
    /// reaped: until then it counts as there.
    ///
    /// # Errors
    /// [`StageError::Io`].
    pub(crate) fn kill(&self, settings: &Settings) -> Result<(), StageError> {
        kill_process(self.pid, Signal::KILL)?;
        fs::remove_dir_all(&self.directory)?;
        fs::remove_file(format!("{SOCKET_DIRECTORY}/X{}", settings.display))?;
        Ok(())
    }

    /// Readable once the server accepts connections, or has ended.
    pub(crate) fn as_fd(&self) -> BorrowedFd<'_> {
        self.ready.as_fd()
    }

    /// The file that holds the screen's pixels.
    pub(crate) fn framebuffer(&self) -> &Path {
        &self.framebuffer
    }

    /// Whether the server accepts connections by now.
    ///
    /// # Errors
    /// [`StageError::DisplayEnded`].
    pub(crate) fn is_ready(&self) -> Result<bool, StageError> {
        let mut number = [0; 16];
        match rustix::io::read(&self.ready, &mut number) {
            Ok(0) => Err(StageError::DisplayEnded),
            Ok(_) => Ok(true),
            Err(Errno::AGAIN | Errno::INTR) => Ok(false),
            Err(errno) => Err(errno.into()),
        }
    }
}

/// Made here because a server that is not root's refuses or delays when it has to make it.
fn make_socket_directory() -> Result<(), StageError> {
    match fs::create_dir(SOCKET_DIRECTORY) {
        Ok(()) => Ok(fs::set_permissions(SOCKET_DIRECTORY, Permissions::from_mode(0o1777))?),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error.into()),
    }
}
