//! Collects every ended process, as the first process of a sandbox must, and tells the loop which ones they were.

use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use rustix::event::{EventfdFlags, eventfd};
use rustix::io::Errno;
use rustix::process::{Pid, WaitOptions, WaitStatus, wait};

use crate::error::StageError;

/// A process that ended.
pub(crate) type Ended = (Pid, WaitStatus);

/// The receiving end of the reaping thread.
pub(crate) struct Reaper {
    ended: Receiver<Ended>,
    wake: Arc<OwnedFd>,
}

impl Reaper {
    /// Starts the thread. It needs at least one child, and ends when there is none left.
    ///
    /// # Errors
    /// [`StageError::Io`].
    pub(crate) fn start() -> Result<Self, StageError> {
        let wake = Arc::new(eventfd(0, EventfdFlags::CLOEXEC | EventfdFlags::NONBLOCK)?);
        let (sender, ended) = channel();
        let ring = Arc::clone(&wake);
        thread::Builder::new().name("reaper".into()).spawn(move || collect(&sender, &ring))?;
        Ok(Self { ended, wake })
    }

    /// Readable when [`Self::next`] has something.
    pub(crate) fn as_fd(&self) -> BorrowedFd<'_> {
        self.wake.as_fd()
    }

    /// The next process that ended, if one did.
    pub(crate) fn next(&self) -> Option<Ended> {
        let mut count = [0; 8];
        // Empty or not, the channel says what happened; the counter only wakes the loop.
        let _ = rustix::io::read(&*self.wake, &mut count);
        self.ended.try_recv().ok()
    }
}

fn collect(sender: &Sender<Ended>, ring: &OwnedFd) {
    loop {
        match wait(WaitOptions::empty()) {
            Ok(Some(ended)) => {
                if sender.send(ended).is_err() || rustix::io::write(ring, &1u64.to_ne_bytes()).is_err() {
                    return;
                }
            }
            Ok(None) | Err(Errno::INTR) => {}
            Err(_) => return,
        }
    }
}
