//! Makes sound packets of what a stage plays.

use std::time::Duration;

use bytes::Bytes;
use opus::{Application, Bitrate, Channels, Encoder};
use shared::pcm::SoundChunk;
use shared::stream::sound::{CHANNELS, MAX_OPUS_BYTES, PACKET_FRAMES, RATE_HZ, SoundPacket};

use super::resample::Resampler;
use super::samples::stereo;

/// What music needs to be indistinguishable for most (RFC 7845 calls 64 to 128 kbit/s typical for stereo music).
const BITS_PER_SECOND: i32 = 96_000;
/// Of 10: half the processor time of the highest, for a difference that only measuring instruments hear at this rate.
const COMPLEXITY: i32 = 5;
/// How far a stage may run ahead of the clock. More is noise of a stage that was taken over, and not worth encoding.
const LEAD: Duration = Duration::from_secs(1);

/// Why sound cannot be encoded.
#[derive(Debug, thiserror::Error)]
pub enum SoundError {
    /// The encoder refused.
    #[error("sound cannot be encoded: {0}")]
    Encode(#[from] opus::Error),
    /// The resampler refused.
    #[error("sound cannot be resampled: {0}")]
    Resample(String),
}

/// The encoder of one session.
pub struct SoundEncoder {
    encoder: Encoder,
    resampler: Option<Resampler>,
    /// Stereo samples at the stream's rate that do not fill a packet yet.
    waiting: Vec<f32>,
    /// The session's clock at the first of them.
    waiting_since: Duration,
    /// Whether nothing was sent since the last silence.
    first: bool,
    sequence: u32,
    /// Until when, by the session's clock, what was played lasts.
    lasts_until: Duration,
}

impl SoundEncoder {
    /// An encoder that has heard nothing yet.
    ///
    /// # Errors
    /// [`SoundError::Encode`] when memory is short.
    pub fn new() -> Result<Self, SoundError> {
        // Without the parts for speech, which look ahead for 4 ms longer and are not used at this rate anyway.
        let mut encoder = Encoder::new(RATE_HZ, Channels::Stereo, Application::LowDelay)?;
        encoder.set_bitrate(Bitrate::Bits(BITS_PER_SECOND))?;
        encoder.set_complexity(COMPLEXITY)?;
        Ok(Self {
            encoder,
            resampler: None,
            waiting: Vec::new(),
            waiting_since: Duration::ZERO,
            first: true,
            sequence: 0,
            lasts_until: Duration::ZERO,
        })
    }

    /// Nobody listens: what comes later does not follow what came before.
    pub fn interrupt(&mut self) {
        self.waiting.clear();
        self.first = true;
        if let Some(resampler) = &mut self.resampler {
            resampler.reset();
        }
    }

    /// Takes what was played at this time of the session's clock; returns the packets it completes.
    ///
    /// # Errors
    /// [`SoundError`].
    pub fn take(&mut self, chunk: &SoundChunk, clock: Duration) -> Result<Vec<Bytes>, SoundError> {
        let frames = u32::try_from(chunk.samples.len() / chunk.format.frame_bytes()).unwrap_or(u32::MAX);
        let length = Duration::from_secs(1) * frames / chunk.format.rate_hz();
        if self.lasts_until > clock + LEAD {
            return Ok(Vec::new());
        }
        self.lasts_until = self.lasts_until.max(clock) + length;
        if chunk.first {
            self.interrupt();
        }
        if self.waiting.is_empty() {
            self.waiting_since = clock;
        }
        let resampler = match &mut self.resampler {
            Some(resampler) if resampler.rate_hz() == chunk.format.rate_hz() => resampler,
            other => other.insert(Resampler::new(chunk.format.rate_hz())?),
        };
        resampler.resample(&stereo(chunk), &mut self.waiting)?;
        let mut packets = Vec::new();
        while self.waiting.len() >= PACKET_FRAMES * CHANNELS {
            packets.push(self.packet()?);
        }
        Ok(packets)
    }

    fn packet(&mut self) -> Result<Bytes, SoundError> {
        let samples: Vec<f32> = self.waiting.drain(..PACKET_FRAMES * CHANNELS).collect();
        let opus = self.encoder.encode_vec_float(&samples, MAX_OPUS_BYTES)?;
        let time_ms = u32::try_from(self.waiting_since.as_millis()).unwrap_or(u32::MAX);
        let packet = SoundPacket { sequence: self.sequence, time_ms, first: self.first, opus: &opus }.encode();
        self.sequence = self.sequence.wrapping_add(1);
        self.first = false;
        self.waiting_since += Duration::from_secs(1) * u32::try_from(PACKET_FRAMES).unwrap_or(u32::MAX) / RATE_HZ;
        Ok(Bytes::from(packet))
    }
}
