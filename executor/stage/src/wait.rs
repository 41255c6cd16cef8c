//! One wait for many descriptors and deadlines.

use std::os::fd::BorrowedFd;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;

/// What to wait for.
#[derive(Default)]
pub(crate) struct Wait<'fd> {
    descriptors: Vec<PollFd<'fd>>,
    timeout: Option<Duration>,
}

impl<'fd> Wait<'fd> {
    /// Ends the wait when this descriptor is ready.
    pub(crate) fn watch(&mut self, descriptor: BorrowedFd<'fd>, interest: PollFlags) {
        self.descriptors.push(PollFd::from_borrowed_fd(descriptor, interest));
    }

    /// Ends the wait after this time.
    pub(crate) fn at_most(&mut self, timeout: Duration) {
        self.timeout = Some(self.timeout.map_or(timeout, |earlier| earlier.min(timeout)));
    }

    /// Waits. A signal ends it too.
    ///
    /// # Errors
    /// What the kernel says.
    pub(crate) fn block(mut self) -> rustix::io::Result<()> {
        let timeout = self.timeout.and_then(|timeout| Timespec::try_from(timeout).ok());
        match poll(&mut self.descriptors, timeout.as_ref()) {
            Ok(_) | Err(Errno::INTR) => Ok(()),
            Err(errno) => Err(errno),
        }
    }
}
