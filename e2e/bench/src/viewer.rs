//! A game that runs in the Palace, and viewers of it that count what comes and acknowledge it.

use std::time::Duration;

use anyhow::{Context, bail};
use client::arrival::Arrival;
use client::palace::{Palace, PlaySocket, Start};
use client::program::Program;
use futures_util::{SinkExt, StreamExt};
use shared::api::{EndReason, GameEvent};
use shared::ids::SessionId;
use shared::stream::packet::{FromViewer, ViewerSettings};
use tokio::time::{Instant, timeout, timeout_at};
use tokio_tungstenite::tungstenite::Message;
use uuid::Uuid;

use crate::programs;

const FIRST_PICTURE_TIMEOUT: Duration = Duration::from_secs(30);
/// Sees lossless pictures only, and hears nothing.
pub(crate) fn lossless() -> ViewerSettings {
    ViewerSettings { sound: false, ..ViewerSettings::default() }
}

/// As [`lossless`], and takes video where the link asks for it.
pub(crate) fn with_video() -> ViewerSettings {
    ViewerSettings { h264: true, ..lossless() }
}

/// A game that was started.
pub(crate) struct Game {
    pub(crate) session: SessionId,
    /// What its container is found by.
    pub(crate) mark: String,
}

impl Game {
    /// Starts a program.
    pub(crate) async fn start(palace: &Palace, program: &Program) -> anyhow::Result<Self> {
        let mark = format!("bench {}", Uuid::now_v7());
        match palace.execute(&programs::prepared(program, &mark)).await? {
            Start::Started(started) => Ok(Self { session: started.session_id, mark }),
            Start::Refused(problem) => bail!("{} was refused: {}", program.name, problem.detail),
        }
    }
}

/// What has come so far.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Counted {
    pub(crate) frames: u64,
    /// Those of the frames that were video.
    pub(crate) video: u64,
    /// Bytes of picture packets with the WebSocket's own around them.
    pub(crate) bytes: u64,
    pub(crate) width: u16,
    pub(crate) height: u16,
    pub(crate) end: Option<EndReason>,
}

/// Someone who watches.
pub(crate) struct Viewer {
    socket: PlaySocket,
    pub(crate) counted: Counted,
}

impl Viewer {
    /// Begins to watch; `host` is another way to the Palace, such as a slow link.
    pub(crate) async fn open(
        palace: &Palace,
        session: SessionId,
        host: Option<&str>,
        settings: ViewerSettings,
    ) -> anyhow::Result<Self> {
        let socket = match host {
            Some(host) => palace.watch_through(host, session).await?,
            None => palace.watch(session).await?,
        };
        let mut viewer = Self { socket, counted: Counted::default() };
        viewer.say(&FromViewer::Settings(settings)).await?;
        Ok(viewer)
    }

    /// Sends a packet.
    pub(crate) async fn say(&mut self, packet: &FromViewer) -> anyhow::Result<()> {
        self.socket.send(Message::binary(packet.encode())).await.context("sending to the play socket")
    }

    /// Waits for the first picture.
    pub(crate) async fn first_picture(&mut self) -> anyhow::Result<Instant> {
        timeout(FIRST_PICTURE_TIMEOUT, async {
            loop {
                if self.next_picture().await?.is_some() {
                    return Ok(Instant::now());
                }
            }
        })
        .await
        .context("no picture came")?
    }

    /// Watches for a while, and answers what came in that time.
    pub(crate) async fn watch_for(&mut self, time: Duration) -> anyhow::Result<Counted> {
        self.counted = Counted { width: self.counted.width, height: self.counted.height, ..Counted::default() };
        let until = Instant::now() + time;
        loop {
            match timeout_at(until, self.next_picture()).await {
                Err(_) => return Ok(self.counted),
                Ok(Ok(_)) => {}
                Ok(Err(error)) => return Err(error),
            }
        }
    }

    /// Takes the next message, acknowledges it if it is a picture, and answers that picture.
    pub(crate) async fn next_picture(&mut self) -> anyhow::Result<Option<Vec<u8>>> {
        let Some(message) = self.socket.next().await else { bail!("the play socket closed: {:?}", self.counted.end) };
        let Message::Binary(packet) = message.context("reading the play socket")? else { return Ok(None) };
        match Arrival::of(&packet) {
            Arrival::Picture { sequence, width, height, video } => {
                self.counted.frames += 1;
                self.counted.video += u64::from(video);
                self.counted.bytes += framed_bytes(packet.len());
                (self.counted.width, self.counted.height) = (width, height);
                self.say(&FromViewer::Acknowledge(sequence)).await?;
                return Ok(Some(packet.into()));
            }
            Arrival::Event(json) => {
                if let Ok(GameEvent::End { reason, .. }) = serde_json::from_slice(json) {
                    self.counted.end = Some(reason);
                    bail!("the game ended: {reason:?}");
                }
            }
            Arrival::Other => {}
        }
        Ok(None)
    }
}

/// A message with its frame around it (RFC 6455 §5.2), from the server, which does not mask.
fn framed_bytes(payload: usize) -> u64 {
    let frame = match payload {
        0..=125 => 2,
        126..=0xffff => 4,
        _ => 10,
    };
    u64::try_from(payload + frame).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case(125, 127)]
    #[case(126, 130)]
    #[case(65_536, 65_546)]
    fn frames_count_too(#[case] payload: usize, #[case] expected: u64) {
        assert_eq!(framed_bytes(payload), expected);
    }
}
