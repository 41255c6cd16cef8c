//! The loop: waits for the executor, the display, the interpreter and ended processes, and passes on what they say.

mod finish;

use std::time::{Duration, Instant};

use rustix::event::PollFlags;
use rustix::process::WaitStatus;
use shared::api::OutputChannel;
use shared::link::{FromStage, LimitKind, Program, ToStage};

use crate::display::server::{Drawing, Server};
use crate::error::StageError;
use crate::link::Link;
use crate::program::counters::{Counters, refused_processes};
use crate::program::interpreter::{Interpreter, Pipes};
use crate::program::opengl::may_use_opengl;
use crate::program::output::Output;
use crate::program::report::{Report, Reports};
use crate::program::{relative, write_files};
use crate::reaper::Reaper;
use crate::screen::Screen;
use crate::settings::Settings;
use crate::wait::Wait;

/// How often the kernel's counters are read while a program runs.
const COUNTER_INTERVAL: Duration = Duration::from_millis(250);

/// Everything the stage holds.
pub(crate) struct Stage {
    settings: Settings,
    link: Link,
    server: Server,
    screen: Option<Screen>,
    /// The file to start.
    entry: String,
    events_left: bool,
    interpreter: Interpreter,
    outputs: [Output; 2],
    reports: Reports,
    reaper: Reaper,
    phase: Phase,
    counters: Counters,
    problem_sent: bool,
}

/// How far the run has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// The display or the interpreter is not ready yet.
    Warming {
        /// Whether the interpreter is.
        interpreter_ready: bool,
    },
    /// Ready was sent.
    Waiting,
    /// The files of a program are there, and a display that it can use is on its way.
    ChangingDisplay {
        /// Whether the old display server has been reaped, and the new one started.
        started: bool,
    },
    /// A program runs; the counters are next read at this time, unless a limit was met already.
    Running { next_count: Option<Instant> },
}

impl Stage {
    /// Connects to the executor, then starts the display server and the interpreter side by side.
    ///
    /// # Errors
    /// [`StageError`].
    pub(crate) fn set_up(settings: Settings) -> Result<Self, StageError> {
        let link = Link::connect(&settings.socket)?;
        let server = Server::start(&settings, Drawing::Plain)?;
        let (interpreter, Pipes { stdout, stderr, report }) = Interpreter::start(&settings)?;
        let now = Instant::now();
        Ok(Self {
            settings,
            link,
            server,
            screen: None,
            entry: String::new(),
            events_left: false,
            interpreter,
            outputs: [Output::new(OutputChannel::Stdout, stdout, now), Output::new(OutputChannel::Stderr, stderr, now)],
            reports: Reports::new(report),
            reaper: Reaper::start()?,
            phase: Phase::Warming { interpreter_ready: false },
            counters: Counters::default(),
            problem_sent: false,
        })
    }

    /// Runs until the program has ended and the executor knows how.
    ///
    /// # Errors
    /// [`StageError`], when something other than the program ended.
    pub(crate) fn run(&mut self) -> Result<(), StageError> {
        loop {
            self.wait()?;
            self.link.write()?;
            self.hear_executor()?;
            self.watch_display()?;
            self.read_reports()?;
            if let Some(status) = self.reap()? {
                return self.finish(status);
            }
            self.count_refusals()?;
            self.forward_outputs()?;
        }
    }

    /// Blocks until there is something to do.
    fn wait(&self) -> Result<(), StageError> {
        let now = Instant::now();
        let mut wait = Wait::default();
        wait.watch(self.link.as_fd(), self.link.interest());
        wait.watch(self.reaper.as_fd(), PollFlags::IN);
        if let Some(pipe) = self.reports.as_fd() {
            wait.watch(pipe, PollFlags::IN);
        }
        match &self.screen {
            Some(screen) => wait.watch(screen.as_fd(), PollFlags::IN),
            None if self.phase == (Phase::ChangingDisplay { started: false }) => {}
            None => wait.watch(self.server.as_fd(), PollFlags::IN),
        }
        if self.link.is_clear() {
            // While the executor does not read, neither pictures nor outputs are made: the program waits at its pipe.
            for output in &self.outputs {
                match (output.as_fd(), output.wait(now)) {
                    (Some(pipe), Duration::ZERO) => wait.watch(pipe, PollFlags::IN),
                    (Some(_), pause) => wait.at_most(pause),
                    (None, _) => {}
                }
            }
            if let Some(pause) = self.screen.as_ref().and_then(|screen| screen.picture_wait(now)) {
                wait.at_most(pause);
            }
        }
        if let Some(pause) = self.screen.as_ref().and_then(|screen| screen.input_wait(now)) {
            wait.at_most(pause);
        }
        if let Phase::Running { next_count: Some(next_count) } = self.phase {
            wait.at_most(next_count.saturating_duration_since(now));
        }
        if self.events_left {
            wait.at_most(Duration::ZERO);
        }
        Ok(wait.block()?)
    }

    fn hear_executor(&mut self) -> Result<(), StageError> {
        self.link.receive()?;
        while let Some(message) = self.link.next()? {
            match message {
                ToStage::Start(program) => self.start(program)?,
                ToStage::Input(input) => {
                    if let Some(screen) = &mut self.screen {
                        screen.queue_input(input);
                    }
                }
            }
        }
        Ok(())
    }

    fn start(&mut self, program: Program) -> Result<(), StageError> {
        if self.phase != Phase::Waiting {
            return Ok(());
        }
        relative(&program.entry)?;
        write_files(&self.settings.game_directory, &program.files)?;
        self.entry = program.entry;
        if may_use_opengl(&program.files) {
            // The interpreter has imported pygame, which does not connect to the display before it is initialised.
            self.screen = None;
            self.server.kill(&self.settings)?;
            self.phase = Phase::ChangingDisplay { started: false };
            return Ok(());
        }
        self.go()
    }

    fn go(&mut self) -> Result<(), StageError> {
        self.counters = Counters::read();
        self.interpreter.go(&self.entry)?;
        self.phase = Phase::Running { next_count: Some(Instant::now() + COUNTER_INTERVAL) };
        Ok(())
    }

    fn watch_display(&mut self) -> Result<(), StageError> {
        let Some(screen) = &mut self.screen else {
            if self.phase == (Phase::ChangingDisplay { started: false }) {
                return Ok(());
            }
            if self.server.is_ready()? {
                self.screen = Some(Screen::open(&self.server, self.settings.display)?);
                match self.phase {
                    Phase::ChangingDisplay { .. } => self.go()?,
                    _ => self.become_ready()?,
                }
            }
            return Ok(());
        };
        screen.inject(Instant::now())?;
        if let Some(pointer) = screen.pointer_news() {
            self.link.send(&FromStage::Pointer(pointer))?;
        }
        let (pixels, events_left) = screen.handle_events()?;
        self.events_left = events_left;
        if let Some(pixels) = pixels {
            self.link.send(&FromStage::Pixels(pixels))?;
        }
        let now = Instant::now();
        if self.link.is_clear() && screen.picture_wait(now) == Some(Duration::ZERO) {
            screen.begin_picture(now)?;
        }
        Ok(())
    }

    /// Reads reports; returns whether there may be more.
    fn read_reports(&mut self) -> Result<bool, StageError> {
        let Some(reports) = self.reports.read() else { return Ok(false) };
        for report in reports {
            match report {
                Report::Ready => {
                    if let Phase::Warming { interpreter_ready } = &mut self.phase {
                        *interpreter_ready = true;
                        self.become_ready()?;
                    }
                }
                // The program can write to this pipe too: what it adds is not worth more messages.
                Report::Problem(_) if self.problem_sent => {}
                Report::Problem(problem) => {
                    self.problem_sent = true;
                    self.link.send(&FromStage::Problem(problem))?;
                }
            }
        }
        Ok(true)
    }

    fn become_ready(&mut self) -> Result<(), StageError> {
        if self.phase == (Phase::Warming { interpreter_ready: true }) && self.screen.is_some() {
            self.phase = Phase::Waiting;
            self.link.send(&FromStage::Ready)?;
        }
        Ok(())
    }

    /// How the program ended, if it did.
    fn reap(&mut self) -> Result<Option<WaitStatus>, StageError> {
        while let Some((pid, status)) = self.reaper.next() {
            if pid == self.interpreter.pid {
                return if matches!(self.phase, Phase::Running { .. }) {
                    Ok(Some(status))
                } else {
                    Err(StageError::InterpreterEnded)
                };
            }
            if pid == self.server.pid && self.phase == (Phase::ChangingDisplay { started: false }) {
                self.server = Server::start(&self.settings, Drawing::OpenGl)?;
                self.phase = Phase::ChangingDisplay { started: true };
            } else if pid == self.server.pid {
                return Err(StageError::DisplayEnded);
            }
        }
        Ok(None)
    }

    fn count_refusals(&mut self) -> Result<(), StageError> {
        let Phase::Running { next_count: Some(next_count) } = self.phase else { return Ok(()) };
        let now = Instant::now();
        if now < next_count {
            return Ok(());
        }
        let is_refused = refused_processes() > self.counters.refused_processes;
        self.phase = Phase::Running { next_count: (!is_refused).then_some(now + COUNTER_INTERVAL) };
        if is_refused { self.link.send(&FromStage::Limit(LimitKind::Processes)) } else { Ok(()) }
    }

    fn forward_outputs(&mut self) -> Result<(), StageError> {
        let now = Instant::now();
        for output in &mut self.outputs {
            if self.link.is_clear()
                && output.wait(now).is_zero()
                && let Some(bytes) = output.read(now)
            {
                self.link.send(&FromStage::Output(output.channel(), bytes))?;
            }
        }
        Ok(())
    }
}
