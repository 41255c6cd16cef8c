//! Frames on their way to the executor, written as the socket takes them.

use std::collections::VecDeque;
use std::io::{self, ErrorKind, Write};

/// Frames not yet written, oldest first. Its users bound it: they look at [`Self::is_empty`] before they make more.
#[derive(Default)]
pub(crate) struct Outbox {
    frames: VecDeque<Vec<u8>>,
    /// How much of the first frame is written.
    written: usize,
}

impl Outbox {
    /// Whether everything is written.
    pub(crate) fn is_empty(&self) -> bool {
        self.frames.is_empty()
    }

    /// How many frames are not yet written.
    pub(crate) fn len(&self) -> usize {
        self.frames.len()
    }

    /// Queues a frame.
    pub(crate) fn push(&mut self, frame: Vec<u8>) {
        self.frames.push_back(frame);
    }

    /// Writes until all is written or the sink takes no more.
    ///
    /// # Errors
    /// What the sink says, but not [`ErrorKind::WouldBlock`].
    pub(crate) fn write_to(&mut self, sink: &mut impl Write) -> io::Result<()> {
        while let Some(frame) = self.frames.front() {
            let rest = frame.get(self.written..).unwrap_or_default();
            if rest.is_empty() {
                self.frames.pop_front();
                self.written = 0;
                continue;
            }
            match sink.write(rest) {
                Ok(0) => return Err(ErrorKind::WriteZero.into()),
                Ok(length) => self.written += length,
                Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(()),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Takes a few bytes at every second try.
    #[derive(Default)]
    struct Reluctant {
        taken: Vec<u8>,
        tries: usize,
    }

    impl Write for Reluctant {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.tries += 1;
            if self.tries.is_multiple_of(2) {
                return Err(ErrorKind::WouldBlock.into());
            }
            let length = bytes.len().min(3);
            self.taken.extend_from_slice(&bytes[..length]);
            Ok(length)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn frames_leave_in_order_through_a_sink_that_blocks() {
        let mut outbox = Outbox::default();
        let mut sink = Reluctant::default();
        outbox.push(b"picture".to_vec());
        outbox.push(b"output".to_vec());
        while !outbox.is_empty() {
            outbox.write_to(&mut sink).unwrap();
        }
        assert_eq!(sink.taken, b"pictureoutput");
    }
}
