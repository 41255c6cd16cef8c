//! What one viewer at the play socket is sent of the picture, and when: always the latest state, in the form its link
//! can carry. Quality gives way, latency never.
//!
//! Tiles that changed since the viewer was last told are *stale*. Where they fit the link they are sent losslessly. Where
//! not, the whole picture goes out as video, to be shown in the stale tiles; those that have come to rest are then sent
//! losslessly little by little.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use shared::stream::lossless::{Encoder, TileSet};
use shared::stream::packet::ViewerSettings;
use shared::stream::picture::Size;
use shared::stream::video::VideoPacket;
use tokio::time::Instant;

use super::link::Link;
use super::video::{self, Video};
use crate::picture::Canvas;
use crate::session::Session;

/// Most bytes of a lossless packet on a good link: decoding more than that in a browser would cost more than a frame's time.
const MOST_LOSSLESS_BYTES: f64 = 64.0 * 1024.0;
/// Least bytes of a lossless packet that a link is trusted with, however slow: a few small sprites.
const LEAST_LOSSLESS_BYTES: f64 = 6.0 * 1024.0;
/// The part of a congested link that pictures may fill; sound, events, and a margin get the rest.
const SHARE: f64 = 0.75;
/// The part of a picture's bytes that sharpens resting tiles while others move.
const SHARPENING_SHARE: f64 = 0.25;
/// Most bytes a second of video: beyond it the eye sees no difference.
const MOST_VIDEO_RATE: f64 = 500_000.0;
/// From one video picture to the next; a little less than even pacing, so that a game's jitter does not cost a picture.
const VIDEO_INTERVAL: Duration = Duration::from_millis(30);
/// A tile that has not changed for this long has come to rest.
const REST: Duration = Duration::from_millis(200);
/// Tiles are not looked at when what their like took lately, times this, fits.
const SURE_FACTOR: f64 = 4.0;
/// More tiles than this are always looked at: should all of them be rich, they would hold up what follows.
const FEW_TILES: usize = 24;
const MANY_FEW_TILES: usize = 64;
const BYTES_A_TILE_KEPT: f64 = 0.95;
/// How long after the last video picture lossless packets must be clearly small enough, so that the picture does not
/// change between sharp and blurred all the time.
const VIDEO_MEMORY: Duration = Duration::from_millis(400);
/// A video encoder that has not been used for this long is let go; it holds some megabytes.
const VIDEO_KEPT: Duration = Duration::from_secs(10);

/// The feed of one viewer.
pub(super) struct Feed {
    settings: ViewerSettings,
    link: Link,
    sequence: u32,
    /// The version of the picture up to which `stale` is known.
    seen: u32,
    stale: Option<Stale>,
    lossless: Encoder,
    /// What a tile took lately in a lossless packet.
    bytes_a_tile: Option<f64>,
    video: Option<Video>,
    video_at: Option<Instant>,
    wake: Option<Instant>,
}

/// Which tiles of a picture of this size the viewer does not have.
struct Stale {
    size: Size,
    tiles: TileSet,
}

/// What to do next.
enum Choice {
    /// Send these tiles.
    Lossless(TileSet),
    /// Send the whole picture as video.
    Video,
    /// Look again then, unless something happens before.
    Wait(Instant),
}

impl Feed {
    pub(super) fn new(now: Instant) -> Self {
        Self {
            settings: ViewerSettings::default(),
            link: Link::new(now),
            sequence: 0,
            seen: 0,
            stale: None,
            lossless: Encoder::new(),
            bytes_a_tile: None,
            video: None,
            video_at: None,
            wake: None,
        }
    }

    /// Takes note of what the viewer wants from now on.
    pub(super) fn set(&mut self, settings: ViewerSettings) {
        self.settings = settings;
    }

    /// Takes note of an acknowledgement.
    pub(super) fn acknowledged(&mut self, sequence: u32) {
        self.link.acknowledged(sequence, Instant::now());
    }

    /// When to ask again although nothing happened.
    pub(super) fn wake(&self) -> Option<Instant> {
        self.wake
    }

    /// The packet to send now, if one is due and the link has room. The last picture of a session is always sent.
    pub(super) async fn next(&mut self, session: &Arc<Session>, is_last: bool) -> Option<Bytes> {
        self.wake = None;
        let now = Instant::now();
        let has_room = is_last || self.link.has_room();
        if !self.settings.visible || !has_room {
            return None;
        }
        let packet = {
            let picture = session.picture();
            let canvas = picture.canvas()?;
            self.look(canvas, picture.version());
            match self.choose(canvas, now, is_last)? {
                Choice::Lossless(tiles) => Some(self.encode(canvas, &tiles)),
                Choice::Video => {
                    self.take_for_video(canvas)?;
                    None
                }
                Choice::Wait(until) => {
                    self.wake = Some(until);
                    return None;
                }
            }
        };
        let packet = match packet {
            Some(packet) => packet,
            None => self.encode_video(now).await?,
        };
        self.link.sent(self.sequence, packet.len(), Instant::now());
        Some(Bytes::from(packet))
    }

    /// Finds out what has become stale.
    fn look(&mut self, canvas: &Canvas, version: u32) {
        let stale = match &mut self.stale {
            Some(stale) if stale.size == canvas.size() => stale,
            other => {
                self.seen = 0;
                other.insert(Stale { size: canvas.size(), tiles: TileSet::full(canvas.size()) })
            }
        };
        for (tile, change) in canvas.changes().iter().enumerate() {
            if change.version > self.seen {
                stale.tiles.insert(tile);
            }
        }
        self.seen = version;
    }

    /// What to send; none when the viewer has everything.
    fn choose(&mut self, canvas: &Canvas, now: Instant, is_last: bool) -> Option<Choice> {
        let stale = self.stale.as_ref().filter(|stale| !stale.tiles.is_empty())?;
        if self.video_at.is_some_and(|at| now - at > VIDEO_KEPT) {
            self.video = None;
        }
        let budget = self.lossless_budget();
        let was_video = self.video_at.is_some_and(|at| now - at < VIDEO_MEMORY);
        let limit = if was_video { budget / 2.0 } else { budget };
        if !self.settings.h264 || self.is_surely_below(limit, &stale.tiles) {
            return Some(Choice::Lossless(stale.tiles.clone()));
        }
        let next_video = self.video_at.map_or(now, |at| at + VIDEO_INTERVAL);
        let rests = |tile: &usize| canvas.changes().get(*tile).is_some_and(|change| now - change.at >= REST);
        let is_moving = stale.tiles.iter().any(|tile| !rests(&tile));
        // A picture that nobody has seen anything of is shown at once, however long it has been there.
        let is_first = self.sequence == 0;
        let video_is_due = is_last || is_first || is_moving && next_video <= now;
        // Between two video pictures nothing is gained by looking at all that moves.
        if (video_is_due || !was_video) && self.estimate(canvas, &stale.tiles) <= limit {
            return Some(Choice::Lossless(stale.tiles.clone()));
        }
        if video_is_due {
            return Some(Choice::Video);
        }
        let bytes = if is_moving { budget * SHARPENING_SHARE } else { budget };
        let mut sharpened = TileSet::empty(stale.size);
        let mut single = TileSet::empty(stale.size);
        let mut used = 0.0;
        for tile in stale.tiles.iter().filter(rests) {
            single.insert(tile);
            used += self.estimate(canvas, &single);
            single.remove(tile);
            sharpened.insert(tile);
            if used > bytes {
                break;
            }
        }
        if !sharpened.is_empty() {
            return Some(Choice::Lossless(sharpened));
        }
        Some(Choice::Wait(next_video))
    }

    /// Whether these tiles need not be looked at to know that they fit: they are few, and their like took far fewer bytes
    /// lately.
    fn is_surely_below(&self, limit: f64, tiles: &TileSet) -> bool {
        let count = tiles.len();
        #[expect(clippy::cast_precision_loss, reason = "an estimate")]
        let bytes = |bytes_a_tile: f64| count as f64 * bytes_a_tile * SURE_FACTOR;
        count <= self.few_tiles() && self.bytes_a_tile.is_some_and(|bytes_a_tile| bytes(bytes_a_tile) < limit)
    }

    /// How many tiles are few: on a link that is known to be slow, fewer than what would hold up a picture.
    fn few_tiles(&self) -> usize {
        if self.link.limit().is_none() { MANY_FEW_TILES } else { FEW_TILES }
    }

    fn estimate(&self, canvas: &Canvas, tiles: &TileSet) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "an estimate")]
        let bytes = self.lossless.estimate(canvas.size(), canvas.pixels(), tiles) as f64;
        bytes
    }

    /// Bytes that a lossless packet may take.
    fn lossless_budget(&self) -> f64 {
        let fits = |limit: f64| (limit * SHARE / video::RATE).clamp(LEAST_LOSSLESS_BYTES, MOST_LOSSLESS_BYTES);
        self.link.limit().map_or(MOST_LOSSLESS_BYTES, fits)
    }

    fn encode(&mut self, canvas: &Canvas, tiles: &TileSet) -> Vec<u8> {
        self.sequence = self.sequence.wrapping_add(1);
        if let Some(stale) = &mut self.stale {
            tiles.iter().for_each(|tile| stale.tiles.remove(tile));
        }
        let packet = self.lossless.encode(self.sequence, canvas.size(), canvas.pixels(), tiles);
        #[expect(clippy::cast_precision_loss, reason = "an estimate")]
        let bytes_a_tile = packet.len() as f64 / tiles.len().max(1) as f64;
        // Rises at once and falls slowly: one frame of little change says nothing about the next.
        let kept = self.bytes_a_tile.map_or(0.0, |bytes| bytes * BYTES_A_TILE_KEPT);
        self.bytes_a_tile = Some(bytes_a_tile.max(kept));
        packet
    }

    fn take_for_video(&mut self, canvas: &Canvas) -> Option<()> {
        let fits = |video: &Video| video.size() == canvas.size();
        if !self.video.as_ref().is_some_and(fits) {
            self.video = Video::new(canvas.size()).inspect_err(log).ok();
        }
        self.video.as_mut()?.take(canvas.pixels());
        Some(())
    }

    async fn encode_video(&mut self, now: Instant) -> Option<Vec<u8>> {
        let rate = self.link.limit().map_or(MOST_VIDEO_RATE, |limit| (limit * SHARE).min(MOST_VIDEO_RATE));
        let bytes = rate / video::RATE;
        let mut video = self.video.take()?;
        let size = video.size();
        // Some milliseconds, in which this thread can serve other viewers.
        let (video, picture) = tokio::task::spawn_blocking(move || {
            let picture = video.encode(bytes);
            (video, picture)
        })
        .await
        .ok()?;
        // After a failure the next picture gets an encoder of its own.
        let picture = picture.inspect_err(log).ok()?;
        self.video = Some(video);
        self.video_at = Some(now);
        self.sequence = self.sequence.wrapping_add(1);
        let packet = VideoPacket {
            sequence: self.sequence,
            size,
            shown: Size::new(picture.width, picture.height).ok()?,
            is_key: picture.is_key,
            tiles: self.stale.as_ref()?.tiles.clone(),
            data: picture.data,
        };
        Some(packet.encode())
    }
}

fn log(error: &openh264::Error) {
    tracing::error!(%error, "the video encoder failed");
}
