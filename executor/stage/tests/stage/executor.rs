//! The executor's side of the link, for one stage.

use std::fs;
use std::io::{Read, Write};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use shared::api::{Encoding, InputEvent, InputRequest, OutputChannel, SourceFile};
use shared::link::{FromStage, PointerUse, Program, ToStage};

use crate::canvas::Canvas;

/// How long anything may take on a busy machine. Passing tests do not wait for it.
const PATIENCE: Duration = Duration::from_mins(1);
/// Display numbers below are left to people.
const FIRST_DISPLAY: u32 = 1000;
const RUNNER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/stage/programs/runner.py");
const WINDOW: &str = include_str!("programs/window.py");

static STARTED: AtomicU32 = AtomicU32::new(0);

/// A running stage and what it has said.
pub(crate) struct Executor {
    stage: Child,
    socket: UnixStream,
    directory: PathBuf,
    display: u32,
    /// The picture so far.
    pub(crate) canvas: Canvas,
    /// Standard output so far.
    pub(crate) stdout: String,
    /// Standard error so far.
    pub(crate) stderr: String,
    /// What the program does with the pointer, as told last.
    pub(crate) pointer: Option<PointerUse>,
}

impl Executor {
    /// Starts a stage; returns when it is ready.
    pub(crate) fn start_stage() -> Self {
        // One process a test, or one thread a test: either way no two share a display.
        let display = FIRST_DISPLAY + (std::process::id() * 16 + STARTED.fetch_add(1, Ordering::Relaxed)) % 64_000;
        let directory = std::env::temp_dir().join(format!("stage-{display}"));
        let _ = fs::remove_dir_all(&directory);
        fs::create_dir_all(directory.join("game")).unwrap();
        let listener = UnixListener::bind(directory.join("socket")).unwrap();
        let stage = Command::new(env!("CARGO_BIN_EXE_stage"))
            .arg(directory.join("socket"))
            .env("STAGE_DISPLAY", display.to_string())
            .env("STAGE_GAME_DIRECTORY", directory.join("game"))
            .env("STAGE_SCRATCH", &directory)
            .env("STAGE_RUNNER", RUNNER)
            .spawn()
            .unwrap();
        let (socket, _) = listener.accept().unwrap();
        socket.set_read_timeout(Some(PATIENCE)).unwrap();
        let (canvas, stdout, stderr) = (Canvas::default(), String::new(), String::new());
        let mut executor = Self { stage, socket, directory, display, canvas, stdout, stderr, pointer: None };
        assert_eq!(executor.receive(), Some(FromStage::Ready));
        executor
    }

    /// Starts a stage and in it a program; its file `window.py` is there to import.
    pub(crate) fn run(code: &str) -> Self {
        let mut executor = Self::start_stage();
        executor.start(&[("main.py", code), ("window.py", WINDOW)]);
        executor
    }

    /// Starts the program of these files; the first is its entry.
    pub(crate) fn start(&mut self, files: &[(&str, &str)]) {
        let file = |&(path, content): &(&str, &str)| SourceFile {
            path: path.into(),
            content: content.into(),
            encoding: Encoding::Utf8,
        };
        let program = Program { files: files.iter().map(file).collect(), entry: files[0].0.into() };
        self.send(&ToStage::Start(program));
    }

    /// Sends what the player did.
    pub(crate) fn play(&mut self, events: Vec<InputEvent>) {
        self.send(&ToStage::Input(InputRequest { events }));
    }

    /// The next message; none when the stage has closed the link. Pictures and outputs are also noted.
    pub(crate) fn receive(&mut self) -> Option<FromStage> {
        let mut length = [0; 4];
        self.socket.read_exact(&mut length).ok()?;
        let mut payload = vec![0; u32::from_le_bytes(length).try_into().unwrap()];
        self.socket.read_exact(&mut payload).ok()?;
        let message = FromStage::decode(&payload).unwrap();
        match &message {
            FromStage::Pixels(body) => self.canvas.apply(body),
            FromStage::Output(OutputChannel::Stdout, bytes) => self.stdout += &String::from_utf8_lossy(bytes),
            FromStage::Output(OutputChannel::Stderr, bytes) => self.stderr += &String::from_utf8_lossy(bytes),
            FromStage::Pointer(pointer) => self.pointer = Some(*pointer),
            _ => {}
        }
        Some(message)
    }

    /// Reads on until this holds.
    pub(crate) fn wait_until(&mut self, what: &str, holds: impl Fn(&Self) -> bool) {
        while !holds(self) {
            let message = self.receive();
            assert!(message.is_some(), "the stage ended before {what}; it printed {:?} {:?}", self.stdout, self.stderr);
        }
    }

    /// Reads on until standard output holds this.
    pub(crate) fn wait_for_output(&mut self, text: &str) {
        self.wait_until(text, |executor| executor.stdout.contains(text));
    }

    /// Everything but pictures and outputs that is still said, until the stage closes the link.
    pub(crate) fn last_messages(&mut self) -> Vec<FromStage> {
        let mut messages = Vec::new();
        while let Some(message) = self.receive() {
            if !matches!(message, FromStage::Pixels(_) | FromStage::Output(..)) {
                messages.push(message);
            }
        }
        messages
    }

    /// Closes the link and waits for the stage's end.
    pub(crate) fn hang_up(&mut self) -> ExitStatus {
        self.socket.shutdown(std::net::Shutdown::Both).unwrap();
        self.stage.wait().unwrap()
    }

    /// Waits for the stage's end.
    pub(crate) fn wait_for_end(&mut self) -> ExitStatus {
        self.stage.wait().unwrap()
    }

    /// The game's folder.
    pub(crate) fn game_directory(&self) -> PathBuf {
        self.directory.join("game")
    }

    fn send(&mut self, message: &ToStage) {
        self.socket.write_all(&message.encode().unwrap()).unwrap();
    }
}

impl Drop for Executor {
    fn drop(&mut self) {
        let _ = self.stage.kill();
        let _ = self.stage.wait();
        let _ = fs::remove_dir_all(&self.directory);
        // The display server is killed with the stage and leaves this.
        let _ = fs::remove_file(format!("/tmp/.X11-unix/X{}", self.display));
    }
}
