//! The stage's connection to the display server: x11rb's, but no wait lasts for ever.
//!
//! The game shares the server and can grab it or stop its process; a stage that waited for an answer without end would
//! then neither forward outputs nor notice that the program ended.

use std::io::{ErrorKind, Result};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::net::UnixStream;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use x11rb::rust_connection::{DefaultStream, PollMode, RustConnection, Stream};
use x11rb::utils::RawFdContainer;

use crate::error::StageError;

/// How long the server may leave the stage waiting.
const PATIENCE: Timespec = Timespec { tv_sec: 5, tv_nsec: 0 };

/// The connection type used throughout.
pub(crate) type Connection = RustConnection<PatientStream>;

/// A stream whose waits end with [`ErrorKind::TimedOut`].
pub(crate) struct PatientStream(DefaultStream);

/// Connects to the display with this number.
///
/// # Errors
/// [`StageError::Io`], [`StageError::Connect`].
pub(crate) fn connect(display: u16) -> std::result::Result<Connection, StageError> {
    let socket = UnixStream::connect(format!("/tmp/.X11-unix/X{display}"))?;
    let (stream, _) = DefaultStream::from_unix_stream(socket)?;
    Ok(RustConnection::connect_to_stream(PatientStream(stream), 0)?)
}

impl AsFd for PatientStream {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.0.as_fd()
    }
}

impl Stream for PatientStream {
    fn poll(&self, mode: PollMode) -> Result<()> {
        let mut flags = PollFlags::empty();
        flags.set(PollFlags::IN, mode.readable());
        flags.set(PollFlags::OUT, mode.writable());
        loop {
            match poll(&mut [PollFd::new(&self.0, flags)], Some(&PATIENCE)) {
                Ok(0) => return Err(ErrorKind::TimedOut.into()),
                Ok(_) => return Ok(()),
                Err(Errno::INTR) => {}
                Err(errno) => return Err(errno.into()),
            }
        }
    }

    fn read(&self, buffer: &mut [u8], descriptors: &mut Vec<RawFdContainer>) -> Result<usize> {
        self.0.read(buffer, descriptors)
    }

    fn write(&self, buffer: &[u8], descriptors: &mut Vec<RawFdContainer>) -> Result<usize> {
        self.0.write(buffer, descriptors)
    }
}
