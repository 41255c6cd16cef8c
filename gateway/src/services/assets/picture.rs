//! Pictures: decoded within bounds and written anew, so that nothing but the pixels stays.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};

use super::{AssetError, JPEG, Kind, PNG, jpeg};

/// Longest side, in pixels.
pub(super) const MAX_SIDE: u32 = 4096;
/// What decoding may take: the largest picture with 16 bits a channel.
const MAX_MEMORY_BYTES: u64 = 4096 * 4096 * 8 + 16 * 1024 * 1024;
const JPEG_QUALITY: u8 = 90;

/// The format that a picture begins like.
pub(super) fn format(content: &[u8]) -> Option<ImageFormat> {
    let known = [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Gif, ImageFormat::WebP];
    let found = image::guess_format(content).ok();
    // A text may begin with the two letters that a BMP begins with; the next four bytes say how long it is.
    let is_bmp = matches!(content, [b'B', b'M', a, b, c, d, 0, 0, 0, 0, ..]
        if u32::from_le_bytes([*a, *b, *c, *d]) as usize <= content.len());
    if is_bmp { Some(ImageFormat::Bmp) } else { found.filter(|found| known.contains(found)) }
}

/// How many pixels a picture has by its head; none of them is decoded.
pub(super) fn pixels(content: &[u8], format: ImageFormat) -> Result<u64, AssetError> {
    let (width, height) = decoder(content, format)?.dimensions();
    Ok(u64::from(width) * u64::from(height))
}

/// The picture alone: JPEG as JPEG, anything else as PNG. Of one that moves, the first picture.
pub(super) fn clean(content: &[u8], format: ImageFormat) -> Result<(Vec<u8>, Kind), AssetError> {
    let mut decoder = decoder(content, format)?;
    if decoder.total_bytes() > MAX_MEMORY_BYTES {
        return Err(AssetError::TooManyPixels);
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| refused(&error))?;
    if format != ImageFormat::Jpeg {
        picture.apply_orientation(orientation);
        return Ok((png(&with_bytes(picture))?, PNG));
    }
    // Written anew it would look worse each time it goes out and comes back.
    if orientation == Orientation::NoTransforms && jpeg::is_bare(content) {
        return Ok((content.to_vec(), JPEG));
    }
    picture.apply_orientation(orientation);
    let mut written = Vec::new();
    JpegEncoder::new_with_quality(&mut written, JPEG_QUALITY)
        .encode_image(&DynamicImage::from(picture.into_rgb8()))
        .map_err(|error| refused(&error))?;
    Ok((written, JPEG))
}

/// Has read the head, and refuses what is larger than it may be.
fn decoder(content: &[u8], format: ImageFormat) -> Result<impl ImageDecoder + '_, AssetError> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_MEMORY_BYTES);
    let mut reader = ImageReader::with_format(Cursor::new(content), format);
    reader.limits(limits);
    reader.into_decoder().map_err(|error| refused(&error))
}

fn png(picture: &DynamicImage) -> Result<Vec<u8>, AssetError> {
    let mut written = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut written, CompressionType::Default, FilterType::Adaptive);
    picture.write_with_encoder(encoder).map_err(|error| refused(&error))?;
    Ok(written)
}

/// One byte a channel: no screen here shows more.
fn with_bytes(picture: DynamicImage) -> DynamicImage {
    match picture {
        DynamicImage::ImageLuma8(_)
        | DynamicImage::ImageLumaA8(_)
        | DynamicImage::ImageRgb8(_)
        | DynamicImage::ImageRgba8(_) => picture,
        DynamicImage::ImageLuma16(_) => picture.into_luma8().into(),
        DynamicImage::ImageLumaA16(_) => picture.into_luma_alpha8().into(),
        DynamicImage::ImageRgb16(_) | DynamicImage::ImageRgb32F(_) => picture.into_rgb8().into(),
        _ => picture.into_rgba8().into(),
    }
}

fn refused(error: &ImageError) -> AssetError {
    match error {
        ImageError::Limits(_) => AssetError::TooManyPixels,
        _ => AssetError::Damaged,
    }
}

#[cfg(test)]
mod tests {
    use image::{Rgba, RgbaImage};

    use super::*;

    fn sample() -> DynamicImage {
        RgbaImage::from_fn(9, 5, |x, y| Rgba([u8::try_from(x * 20).unwrap(), u8::try_from(y * 40).unwrap(), 7, 255]))
            .into()
    }

    fn written(format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        let picture = if format == ImageFormat::Jpeg { DynamicImage::from(sample().into_rgb8()) } else { sample() };
        picture.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    #[rstest::rstest]
    #[case(ImageFormat::Png, PNG)]
    #[case(ImageFormat::Jpeg, JPEG)]
    #[case(ImageFormat::Gif, PNG)]
    #[case(ImageFormat::WebP, PNG)]
    #[case(ImageFormat::Bmp, PNG)]
    fn pictures_stay_what_they_show(#[case] from: ImageFormat, #[case] kind: Kind) {
        let bytes = written(from);
        assert_eq!(format(&bytes), Some(from));
        let (clean_bytes, found) = clean(&bytes, from).unwrap();
        assert_eq!(found, kind);
        let shown = image::load_from_memory(&clean_bytes).unwrap();
        assert_eq!((shown.width(), shown.height()), (9, 5));
        if from == ImageFormat::Png {
            assert_eq!(shown.into_rgba8(), sample().into_rgba8());
        }
        let again = clean(&clean_bytes, format(&clean_bytes).unwrap()).unwrap().0;
        assert_eq!(again, clean_bytes, "what is clean stays as it is");
    }

    #[test]
    fn nothing_but_the_pixels_stays() {
        let mut bytes = written(ImageFormat::Png);
        bytes.extend_from_slice(b"<script>alert(1)</script>");
        let clean_bytes = clean(&bytes, ImageFormat::Png).unwrap().0;
        assert!(!clean_bytes.windows(6).any(|part| part == b"script"));
    }

    #[test]
    fn a_picture_that_is_huge_once_unpacked_is_refused_before_it_is() {
        // The head of a PNG of 50,000 × 50,000 pixels (PNG §11.2.1).
        let mut bytes = written(ImageFormat::Png);
        bytes[16..24].copy_from_slice(&[0, 0, 0xc3, 0x50, 0, 0, 0xc3, 0x50]);
        let checksum = crc32(&bytes[12..29]);
        bytes[29..33].copy_from_slice(&checksum.to_be_bytes());
        assert_eq!(clean(&bytes, ImageFormat::Png).unwrap_err(), AssetError::TooManyPixels);
    }

    #[test]
    fn half_a_picture_is_none() {
        let bytes = written(ImageFormat::Png);
        assert_eq!(clean(&bytes[..bytes.len() / 2], ImageFormat::Png).unwrap_err(), AssetError::Damaged);
    }

    #[test]
    fn a_text_that_begins_like_a_bmp_is_a_text() {
        assert_eq!(format(b"BM = 3\nprint(BM)\n"), None);
    }

    fn crc32(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(!0_u32, |sum, &byte| {
            (0..8).fold(sum ^ u32::from(byte), |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 })
        })
    }
}
