//! What one program showed.

use std::time::Duration;

use image::RgbImage;
use serde::Serialize;
use shared::api::EndReason;

/// Everything that is reported of one program.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Outcome {
    pub(crate) program: String,
    /// Whether it was started.
    pub(crate) accepted: bool,
    /// Pieces of advice about its code.
    pub(crate) warnings: usize,
    /// Size of the code and the files that were sent.
    pub(crate) sent_bytes: usize,
    /// From the beginning of sending them to the first decoded picture.
    pub(crate) first_frame_ms: Option<f64>,
    /// Pictures that arrived.
    pub(crate) frames: usize,
    /// Pictures that differed from all before, black ones aside.
    pub(crate) distinct_frames: usize,
    /// Between the first picture and the last.
    pub(crate) frames_per_second: f64,
    /// Bytes of all picture packets.
    pub(crate) picture_bytes: usize,
    /// Size of the last picture in pixels.
    pub(crate) width: u32,
    /// Size of the last picture in pixels.
    pub(crate) height: u32,
    /// Why the run ended.
    pub(crate) end: Option<EndReason>,
    /// What went wrong: the program's error, the refusal, or a failure of the Palace.
    pub(crate) error: Option<String>,
    /// The picture in the middle of the run.
    #[serde(skip)]
    pub(crate) middle: Option<RgbImage>,
    /// The last new picture.
    #[serde(skip)]
    pub(crate) last: Option<RgbImage>,
}

impl Outcome {
    /// Whether it showed anything but black at any time.
    pub(crate) fn showed_picture(&self) -> bool {
        self.last.is_some()
    }

    /// Whether it showed a picture that changed.
    pub(crate) fn showed_change(&self) -> bool {
        self.showed_picture() && self.distinct_frames > 1
    }

    /// Sets how fast the pictures came.
    pub(crate) fn set_rate(&mut self, between_first_and_last: Duration) {
        let seconds = between_first_and_last.as_secs_f64();
        if self.frames > 1 && seconds > 0.0 {
            #[expect(clippy::cast_precision_loss, reason = "there are far fewer than 2^52 frames")]
            let intervals = (self.frames - 1) as f64;
            self.frames_per_second = intervals / seconds;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rate_counts_intervals() {
        let mut outcome = Outcome { frames: 61, ..Outcome::default() };
        outcome.set_rate(Duration::from_secs(2));
        assert!((outcome.frames_per_second - 30.0).abs() < 1e-9);
    }

    #[test]
    fn one_picture_has_no_rate() {
        let mut outcome = Outcome { frames: 1, ..Outcome::default() };
        outcome.set_rate(Duration::ZERO);
        assert!(outcome.frames_per_second.abs() < f64::EPSILON);
    }

    #[test]
    fn one_picture_is_no_change() {
        let last = Some(RgbImage::new(1, 1));
        let outcome = |distinct_frames| Outcome { distinct_frames, last: last.clone(), ..Outcome::default() };
        assert!(!outcome(1).showed_change());
        assert!(outcome(2).showed_change());
    }
}
