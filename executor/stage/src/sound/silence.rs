//! Leaves out silence: nothing is sent while a stream holds nothing but zeros.

use std::time::Duration;

use shared::pcm::{PcmFormat, SoundChunk};

/// Silence shorter than this belongs to the sound: a pause within a melody must not make it start anew.
const SHORTEST: Duration = Duration::from_millis(100);

/// What becomes of a piece of a stream.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Played {
    /// What is to be heard of it.
    pub(super) chunk: Option<SoundChunk>,
    /// Whether the stream is silent after it.
    pub(super) is_silent: bool,
}

/// Watches one stream.
pub(super) struct SilenceGate {
    format: PcmFormat,
    shortest_frames: usize,
    /// Frames since the last that was heard; none while silent.
    quiet_frames: Option<usize>,
}

impl SilenceGate {
    /// A stream that has been silent until now.
    pub(super) fn new(format: PcmFormat) -> Self {
        let frames = u64::from(format.rate_hz()) * u64::try_from(SHORTEST.as_millis()).unwrap_or(u64::MAX) / 1000;
        Self { format, shortest_frames: usize::try_from(frames).unwrap_or(usize::MAX), quiet_frames: None }
    }

    /// Whether it is silent.
    pub(super) fn is_silent(&self) -> bool {
        self.quiet_frames.is_none()
    }

    /// Passes on whole frames unless they are part of a silence.
    pub(super) fn pass(&mut self, samples: &[u8]) -> Played {
        let zero = self.format.sample().silence();
        let is_quiet = samples.iter().all(|&byte| byte == zero);
        let frames = samples.len() / self.format.frame_bytes();
        let first = self.is_silent();
        self.quiet_frames = match self.quiet_frames {
            _ if !is_quiet => Some(0),
            Some(quiet) if quiet + frames < self.shortest_frames => Some(quiet + frames),
            _ => None,
        };
        let is_heard = !self.is_silent() && !samples.is_empty();
        let chunk = is_heard.then(|| SoundChunk { format: self.format, first, samples: samples.to_vec() });
        Played { chunk, is_silent: self.is_silent() }
    }
}

#[cfg(test)]
mod tests {
    use shared::pcm::SampleFormat;

    use super::*;

    /// 10 ms at 1 byte a frame.
    fn piece(byte: u8) -> Vec<u8> {
        vec![byte; 80]
    }

    fn gate(sample: SampleFormat) -> SilenceGate {
        SilenceGate::new(PcmFormat::new(8000, 1, sample).unwrap())
    }

    fn heard(gate: &mut SilenceGate, samples: &[u8]) -> Option<bool> {
        gate.pass(samples).chunk.map(|chunk| chunk.first)
    }

    #[test]
    fn only_what_follows_a_sound_closely_is_heard() {
        let mut gate = gate(SampleFormat::U8);
        assert_eq!(heard(&mut gate, &piece(0x80)), None);
        assert_eq!(heard(&mut gate, &piece(0x81)), Some(true));
        for _ in 0..9 {
            assert_eq!(heard(&mut gate, &piece(0x80)), Some(false));
        }
        assert_eq!(heard(&mut gate, &piece(0x80)), None);
        assert!(gate.is_silent());
        assert_eq!(heard(&mut gate, &piece(0)), Some(true));
    }

    #[test]
    fn a_pause_within_a_melody_does_not_start_it_anew() {
        let mut gate = gate(SampleFormat::S16Le);
        assert_eq!(heard(&mut gate, &piece(1)), Some(true));
        for _ in 0..50 {
            for _ in 0..9 {
                assert_eq!(heard(&mut gate, &piece(0)), Some(false));
            }
            assert_eq!(heard(&mut gate, &piece(1)), Some(false));
        }
    }
}
