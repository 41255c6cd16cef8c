//! One connection to the sound server.

use std::collections::BTreeMap;
use std::io::{ErrorKind, Read, Write};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::net::UnixStream;
use std::time::{Duration, Instant};

use pulseaudio::protocol::{self, DESCRIPTOR_SIZE, ProtocolError, PulseError};

use super::messages::{self, Create, Request, answer};
use super::playback::{Playback, TooFast};
use super::silence::Played;

/// Longest message that is read. Client libraries cut what they play into pieces of 64 KiB.
const MAX_MESSAGE_BYTES: usize = 128 * 1024;
const MAX_STREAMS: usize = 4;
/// Where a message says that it is a request and not sound.
const REQUESTS: u32 = u32::MAX;

/// Why a client is dismissed.
#[derive(Debug, thiserror::Error)]
pub(super) enum Dismissed {
    /// It has gone, or does not read its answers.
    #[error("the client is gone")]
    Gone,
    /// It sent what is no message.
    #[error(transparent)]
    Nonsense(#[from] ProtocolError),
    /// It sent a message that is too long, or more sound than was asked for.
    #[error("the client sends too much")]
    TooMuch,
}

impl From<TooFast> for Dismissed {
    fn from(TooFast: TooFast) -> Self {
        Self::TooMuch
    }
}

/// The connection.
pub(super) struct Client {
    id: u32,
    socket: UnixStream,
    /// Bytes that have arrived and not yet made a message.
    bytes: Vec<u8>,
    streams: BTreeMap<u32, Playback>,
    next_channel: u32,
}

/// For polling.
impl AsFd for Client {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.socket.as_fd()
    }
}

impl Client {
    /// Takes over a connection.
    ///
    /// # Errors
    /// What the kernel says.
    pub(super) fn new(id: u32, socket: UnixStream) -> std::io::Result<Self> {
        socket.set_nonblocking(true)?;
        Ok(Self { id, socket, bytes: Vec::new(), streams: BTreeMap::new(), next_channel: 0 })
    }

    /// Names it.
    pub(super) fn id(&self) -> u32 {
        self.id
    }

    /// Whether it has this stream.
    pub(super) fn plays(&self, channel: u32) -> bool {
        self.streams.contains_key(&channel)
    }

    /// How long until one of its streams is asked for more.
    pub(super) fn wait(&self, now: Instant) -> Option<Duration> {
        self.streams.values().filter_map(|stream| stream.wait(now)).min()
    }

    /// Reads once, as much as the buffer takes, and handles it; then asks for what is due. `play` is given each piece of a stream.
    ///
    /// # Errors
    /// [`Dismissed`]; the connection is then to be closed.
    pub(super) fn serve(
        &mut self,
        buffer: &mut [u8],
        now: Instant,
        mut play: impl FnMut(u32, Played),
    ) -> Result<(), Dismissed> {
        self.read(buffer)?;
        let mut consumed = 0;
        while let Some((channel, body)) = next_message(self.bytes.get(consumed..).unwrap_or_default())? {
            consumed += DESCRIPTOR_SIZE + body.len();
            if channel == REQUESTS {
                let (sequence, request) = messages::read(body)?;
                let answer = Self::answer(self.id, &mut self.streams, &mut self.next_channel, now, sequence, request)?;
                send(&mut self.socket, &answer)?;
            } else if let Some(stream) = self.streams.get_mut(&channel) {
                for played in stream.take(body, now)? {
                    play(channel, played);
                }
            }
        }
        self.bytes.drain(..consumed);
        for (&channel, stream) in &mut self.streams {
            if let Some(bytes) = stream.ask(now) {
                send(&mut self.socket, &answer::more(channel, bytes)?)?;
            }
        }
        Ok(())
    }

    fn read(&mut self, buffer: &mut [u8]) -> Result<(), Dismissed> {
        if buffer.is_empty() {
            return Ok(());
        }
        match self.socket.read(buffer) {
            Ok(0) => Err(Dismissed::Gone),
            Ok(length) => {
                self.bytes.extend_from_slice(buffer.get(..length).unwrap_or_default());
                Ok(())
            }
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::Interrupted) => Ok(()),
            Err(_) => Err(Dismissed::Gone),
        }
    }

    fn answer(
        id: u32,
        streams: &mut BTreeMap<u32, Playback>,
        next_channel: &mut u32,
        now: Instant,
        sequence: u32,
        request: Request,
    ) -> Result<Vec<u8>, ProtocolError> {
        match request {
            Request::Auth => answer::welcome(sequence),
            Request::Name => answer::named(sequence, id),
            Request::ServerInfo => answer::server(sequence),
            Request::SinkInfo => answer::sink(sequence),
            Request::Sinks => answer::sinks(sequence),
            Request::Sources => answer::sources(sequence),
            Request::Create(create) => Self::create(streams, next_channel, now, sequence, &create),
            Request::Delete { channel } => match streams.remove(&channel) {
                Some(_) => answer::done(sequence),
                None => answer::refused(sequence, PulseError::NoEntity),
            },
            Request::Cork { channel, corked } => {
                if let Some(stream) = streams.get_mut(&channel) {
                    stream.cork(corked);
                }
                answer::done(sequence)
            }
            Request::Nothing => answer::done(sequence),
            Request::Unknown => answer::refused(sequence, PulseError::NotSupported),
        }
    }

    fn create(
        streams: &mut BTreeMap<u32, Playback>,
        next_channel: &mut u32,
        now: Instant,
        sequence: u32,
        create: &Create,
    ) -> Result<Vec<u8>, ProtocolError> {
        let Some(format) = create.format().filter(|_| streams.len() < MAX_STREAMS) else {
            return answer::refused(sequence, PulseError::NotSupported);
        };
        let channel = *next_channel;
        *next_channel = next_channel.wrapping_add(1) % REQUESTS;
        let stream = Playback::new(format, create.piece_bytes, create.corked(), now);
        let answer = answer::created(sequence, channel, create, stream.piece_bytes());
        streams.insert(channel, stream);
        answer
    }
}

/// The first whole message: its channel and its body.
fn next_message(bytes: &[u8]) -> Result<Option<(u32, &[u8])>, Dismissed> {
    let Some((mut descriptor, rest)) = bytes.split_at_checked(DESCRIPTOR_SIZE) else { return Ok(None) };
    let descriptor = protocol::read_descriptor(&mut descriptor)?;
    let length = usize::try_from(descriptor.length).unwrap_or(usize::MAX);
    if length > MAX_MESSAGE_BYTES {
        return Err(Dismissed::TooMuch);
    }
    Ok(rest.get(..length).map(|body| (descriptor.channel, body)))
}

/// Answers are small: a client whose socket is full of them does not read.
fn send(socket: &mut UnixStream, message: &[u8]) -> Result<(), Dismissed> {
    socket.write_all(message).map_err(|_| Dismissed::Gone)
}
