//! One stream that a program plays: when it is asked for more, and what of it is heard.

use std::time::{Duration, Instant};

use shared::pcm::{MAX_CHUNK_BYTES, PcmFormat};

use super::silence::{Played, SilenceGate};

/// What is asked for at once while the program is silent, at least: half the wake-ups, and a first sound that comes at
/// most this much later.
const SILENT_PIECE: Duration = Duration::from_millis(20);
/// Bounds of what a program may want to be asked for at once; SDL's own choices lie between.
const SHORTEST_PIECE: Duration = Duration::from_millis(5);
const LONGEST_PIECE: Duration = Duration::from_millis(200);
/// How much is made up for after a program or the machine has faltered. What is later than this was a pause.
const CATCH_UP: Duration = Duration::from_millis(40);
/// How far a program may run ahead of what it was asked for. SDL does by a piece or two.
const LEAD: Duration = Duration::from_millis(1500);

/// A program that sends far more than it was asked for.
#[derive(Debug)]
pub(super) struct TooFast;

/// The stream.
pub(super) struct Playback {
    format: PcmFormat,
    gate: SilenceGate,
    piece_bytes: u32,
    /// Until when what was sent lasts.
    lasts_until: Instant,
    /// What was asked for and has not come, in bytes.
    awaited_bytes: usize,
    corked: bool,
    /// Bytes of a frame whose rest is still to come.
    rest: Vec<u8>,
}

impl Playback {
    /// A stream whose program is at once to send [`Self::piece_bytes`]; `wanted_bytes` is what it would like that to be.
    pub(super) fn new(format: PcmFormat, wanted_bytes: u32, corked: bool, now: Instant) -> Self {
        let frame_bytes = u32::try_from(format.frame_bytes()).unwrap_or(u32::MAX);
        let bytes_of = |time: Duration| {
            let frames = u64::from(format.rate_hz()) * u64::try_from(time.as_millis()).unwrap_or(u64::MAX) / 1000;
            u32::try_from(frames).unwrap_or(u32::MAX).saturating_mul(frame_bytes)
        };
        let piece_bytes =
            wanted_bytes.clamp(bytes_of(SHORTEST_PIECE), bytes_of(LONGEST_PIECE)) / frame_bytes * frame_bytes;
        Self {
            format,
            gate: SilenceGate::new(format),
            piece_bytes,
            lasts_until: now,
            awaited_bytes: usize::try_from(piece_bytes).unwrap_or(usize::MAX),
            corked,
            rest: Vec::new(),
        }
    }

    /// How much the program is asked for at once while it is heard.
    pub(super) fn piece_bytes(&self) -> u32 {
        self.piece_bytes
    }

    /// Stops or goes on asking for sound.
    pub(super) fn cork(&mut self, corked: bool) {
        self.corked = corked;
    }

    /// How long until more is asked for; none while that is due to nothing but what the program does.
    pub(super) fn wait(&self, now: Instant) -> Option<Duration> {
        (!self.corked && self.awaited_bytes == 0).then(|| self.lasts_until.saturating_duration_since(now))
    }

    /// How many bytes to ask for now.
    pub(super) fn ask(&mut self, now: Instant) -> Option<u32> {
        if self.wait(now) != Some(Duration::ZERO) {
            return None;
        }
        let piece = self.duration_of(usize::try_from(self.piece_bytes).unwrap_or(usize::MAX));
        let pieces =
            if self.gate.is_silent() { SILENT_PIECE.as_micros().div_ceil(piece.as_micros().max(1)) } else { 1 };
        let bytes = self.piece_bytes * u32::try_from(pieces).unwrap_or(1);
        self.awaited_bytes = usize::try_from(bytes).unwrap_or(usize::MAX);
        Some(bytes)
    }

    /// Takes what the program sent.
    ///
    /// # Errors
    /// [`TooFast`].
    pub(super) fn take(&mut self, samples: &[u8], now: Instant) -> Result<Vec<Played>, TooFast> {
        self.awaited_bytes = self.awaited_bytes.saturating_sub(samples.len());
        let earliest = now.checked_sub(CATCH_UP).unwrap_or(now);
        self.lasts_until = self.lasts_until.max(earliest) + self.duration_of(samples.len());
        if self.lasts_until > now + LEAD {
            return Err(TooFast);
        }
        self.rest.extend_from_slice(samples);
        let whole = self.rest.len() - self.rest.len() % self.format.frame_bytes();
        let longest = MAX_CHUNK_BYTES - MAX_CHUNK_BYTES % self.format.frame_bytes();
        let frames: Vec<u8> = self.rest.drain(..whole).collect();
        Ok(frames.chunks(longest).map(|frames| self.gate.pass(frames)).collect())
    }

    fn duration_of(&self, bytes: usize) -> Duration {
        let frames = u32::try_from(bytes / self.format.frame_bytes()).unwrap_or(u32::MAX);
        Duration::from_secs(1) * frames / self.format.rate_hz()
    }
}

#[cfg(test)]
mod tests {
    use shared::pcm::SampleFormat;

    use super::*;

    /// 512 frames at 44.1 kHz, as pygame asks for.
    const PIECE_BYTES: u32 = 2048;

    fn playback(now: Instant) -> Playback {
        Playback::new(PcmFormat::new(44_100, 2, SampleFormat::S16Le).unwrap(), PIECE_BYTES, false, now)
    }

    /// Plays a program that answers at once; returns how much it was asked for, in seconds, and how often.
    fn play(playback: &mut Playback, start: Instant, seconds: u64, sample: u8) -> (f64, usize) {
        let (mut now, mut bytes, mut asked) = (start, PIECE_BYTES, 1);
        let end = start + Duration::from_secs(seconds);
        let mut total = 0;
        while now < end {
            total += bytes;
            playback.take(&vec![sample; bytes.try_into().unwrap()], now).unwrap();
            now += playback.wait(now).unwrap() + Duration::from_micros(300);
            bytes = playback.ask(now).unwrap();
            asked += 1;
        }
        (f64::from(total) / f64::from(44_100 * 4), asked)
    }

    #[rstest::rstest]
    #[case::heard(1, 800..900)]
    #[case::silent(0, 400..450)]
    fn a_program_is_asked_for_sound_in_real_time(#[case] sample: u8, #[case] times: std::ops::Range<usize>) {
        let start = Instant::now();
        let (seconds, asked) = play(&mut playback(start), start, 10, sample);
        assert!((seconds - 10.0).abs() < 0.03, "{seconds} s of sound in 10 s");
        assert!(times.contains(&asked), "asked {asked} times");
    }

    #[test]
    fn a_pause_is_not_made_up_for() {
        let start = Instant::now();
        let mut playback = playback(start);
        play(&mut playback, start, 1, 1);
        let later = start + Duration::from_mins(1);
        let (seconds, _) = play(&mut playback, later, 1, 1);
        assert!((seconds - 1.0).abs() < 0.1, "{seconds} s of sound in 1 s");
    }

    #[test]
    fn a_program_that_sends_without_being_asked_is_too_fast() {
        let start = Instant::now();
        let mut playback = playback(start);
        let second = vec![1; 44_100 * 4];
        assert!(playback.take(&second, start).is_ok());
        assert!(playback.take(&second, start).is_err());
    }

    #[test]
    fn half_frames_wait_for_their_rest() {
        let start = Instant::now();
        let mut playback = playback(start);
        let first = playback.take(&[1, 2, 3], start).unwrap();
        assert!(first.iter().all(|played| played.chunk.is_none()));
        let second = playback.take(&[4, 5], start).unwrap();
        assert_eq!(second[0].chunk.as_ref().unwrap().samples, [1, 2, 3, 4]);
    }
}
