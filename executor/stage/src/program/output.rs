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

/// The reading end of an output.
pub(crate) struct Output {
    channel: OutputChannel,
    pipe: Option<OwnedFd>,
    throttle: Throttle,
    buffer: Vec<u8>,
}

impl Output {
    /// An output that reads from this pipe.
    pub(crate) fn new(channel: OutputChannel, pipe: OwnedFd, now: Instant) -> Self {
        Self { channel, pipe: Some(pipe), throttle: Throttle::new(BURST, now), buffer: vec![0; PIECE_BYTES] }
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
        self.throttle.wait(now)
    }

    /// The next piece, if there is one. Does not look at [`Self::wait`].
    pub(crate) fn read(&mut self, now: Instant) -> Option<Vec<u8>> {
        let pipe = self.pipe.as_ref()?;
        match rustix::io::read(pipe, &mut self.buffer) {
            Ok(0) => self.pipe = None,
            Ok(length) => {
                let cost = Duration::from_secs(1) * u32::try_from(length).unwrap_or(u32::MAX) / BYTES_PER_SECOND;
                self.throttle.spend(cost, now);
                return self.buffer.get(..length).map(<[u8]>::to_vec);
            }
            Err(Errno::AGAIN | Errno::INTR) => {}
            Err(_) => self.pipe = None,
        }
        None
    }
}
