//! The header of an X window dump, version 7 (`X11/XWDFile.h`): where in the framebuffer file the pixels are.

use crate::error::StageError;

/// Bytes of the fixed part of the header.
pub(crate) const HEADER_BYTES: usize = 100;

const VERSION: u32 = 7;
const COLOUR_BYTES: usize = 12;

/// What the stage needs of the header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Layout {
    /// Where the first pixel is in the file.
    pub(crate) offset: usize,
    /// Pixels in a row.
    pub(crate) width: usize,
    /// Rows.
    pub(crate) height: usize,
    /// Bytes from one row to the next.
    pub(crate) stride: usize,
}

impl Layout {
    /// Reads a header, big-endian as Xvfb writes it, of a screen with 32 bits a pixel in the order B, G, R, unused.
    ///
    /// # Errors
    /// [`StageError::Framebuffer`] for any other header, or when the pixels do not fit a file of `file_bytes`.
    pub(crate) fn parse(header: &[u8; HEADER_BYTES], file_bytes: usize) -> Result<Self, StageError> {
        let (words, _) = header.as_chunks::<4>();
        let word = |index: usize| words.get(index).map_or(0, |word| u32::from_be_bytes(*word));
        let size = |index: usize| usize::try_from(word(index)).unwrap_or(usize::MAX);
        let right_pixels =
            word(7) == 0 && word(11) == 32 && (word(14), word(15), word(16)) == (0xff_0000, 0xff00, 0xff);
        if word(1) != VERSION || !right_pixels {
            return Err(StageError::Framebuffer("not 32-bit BGRX in an X window dump of version 7"));
        }
        let layout = Self {
            offset: size(19).saturating_mul(COLOUR_BYTES).saturating_add(size(0)),
            width: size(4),
            height: size(5),
            stride: size(12),
        };
        let end = layout.stride.saturating_mul(layout.height).saturating_add(layout.offset);
        if layout.width.saturating_mul(4) > layout.stride || end > file_bytes {
            return Err(StageError::Framebuffer("its pixels do not fit the file"));
        }
        Ok(layout)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE_BYTES: usize = 160 + 256 * 12 + 7680 * 1080;

    /// As written by Xvfb 21.1 for 1920x1080x24.
    fn header() -> [u8; HEADER_BYTES] {
        let words: [u32; 25] = [
            160, 7, 2, 24, 1920, 1080, 0, 0, 32, 0, 32, 32, 7680, 4, 0xff_0000, 0xff00, 0xff, 8, 256, 256, 1920, 1080,
            0, 0, 0,
        ];
        let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_be_bytes()).collect();
        bytes.try_into().unwrap()
    }

    #[test]
    fn pixels_follow_the_header_and_the_colours() {
        let layout = Layout::parse(&header(), FILE_BYTES).unwrap();
        assert_eq!(layout, Layout { offset: 160 + 256 * 12, width: 1920, height: 1080, stride: 7680 });
    }

    #[test]
    fn a_file_that_is_too_short_is_refused() {
        assert!(Layout::parse(&header(), FILE_BYTES - 1).is_err());
    }

    #[rstest::rstest]
    #[case::version(1)]
    #[case::byte_order(7)]
    #[case::bits_per_pixel(11)]
    #[case::red(14)]
    #[case::huge_height(5)]
    #[case::huge_width(4)]
    #[case::huge_colours(19)]
    fn another_header_is_refused(#[case] word: usize) {
        let mut header = header();
        header[word * 4..][..4].fill(0xff);
        assert!(Layout::parse(&header, FILE_BYTES).is_err());
    }
}
