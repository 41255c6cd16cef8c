//! Brings sound of any rate to the stream's.
//!
//! By a windowed sinc: straight lines between samples would leave mirror images of bright tones only 23 dB below them
//! (44.1 kHz, a tone at 10 kHz), and chip music is made of bright tones.

use rubato::audioadapter_buffers::direct::InterleavedSlice;
use rubato::{Async, FixedAsync, Resampler as _, SincInterpolationParameters, SincInterpolationType, WindowFunction};
use shared::stream::sound::{CHANNELS, RATE_HZ};

use super::SoundError;

/// Filter taps: half of them is what this adds to the delay, 0.7 ms at 44.1 kHz.
const TAPS: usize = 64;
/// What is resampled at once.
const CHUNK_SECONDS_FRACTION: u32 = 200;

/// A resampler for one rate.
pub(super) struct Resampler {
    rate_hz: u32,
    /// None for the stream's own rate.
    sinc: Option<Async<f32>>,
    /// Stereo samples that have not been resampled yet.
    waiting: Vec<f32>,
    output: Vec<f32>,
}

impl Resampler {
    /// A resampler from this rate.
    ///
    /// # Errors
    /// [`SoundError::Resample`] for a rate it cannot do.
    pub(super) fn new(rate_hz: u32) -> Result<Self, SoundError> {
        let mut this = Self { rate_hz, sinc: None, waiting: Vec::new(), output: Vec::new() };
        if rate_hz != RATE_HZ {
            let parameters = SincInterpolationParameters::new(TAPS, WindowFunction::BlackmanHarris2)
                .interpolation(SincInterpolationType::Linear)
                .oversampling_factor(256);
            let chunk = usize::try_from(rate_hz / CHUNK_SECONDS_FRACTION).unwrap_or(usize::MAX);
            let ratio = f64::from(RATE_HZ) / f64::from(rate_hz);
            let resampler = Async::new_sinc(ratio, 1.0, &parameters, chunk, CHANNELS, FixedAsync::Input)
                .map_err(|error| SoundError::Resample(error.to_string()))?;
            this.output = vec![0.0; resampler.output_frames_max() * CHANNELS];
            this.sinc = Some(resampler);
        }
        Ok(this)
    }

    /// The rate it resamples from.
    pub(super) fn rate_hz(&self) -> u32 {
        self.rate_hz
    }

    /// Forgets all sound so far: what comes next follows silence.
    pub(super) fn reset(&mut self) {
        self.waiting.clear();
        if let Some(resampler) = &mut self.sinc {
            resampler.reset();
        }
    }

    /// Resamples, adding to `to`. A little stays behind until more comes.
    ///
    /// # Errors
    /// [`SoundError::Resample`].
    pub(super) fn resample(&mut self, stereo: &[f32], to: &mut Vec<f32>) -> Result<(), SoundError> {
        let Some(resampler) = &mut self.sinc else {
            to.extend_from_slice(stereo);
            return Ok(());
        };
        self.waiting.extend_from_slice(stereo);
        let failed = |error: &dyn std::error::Error| SoundError::Resample(error.to_string());
        let mut done = 0;
        loop {
            let rest = self.waiting.get(done..).unwrap_or_default();
            let needed = resampler.input_frames_next();
            if rest.len() < needed * CHANNELS {
                break;
            }
            let input = InterleavedSlice::new(rest, CHANNELS, needed).map_err(|error| failed(&error))?;
            let frames = self.output.len() / CHANNELS;
            let mut output =
                InterleavedSlice::new_mut(&mut self.output, CHANNELS, frames).map_err(|error| failed(&error))?;
            let (read, written) =
                resampler.process_into_buffer(&input, &mut output, None).map_err(|error| failed(&error))?;
            to.extend_from_slice(self.output.get(..written * CHANNELS).unwrap_or_default());
            done += read * CHANNELS;
        }
        self.waiting.drain(..done);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One second of a tone, stereo.
    fn tone(rate_hz: u32, pitch_hz: f32) -> Vec<f32> {
        (0..rate_hz)
            .flat_map(|frame| {
                #[expect(clippy::cast_precision_loss, reason = "frame numbers of a second are small")]
                let time = frame as f32 / rate_hz as f32;
                [(std::f32::consts::TAU * pitch_hz * time).sin(); CHANNELS]
            })
            .collect()
    }

    /// How strong a pitch is in the middle of the left channel; 1 for a full tone.
    fn strength(stereo: &[f32], pitch_hz: f32) -> f32 {
        let frames: Vec<f32> = stereo.chunks(CHANNELS).skip(4800).take(38_400).map(|frame| frame[0]).collect();
        let (mut sine, mut cosine) = (0.0, 0.0);
        for (frame, value) in frames.iter().enumerate() {
            #[expect(clippy::cast_precision_loss, reason = "frame numbers of a second are small")]
            let angle = std::f32::consts::TAU * pitch_hz * frame as f32 / 48_000.0;
            sine += value * angle.sin();
            cosine += value * angle.cos();
        }
        #[expect(clippy::cast_precision_loss, reason = "frame numbers of a second are small")]
        let half = frames.len() as f32 / 2.0;
        sine.hypot(cosine) / half
    }

    fn resampled(rate_hz: u32, pitch_hz: f32, piece: usize) -> Vec<f32> {
        let mut resampler = Resampler::new(rate_hz).unwrap();
        let mut to = Vec::new();
        for piece in tone(rate_hz, pitch_hz).chunks(piece * CHANNELS) {
            resampler.resample(piece, &mut to).unwrap();
        }
        to
    }

    #[rstest::rstest]
    #[case(8_000)]
    #[case(11_025)]
    #[case(22_050)]
    #[case(44_100)]
    #[case(48_000)]
    #[case(96_000)]
    fn a_second_stays_a_second_and_a_tone_its_pitch(#[case] rate_hz: u32) {
        let stereo = resampled(rate_hz, 440.0, 512);
        let missing = 48_000 - stereo.len() / CHANNELS;
        assert!(missing < 480 + 4 * TAPS * 48_000 / usize::try_from(rate_hz).unwrap(), "{missing} frames are missing");
        let strength = strength(&stereo, 440.0);
        assert!((strength - 1.0).abs() < 0.02, "strength {strength}");
    }

    #[test]
    fn a_bright_tone_has_no_mirror_image() {
        let stereo = resampled(44_100, 10_000.0, 441);
        assert!(strength(&stereo, 10_000.0) > 0.9);
        // 44.1 - 10 kHz, folded at half of 48 kHz.
        let image = strength(&stereo, 13_900.0);
        assert!(image < 0.001, "the image has a strength of {image}");
    }
}
