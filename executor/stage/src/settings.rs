//! Where the stage finds things. The defaults are the sandbox image's; tests on another machine override them.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

use shared::link::{GAME_DIRECTORY, SOCKET_PATH};

use crate::error::StageError;

/// Paths and numbers the stage starts from.
#[derive(Debug, Clone)]
pub(crate) struct Settings {
    /// The executor's socket: the first argument, else the link's path.
    pub(crate) socket: PathBuf,
    /// `STAGE_DISPLAY`: the X display number.
    pub(crate) display: u16,
    /// `STAGE_GAME_DIRECTORY`: where the program's files go, and its working directory.
    pub(crate) game_directory: PathBuf,
    /// `STAGE_SCRATCH`: a folder the stage may write to, for the framebuffer.
    pub(crate) scratch: PathBuf,
    /// `STAGE_INTERPRETER`: the Python interpreter.
    pub(crate) interpreter: PathBuf,
    /// `STAGE_RUNNER`: the script that waits, imports, and runs the program.
    pub(crate) runner: PathBuf,
}

impl Settings {
    /// Reads arguments and environment.
    ///
    /// # Errors
    /// [`StageError::Setting`] for a display number that is none.
    pub(crate) fn from_environment() -> Result<Self, StageError> {
        let display = match env::var("STAGE_DISPLAY") {
            Ok(number) => number.parse().map_err(|_| StageError::Setting("STAGE_DISPLAY"))?,
            Err(env::VarError::NotPresent) => 0,
            Err(env::VarError::NotUnicode(_)) => return Err(StageError::Setting("STAGE_DISPLAY")),
        };
        Ok(Self {
            socket: path(env::args_os().nth(1), SOCKET_PATH),
            display,
            game_directory: path(env::var_os("STAGE_GAME_DIRECTORY"), GAME_DIRECTORY),
            scratch: path(env::var_os("STAGE_SCRATCH"), "/tmp"),
            interpreter: path(env::var_os("STAGE_INTERPRETER"), "/usr/bin/python3"),
            runner: path(env::var_os("STAGE_RUNNER"), "/opt/palace/prelude/runner.py"),
        })
    }
}

fn path(given: Option<OsString>, default: &str) -> PathBuf {
    given.map_or_else(|| PathBuf::from(default), PathBuf::from)
}
