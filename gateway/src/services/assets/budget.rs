//! What the files of one request may come to together: many small ones can be more work than a large one may be.

use super::{AssetError, picture, sound};

/// Pictures of the largest size that come together.
pub(super) const LARGEST_PICTURES: u64 = 4;
const MAX_PIXELS: u64 = LARGEST_PICTURES * (picture::MAX_SIDE as u64).pow(2);

/// What is left for the rest of a request.
#[derive(Debug, Clone, Copy)]
pub(super) struct Budget {
    pub(super) pixels: u64,
    pub(super) samples: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Self { pixels: MAX_PIXELS, samples: sound::MAX_SAMPLES }
    }
}

impl Budget {
    /// Takes the pixels of a picture, before it is decoded.
    pub(super) fn take_pixels(&mut self, pixels: u64) -> Result<(), AssetError> {
        self.pixels = self.pixels.checked_sub(pixels).ok_or(AssetError::TooManyPictures)?;
        Ok(())
    }

    /// Takes the samples of a part of a sound, all channels together.
    pub(super) fn take_samples(&mut self, samples: usize) -> Result<(), AssetError> {
        self.samples = self.samples.checked_sub(samples).ok_or(AssetError::TooManySounds)?;
        Ok(())
    }
}
