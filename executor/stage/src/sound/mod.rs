//! What the program plays: a sound server for whatever is inside the sandbox, which speaks PulseAudio's native protocol.
//!
//! It has one output. Programs are asked for sound exactly as fast as it is heard, so that neither they nor this side
//! need a buffer: a sound is on its way as soon as the program has mixed it.

mod client;
mod messages;
mod playback;
mod silence;

use std::fs;
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::time::Instant;

use rustix::buffer::spare_capacity;
use rustix::event::{PollFlags, Timespec, epoll};
use shared::pcm::SoundChunk;

use self::client::Client;
use crate::error::StageError;
use crate::wait::Wait;

/// Stands for the listener where clients stand for themselves.
const NEWCOMERS: u64 = u64::MAX;
const READ_BYTES: usize = 64 * 1024;
/// SDL opens one connection to look for devices and one to play.
const MAX_CLIENTS: usize = 8;
/// PulseAudio's client library insists on a key of this length, and makes one in the home folder where it has none.
const KEY_BYTES: usize = 256;
/// Without shared memory, which the sandbox has none of, and without ever starting a server.
const CLIENT_CONFIGURATION: &str = "autospawn = no\nenable-shm = no\n";

/// The server, its clients, and which of them is heard.
pub(crate) struct Sound {
    listener: UnixListener,
    /// Says who has something to read: most of the loop's turns are about something else, and cost one call here.
    readiness: OwnedFd,
    read_buffer: Vec<u8>,
    clients: Vec<Client>,
    next_client: u32,
    heard: Option<Voice>,
}

/// A stream of one client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Voice {
    client: u32,
    channel: u32,
}

/// The files through which programs find the server.
struct Paths {
    socket: PathBuf,
    key: PathBuf,
    configuration: PathBuf,
}

impl Paths {
    fn new(scratch: &Path) -> Self {
        let path = |name| scratch.join(name);
        Self { socket: path("sound"), key: path("sound.key"), configuration: path("sound.conf") }
    }
}

/// The environment in which programs play through the server of this folder.
pub(crate) fn environment(scratch: &Path) -> [(&'static str, String); 4] {
    let Paths { socket, key, configuration } = Paths::new(scratch);
    [
        ("SDL_AUDIODRIVER", "pulseaudio".into()),
        ("PULSE_SERVER", format!("unix:{}", socket.display())),
        ("PULSE_COOKIE", key.to_string_lossy().into_owned()),
        ("PULSE_CLIENTCONFIG", configuration.to_string_lossy().into_owned()),
    ]
}

impl Sound {
    /// Begins to listen in this folder.
    ///
    /// # Errors
    /// [`StageError::Io`].
    pub(crate) fn listen(scratch: &Path) -> Result<Self, StageError> {
        let Paths { socket, key, configuration } = Paths::new(scratch);
        fs::write(key, [0; KEY_BYTES])?;
        fs::write(configuration, CLIENT_CONFIGURATION)?;
        let listener = UnixListener::bind(socket)?;
        listener.set_nonblocking(true)?;
        let readiness = epoll::create(epoll::CreateFlags::CLOEXEC)?;
        epoll::add(&readiness, &listener, epoll::EventData::new_u64(NEWCOMERS), epoll::EventFlags::IN)?;
        let read_buffer = vec![0; READ_BYTES];
        Ok(Self { listener, readiness, read_buffer, clients: Vec::new(), next_client: 0, heard: None })
    }

    /// Adds what it waits for.
    pub(crate) fn watch<'fd>(&'fd self, wait: &mut Wait<'fd>, now: Instant) {
        wait.watch(self.readiness.as_fd(), PollFlags::IN);
        if let Some(pause) = self.clients.iter().filter_map(|client| client.wait(now)).min() {
            wait.at_most(pause);
        }
    }

    /// Hears and answers clients, asks them for sound that is due, and returns what is to be heard.
    pub(crate) fn serve(&mut self, now: Instant) -> Vec<SoundChunk> {
        let ready = self.ready();
        if ready.contains(&NEWCOMERS) {
            self.accept();
        }
        let mut chunks = Vec::new();
        let heard = &mut self.heard;
        let read_buffer = &mut self.read_buffer;
        self.clients.retain_mut(|client| {
            let id = client.id();
            let buffer = if ready.contains(&u64::from(id)) { read_buffer.as_mut_slice() } else { &mut [] };
            let served = client.serve(buffer, now, |channel, played| {
                let voice = Voice { client: id, channel };
                // Two at once would have to be mixed. The first is heard until it falls silent: games have one.
                if *heard.get_or_insert(voice) == voice {
                    if played.is_silent {
                        *heard = None;
                    }
                    chunks.extend(played.chunk);
                }
            });
            let is_playing = |voice: &Voice| voice.client != id || (served.is_ok() && client.plays(voice.channel));
            *heard = heard.filter(is_playing);
            served.is_ok()
        });
        chunks
    }

    /// Who has something to be read.
    fn ready(&self) -> Vec<u64> {
        let mut events = Vec::with_capacity(MAX_CLIENTS + 1);
        let at_once = Timespec::default();
        // An interrupted look is repeated in the next turn.
        let _ = epoll::wait(&self.readiness, spare_capacity(&mut events), Some(&at_once));
        events.iter().map(|event| event.data.u64()).collect()
    }

    fn accept(&mut self) {
        // One too many is hung up on: left waiting, it would wake the loop over and over.
        if let Ok((socket, _)) = self.listener.accept()
            && self.clients.len() < MAX_CLIENTS
            && let Ok(client) = Client::new(self.next_client, socket)
            && epoll::add(
                &self.readiness,
                &client,
                epoll::EventData::new_u64(client.id().into()),
                epoll::EventFlags::IN,
            )
            .is_ok()
        {
            self.next_client = self.next_client.wrapping_add(1);
            self.clients.push(client);
        }
    }
}
