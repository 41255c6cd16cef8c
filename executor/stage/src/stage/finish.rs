//! The end of a program: what it left in its pipes and on the screen, then how it ended.

use std::time::{Duration, Instant};

use rustix::event::PollFlags;
use rustix::process::WaitStatus;
use shared::link::{Exit, FromStage};

use super::Stage;
use crate::error::StageError;
use crate::program::counters::Counters;
use crate::wait::Wait;

/// How long the executor may take to read the last messages.
const FAREWELL: Duration = Duration::from_secs(5);
/// How long the display may take to carry out what the program asked for just before its end.
const LAST_PICTURE: Duration = Duration::from_millis(100);
/// Most that is still forwarded of each output after the program ended: what its pipe held, and not what a process it
/// left behind goes on printing.
const LAST_OUTPUT_BYTES: usize = 128 * 1024;

impl Stage {
    /// Says all that is left to say.
    ///
    /// # Errors
    /// [`StageError`], when the executor no longer listens.
    pub(super) fn finish(&mut self, status: WaitStatus) -> Result<(), StageError> {
        while self.read_reports()? {}
        self.pass_on_sound()?;
        for output in &mut self.outputs {
            let mut forwarded = 0;
            while forwarded < LAST_OUTPUT_BYTES
                && let Some(bytes) = output.read(Instant::now())
            {
                forwarded += bytes.len();
                self.link.send(&FromStage::Output(output.channel(), bytes))?;
            }
        }
        // A display that is gone, or does not answer, must not keep the executor from hearing how the program ended.
        let _ = self.send_last_picture();
        let out_of_memory = Counters::read().out_of_memory > self.counters.out_of_memory;
        let exit = Exit { code: status.exit_status(), signal: status.terminating_signal(), out_of_memory };
        self.link.send(&FromStage::Exited(exit))?;
        let deadline = Instant::now() + FAREWELL;
        while !self.link.is_clear() && Instant::now() < deadline {
            let mut wait = Wait::default();
            wait.watch(self.link.as_fd(), PollFlags::OUT);
            wait.at_most(FAREWELL);
            wait.block()?;
            self.link.write()?;
        }
        Ok(())
    }

    /// Sends what the program drew last: its windows are gone once the display has carried out everything it asked for.
    fn send_last_picture(&mut self) -> Result<(), StageError> {
        let Some(screen) = &mut self.screen else { return Ok(()) };
        let deadline = Instant::now() + LAST_PICTURE;
        loop {
            while let (pixels, true) = screen.handle_events()? {
                pixels.map_or(Ok(()), |pixels| self.link.send(&FromStage::Pixels(pixels)))?;
            }
            let left = deadline.saturating_duration_since(Instant::now());
            if !screen.has_picture() || left.is_zero() {
                break;
            }
            let mut wait = Wait::default();
            wait.watch(screen.as_fd(), PollFlags::IN);
            wait.at_most(left);
            wait.block()?;
        }
        let pixels = screen.take_last_picture()?;
        pixels.map_or(Ok(()), |pixels| self.link.send(&FromStage::Pixels(pixels)))
    }
}
