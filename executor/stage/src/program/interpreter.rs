//! The Python interpreter: started warm, told when to go.

use std::fs;
use std::io::Write;
use std::os::fd::OwnedFd;
use std::process::{Command, Stdio};

use rustix::pipe::{PipeFlags, pipe_with};
use rustix::process::Pid;

use crate::error::StageError;
use crate::settings::Settings;
use crate::sound;
use crate::spawn::{Child, spawn};

/// Nicer than the stage and the display server, so that a busy program does not delay its own picture and input.
const NICENESS: i32 = 5;
/// The kernel ends the program first when memory runs out, never the stage.
const OUT_OF_MEMORY_SCORE: &str = "1000";
const CONTROL_DESCRIPTOR: i32 = 3;
const REPORT_DESCRIPTOR: i32 = 4;

/// The running interpreter.
pub(crate) struct Interpreter {
    /// Its process.
    pub(crate) pid: Pid,
    control: Option<OwnedFd>,
}

/// The stage's ends of the interpreter's pipes; they do not block.
pub(crate) struct Pipes {
    /// What it prints.
    pub(crate) stdout: OwnedFd,
    /// What it prints to its error output.
    pub(crate) stderr: OwnedFd,
    /// What the runner reports.
    pub(crate) report: OwnedFd,
}

impl Interpreter {
    /// Starts the interpreter with the runner, which imports and then waits for [`Self::go`].
    ///
    /// # Errors
    /// [`StageError::Io`].
    pub(crate) fn start(settings: &Settings) -> Result<(Self, Pipes), StageError> {
        let (control_read, control) = pipe_with(PipeFlags::CLOEXEC)?;
        let (report, report_write) = pipe()?;
        let (stdout, stdout_write) = pipe()?;
        let (stderr, stderr_write) = pipe()?;
        let mut command = Command::new(&settings.interpreter);
        command
            .arg(&settings.runner)
            .current_dir(&settings.game_directory)
            .env_clear()
            .envs(environment(settings))
            .stdin(Stdio::null())
            .stdout(stdout_write)
            .stderr(stderr_write);
        let descriptors = vec![(control_read, CONTROL_DESCRIPTOR), (report_write, REPORT_DESCRIPTOR)];
        let pid = spawn(Child { command, descriptors, niceness: NICENESS })?;
        // From here and not in the child: between fork and exec the child is as undumpable as the stage, and then these
        // files are root's. No code of the program runs before it is told to go.
        fs::write(format!("/proc/{}/oom_score_adj", pid.as_raw_nonzero()), OUT_OF_MEMORY_SCORE)?;
        Ok((Self { pid, control: Some(control) }, Pipes { stdout, stderr, report }))
    }

    /// Tells the runner to run this file. The second time does nothing.
    ///
    /// # Errors
    /// [`StageError::Io`].
    pub(crate) fn go(&mut self, entry: &str) -> Result<(), StageError> {
        let Some(control) = self.control.take() else { return Ok(()) };
        let mut line = serde_json::json!({ "entry": entry }).to_string();
        line.push('\n');
        Ok(fs::File::from(control).write_all(line.as_bytes())?)
    }
}

/// A pipe from the child: the stage's end does not block.
fn pipe() -> Result<(OwnedFd, OwnedFd), StageError> {
    let (read, write) = pipe_with(PipeFlags::CLOEXEC)?;
    rustix::io::ioctl_fionbio(&read, true)?;
    Ok((read, write))
}

fn environment(settings: &Settings) -> Vec<(&'static str, String)> {
    let game_directory = settings.game_directory.to_string_lossy().into_owned();
    let mut environment = vec![
        ("DISPLAY", format!(":{}", settings.display)),
        ("HOME", game_directory),
        ("PATH", "/usr/local/bin:/usr/bin:/bin".into()),
        ("LANG", "C.UTF-8".into()),
        ("USER", "player".into()),
        ("TMPDIR", settings.scratch.to_string_lossy().into_owned()),
        ("XDG_RUNTIME_DIR", settings.scratch.to_string_lossy().into_owned()),
        ("PYTHONDONTWRITEBYTECODE", "1".into()),
        ("PYGAME_HIDE_SUPPORT_PROMPT", "1".into()),
        ("SDL_VIDEODRIVER", "x11".into()),
        // A sandbox has no joysticks. SDL would look for the device manager's library with every look at its events.
        ("SDL_AUTO_UPDATE_JOYSTICKS", "0".into()),
        // A click that comes with the focus is the player's: SDL takes it for one that only asks for the window.
        ("SDL_MOUSE_FOCUS_CLICKTHROUGH", "1".into()),
        // Without this SDL draws a plain window through OpenGL: ten times the processor time and four times the memory.
        ("SDL_FRAMEBUFFER_ACCELERATION", "0".into()),
        // The same holds for `pygame.SCALED`; pygame would warn each time that it is not fast.
        ("SDL_RENDER_DRIVER", "software".into()),
        ("PYTHONWARNINGS", "ignore:no fast renderer available,ignore:recreating software renderer".into()),
        ("LIBGL_ALWAYS_SOFTWARE", "1".into()),
    ];
    environment.extend(sound::environment(&settings.scratch));
    environment
}
