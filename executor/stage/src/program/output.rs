//! One of the program's outputs, read no faster than it may print.

use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::time::{Duration, Instant};

use rustix::io::Errno;
use shared::api::OutputChannel;

use crate::throttle::Throttle;

/// Largest piece sent at once.
const PIECE_BYTES: usize = 16 * 1024;
/// What a program may print in the long run; one that prints faster waits at its full pipe.
const BYTES_PER_SECOND: u32 = 512 * 1024;
/// How long it may print faster than that.
const BURST: Duration = Duration::from_secs(1);
/// From one look at the pipe to the next: Python writes each word of a `print` by itself, and what gathers meanwhile makes
/// one message.
const PAUSE: Duration = Duration::from_millis(10);

/// The reading end of an output.
pub(crate) struct Output {
    channel: OutputChannel,
    pipe: Option<OwnedFd>,
    throttle: Throttle,
    next_look: Instant,
    buffer: Vec<u8>,
}

impl Output {
    /// An output that reads from this pipe.
    pub(crate) fn new(channel: OutputChannel, pipe: OwnedFd, now: Instant) -> Self {
        Self {
            channel,
            pipe: Some(pipe),
            throttle: Throttle::new(BURST, now),
            next_look: now,
            buffer: vec![0; PIECE_BYTES],
        }
    }

    /// Which output it is.
    pub(crate) fn channel(&self) -> OutputChannel {
        self.channel
    }

    /// For polling, until it is closed.
    pub(crate) fn as_fd(&self) -> Option<BorrowedFd<'_>> {
        self.pipe.as_ref().map(AsFd::as_fd)
    }

    /// How long to wait before reading on.
    pub(crate) fn wait(&self, now: Instant) -> Duration {
        self.throttle.wait(now).max(self.next_look.saturating_duration_since(now))
    }

    /// The next piece, if there is one. Does not look at [`Self::wait`].
    pub(crate) fn read(&mut self, now: Instant) -> Option<Vec<u8>> {
        let pipe = self.pipe.as_ref()?;
        match rustix::io::read(pipe, &mut self.buffer) {
            Ok(0) => self.pipe = None,
            Ok(length) => {
                let cost = Duration::from_secs(1) * u32::try_from(length).unwrap_or(u32::MAX) / BYTES_PER_SECOND;
                self.throttle.spend(cost, now);
                self.next_look = now + PAUSE;
                return self.buffer.get(..length).map(<[u8]>::to_vec);
            }
            Err(Errno::AGAIN | Errno::INTR) => {}
            Err(_) => self.pipe = None,
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use rustix::pipe::pipe;

    use super::*;

    /// Reads for this long in steps of a millisecond; returns how often and how much.
    fn read_for(output: &mut Output, start: Instant, duration: Duration, mut write: impl FnMut()) -> (usize, usize) {
        let (mut now, mut pieces, mut bytes) = (start, 0, 0);
        while now < start + duration {
            write();
            if output.wait(now).is_zero()
                && let Some(piece) = output.read(now)
            {
                pieces += 1;
                bytes += piece.len();
            }
            now += Duration::from_millis(1);
        }
        (pieces, bytes)
    }

    #[test]
    fn many_small_writes_make_few_messages_and_nothing_is_lost() {
        let (reader, writer) = pipe().unwrap();
        let start = Instant::now();
        let mut output = Output::new(OutputChannel::Stdout, reader, start);
        let write = || assert_eq!(rustix::io::write(&writer, b"ab"), Ok(2));
        assert_eq!(read_for(&mut output, start, Duration::from_millis(91), write), (10, 182));
    }

    #[test]
    fn a_program_that_prints_without_end_is_slowed_down() {
        let (reader, writer) = pipe().unwrap();
        rustix::io::ioctl_fionbio(&reader, true).unwrap();
        rustix::io::ioctl_fionbio(&writer, true).unwrap();
        let start = Instant::now();
        let mut output = Output::new(OutputChannel::Stdout, reader, start);
        let fill = || while rustix::io::write(&writer, &[b'x'; 4096]).is_ok() {};
        let (_, bytes) = read_for(&mut output, start, Duration::from_secs(10), fill);
        let allowed = 11 * usize::try_from(BYTES_PER_SECOND).unwrap();
        assert!(bytes > allowed / 2 && bytes <= allowed + PIECE_BYTES, "{bytes} bytes in 10 s");
    }
}
