//! The stage's end of the link to the executor: whole messages in, whole frames out, never blocking.

mod inbox;
mod outbox;

use std::io::{ErrorKind, Read};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::net::UnixStream;
use std::path::Path;

use rustix::event::PollFlags;
use shared::link::{FromStage, ToStage};

use self::inbox::Inbox;
use self::outbox::Outbox;
use crate::error::StageError;

/// What the kernel may hold for an executor that does not read (it doubles this): the changes of a lively frame, so that
/// the stage need not be woken twice for one. More would be stale when the executor reads again.
const SEND_BUFFER_BYTES: usize = 128 * 1024;
const READ_BYTES: usize = 64 * 1024;

/// The connected link.
pub(crate) struct Link {
    socket: UnixStream,
    inbox: Inbox,
    outbox: Outbox,
    read_buffer: Vec<u8>,
}

impl Link {
    /// Connects to the executor's socket.
    ///
    /// # Errors
    /// [`StageError::Io`].
    pub(crate) fn connect(path: &Path) -> Result<Self, StageError> {
        let socket = UnixStream::connect(path)?;
        socket.set_nonblocking(true)?;
        rustix::net::sockopt::set_socket_send_buffer_size(&socket, SEND_BUFFER_BYTES)?;
        Ok(Self { socket, inbox: Inbox::default(), outbox: Outbox::default(), read_buffer: vec![0; READ_BYTES] })
    }

    /// For polling.
    pub(crate) fn as_fd(&self) -> BorrowedFd<'_> {
        self.socket.as_fd()
    }

    /// What to poll for.
    pub(crate) fn interest(&self) -> PollFlags {
        if self.outbox.is_empty() { PollFlags::IN } else { PollFlags::IN | PollFlags::OUT }
    }

    /// Reads what has arrived; [`Self::next`] then hands out the messages.
    ///
    /// # Errors
    /// [`StageError::LinkClosed`], [`StageError::Io`].
    pub(crate) fn receive(&mut self) -> Result<(), StageError> {
        match self.socket.read(&mut self.read_buffer) {
            Ok(0) => Err(StageError::LinkClosed),
            Ok(length) => {
                self.inbox.extend(self.read_buffer.get(..length).unwrap_or_default());
                Ok(())
            }
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::Interrupted) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// The next whole message.
    ///
    /// # Errors
    /// [`StageError::Link`].
    pub(crate) fn next(&mut self) -> Result<Option<ToStage>, StageError> {
        Ok(self.inbox.next()?)
    }

    /// Queues a message and writes as much as the socket takes.
    ///
    /// # Errors
    /// [`StageError::Link`], [`StageError::Io`].
    pub(crate) fn send(&mut self, message: &FromStage) -> Result<(), StageError> {
        self.outbox.push(message.encode()?);
        self.write()
    }

    /// Writes as much of the queue as the socket takes.
    ///
    /// # Errors
    /// [`StageError::Io`].
    pub(crate) fn write(&mut self) -> Result<(), StageError> {
        Ok(self.outbox.write_to(&mut self.socket)?)
    }

    /// Whether everything sent has at least reached the kernel. A picture is made only then, so that pictures never queue.
    pub(crate) fn is_clear(&self) -> bool {
        self.outbox.is_empty()
    }
}
