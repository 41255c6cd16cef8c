//! The current picture as one compressed image, for viewers without a play socket. Made at most once a version.

use std::io::Cursor;

use bytes::Bytes;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::webp::WebPEncoder;
use image::{ExtendedColorType, ImageEncoder};

use super::{Session, lock};

/// JPEG quality where a lossless image would be too large.
const JPEG_QUALITY: u8 = 80;
/// A picture whose last lossless image was larger than this is too rich for a lossless image.
const LARGEST_LOSSLESS_BYTES: usize = 200_000;

/// How a still is compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StillFormat {
    /// Lossless WebP, for pictures that compress well.
    WebP,
    /// JPEG, for all others.
    Jpeg,
}

impl StillFormat {
    /// The name in `frame` events.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::WebP => "webp",
            Self::Jpeg => "jpeg",
        }
    }
}

/// One compressed picture.
#[derive(Debug, Clone)]
pub struct Still {
    /// The version of the picture.
    pub version: u32,
    /// Width in pixels.
    pub width: u16,
    /// Height in pixels.
    pub height: u16,
    /// How it is compressed.
    pub format: StillFormat,
    /// The image file.
    pub data: Bytes,
}

/// The last still, and how the one before it turned out.
#[derive(Default)]
pub struct Cache {
    still: Option<Still>,
    rich: bool,
}

impl Session {
    /// The current picture as a still, once there is a picture.
    ///
    /// Takes some milliseconds: call it where blocking is allowed.
    pub fn still(&self) -> Option<Still> {
        // Held while compressing, so that of several viewers who ask at once only one does the work.
        let mut cache = lock(&self.still);
        let (version, size, rgb) = {
            let picture = self.picture();
            let canvas = picture.canvas()?;
            if let Some(still) = cache.still.as_ref().filter(|still| still.version == picture.version()) {
                return Some(still.clone());
            }
            (picture.version(), canvas.size(), canvas.rgb())
        };
        let (width, height) = (size.width(), size.height());
        let first = if cache.rich { StillFormat::Jpeg } else { StillFormat::WebP };
        let mut format = first;
        let mut data = compress(first, &rgb, width, height)?;
        if first == StillFormat::WebP && data.len() > LARGEST_LOSSLESS_BYTES {
            format = StillFormat::Jpeg;
            data = compress(format, &rgb, width, height)?;
        }
        let still = Still { version, width, height, format, data: Bytes::from(data) };
        cache.rich = format == StillFormat::Jpeg;
        cache.still = Some(still.clone());
        Some(still)
    }
}

/// The picture as an image file; `None` when memory is short.
pub(super) fn compress(format: StillFormat, rgb: &[u8], width: u16, height: u16) -> Option<Vec<u8>> {
    let mut file = Cursor::new(Vec::new());
    let (width, height) = (u32::from(width), u32::from(height));
    let done = match format {
        StillFormat::WebP => {
            WebPEncoder::new_lossless(&mut file).write_image(rgb, width, height, ExtendedColorType::Rgb8)
        }
        StillFormat::Jpeg => JpegEncoder::new_with_quality(&mut file, JPEG_QUALITY).write_image(
            rgb,
            width,
            height,
            ExtendedColorType::Rgb8,
        ),
    };
    done.ok().map(|()| file.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case(StillFormat::WebP, image::ImageFormat::WebP)]
    #[case(StillFormat::Jpeg, image::ImageFormat::Jpeg)]
    fn stills_are_images_of_the_picture(#[case] format: StillFormat, #[case] decoded: image::ImageFormat) {
        let rgb: Vec<u8> = [200, 30, 40].repeat(20 * 10);
        let file = compress(format, &rgb, 20, 10).unwrap();
        let picture = image::load_from_memory_with_format(&file, decoded).unwrap().to_rgb8();
        assert_eq!(picture.dimensions(), (20, 10));
        assert!(picture.get_pixel(3, 3).0.iter().zip([200, 30, 40]).all(|(&is, want)| is.abs_diff(want) < 6));
    }
}
