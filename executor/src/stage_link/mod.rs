//! The executor's end of the link to a stage. Every byte that arrives is hostile until it has been decoded.

use std::io;

use shared::link::{FromStage, LinkError, MAX_FRAME_BYTES, ToStage};
use tokio::io::{AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::UnixStream;
use tokio::net::unix::{OwnedReadHalf, OwnedWriteHalf};
use tokio::sync::mpsc;
use tokio_util::task::AbortOnDropHandle;

/// Messages that may wait for a stage that does not read; input beyond them is dropped, as it would be stale anyway.
const OUTBOX_MESSAGES: usize = 64;
const READ_BUFFER_BYTES: usize = 128 * 1024;

/// A connected stage.
pub struct StageLink {
    /// What the stage says.
    pub inbox: Inbox,
    /// What is said to the stage.
    pub outbox: Outbox,
}

/// Reads what the stage says.
pub struct Inbox {
    stream: BufReader<OwnedReadHalf>,
    payload: Vec<u8>,
    filled: usize,
    length: Option<usize>,
}

/// Sends to the stage without ever waiting for it.
pub struct Outbox {
    frames: mpsc::Sender<Vec<u8>>,
    _writer: AbortOnDropHandle<()>,
}

/// Why nothing more arrives.
#[derive(Debug, thiserror::Error)]
pub enum InboxError {
    /// The stage is gone.
    #[error("the stage closed its link")]
    Closed,
    /// The stage sent something that is no message.
    #[error("the stage sent nonsense: {0}")]
    Nonsense(#[from] LinkError),
    /// The socket failed.
    #[error("the stage link failed: {0}")]
    Io(io::Error),
}

impl From<io::Error> for InboxError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::UnexpectedEof | io::ErrorKind::ConnectionReset => Self::Closed,
            _ => Self::Io(error),
        }
    }
}

impl StageLink {
    /// Takes over a connection.
    #[must_use]
    pub fn new(stream: UnixStream) -> Self {
        let (reader, writer) = stream.into_split();
        let (frames, queue) = mpsc::channel(OUTBOX_MESSAGES);
        let writer = AbortOnDropHandle::new(tokio::spawn(write_frames(writer, queue)));
        Self {
            inbox: Inbox {
                stream: BufReader::with_capacity(READ_BUFFER_BYTES, reader),
                payload: Vec::new(),
                filled: 0,
                length: None,
            },
            outbox: Outbox { frames, _writer: writer },
        }
    }
}

async fn write_frames(mut writer: OwnedWriteHalf, mut queue: mpsc::Receiver<Vec<u8>>) {
    while let Some(frame) = queue.recv().await {
        if writer.write_all(&frame).await.is_err() {
            return;
        }
    }
}

impl Inbox {
    /// The next message. Safe to cancel: what has arrived of a message is kept for the next call.
    ///
    /// # Errors
    /// [`InboxError`]; the link is then useless.
    pub async fn receive(&mut self) -> Result<FromStage, InboxError> {
        let length = match self.length {
            Some(length) => length,
            None => self.receive_length().await?,
        };
        self.fill(length).await?;
        self.length = None;
        self.filled = 0;
        Ok(FromStage::decode(self.payload.get(..length).unwrap_or_default())?)
    }

    async fn receive_length(&mut self) -> Result<usize, InboxError> {
        const PREFIX_BYTES: usize = 4;
        self.fill(PREFIX_BYTES).await?;
        let prefix = self.payload.first_chunk::<PREFIX_BYTES>().copied().unwrap_or_default();
        let length = usize::try_from(u32::from_le_bytes(prefix)).map_err(|_| LinkError::TooLong)?;
        if length > MAX_FRAME_BYTES {
            return Err(LinkError::TooLong.into());
        }
        self.length = Some(length);
        self.filled = 0;
        Ok(length)
    }

    /// Reads until `payload` holds `length` bytes. Memory grows with what arrives, not with what was announced.
    async fn fill(&mut self, length: usize) -> Result<(), InboxError> {
        while self.filled < length {
            let target = length.min(self.filled + READ_BUFFER_BYTES);
            if self.payload.len() < target {
                self.payload.resize(target, 0);
            }
            let space = self.payload.get_mut(self.filled..target).unwrap_or_default();
            let read = self.stream.read(space).await?;
            if read == 0 {
                return Err(InboxError::Closed);
            }
            self.filled += read;
        }
        Ok(())
    }

    /// Whether the stage has hung up or said something, while nothing was expected of it.
    pub fn is_disturbed(&mut self) -> bool {
        let mut byte = [0];
        let idle = self.stream.get_ref().try_read(&mut byte);
        !matches!(idle, Err(error) if error.kind() == io::ErrorKind::WouldBlock)
    }
}

impl Outbox {
    /// Queues a message. One that does not fit is dropped: the stage is stuck, and input would be stale.
    pub fn send(&self, message: &ToStage) {
        match message.encode() {
            Ok(frame) => drop(self.frames.try_send(frame)),
            Err(error) => tracing::warn!(%error, "a message does not fit the stage link"),
        }
    }
}

#[cfg(test)]
mod tests {
    use shared::link::Program;

    use super::*;

    fn pair() -> (StageLink, UnixStream) {
        let (ours, theirs) = UnixStream::pair().unwrap();
        (StageLink::new(ours), theirs)
    }

    #[tokio::test]
    async fn messages_arrive_whole_however_they_are_cut() {
        let (mut link, mut stage) = pair();
        let message = FromStage::Pixels((0..=u8::MAX).cycle().take(300_000).collect());
        let frame = message.encode().unwrap();
        let sender = tokio::spawn(async move {
            for part in frame.chunks(7777) {
                stage.write_all(part).await.unwrap();
                tokio::task::yield_now().await;
            }
            stage
        });
        let received = loop {
            // Cancelled over and over in the middle of the message.
            tokio::select! {
                biased;
                received = link.inbox.receive() => break received,
                () = tokio::task::yield_now() => {}
            }
        };
        assert_eq!(received.unwrap(), message);
        drop(sender.await.unwrap());
        assert!(matches!(link.inbox.receive().await, Err(InboxError::Closed)));
    }

    #[tokio::test]
    async fn an_announced_length_over_the_cap_ends_the_link() {
        let (mut link, mut stage) = pair();
        stage.write_all(&u32::MAX.to_le_bytes()).await.unwrap();
        assert!(matches!(link.inbox.receive().await, Err(InboxError::Nonsense(LinkError::TooLong))));
    }

    #[tokio::test]
    async fn nonsense_ends_the_link() {
        let (mut link, mut stage) = pair();
        stage.write_all(&[1, 0, 0, 0, 250]).await.unwrap();
        assert!(matches!(link.inbox.receive().await, Err(InboxError::Nonsense(LinkError::Kind))));
    }

    #[tokio::test]
    async fn a_stage_that_does_not_read_never_blocks_the_sender() {
        let (link, _stage) = pair();
        let program = Program { files: Vec::new(), entry: "x".repeat(100_000) };
        for _ in 0..1000 {
            link.outbox.send(&ToStage::Start(program.clone()));
        }
    }

    #[tokio::test]
    async fn a_stage_that_hung_up_is_noticed() {
        let (mut link, stage) = pair();
        assert!(!link.inbox.is_disturbed());
        drop(stage);
        link.inbox.stream.get_ref().readable().await.unwrap();
        assert!(link.inbox.is_disturbed());
    }
}
