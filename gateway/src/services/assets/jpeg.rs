//! Whether a JPEG holds anything but its picture (ITU T.81 annex B).

const START: [u8; 2] = [0xff, 0xd8];
const END: u8 = 0xd9;
const SCAN: u8 = 0xda;

/// Whether there is nothing in it but what the picture is decoded from: no camera's data, no comment, nothing behind it.
pub(super) fn is_bare(content: &[u8]) -> bool {
    let Some(mut rest) = content.strip_prefix(&START) else { return false };
    loop {
        let [0xff, marker, after @ ..] = rest else { return false };
        if *marker == END {
            return after.is_empty();
        }
        let [high, low, ..] = after else { return false };
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        let fits = match marker {
            // Tables, frames, scans, and how often to start over.
            0xc0..=0xcf | 0xda | 0xdb | 0xdd => true,
            // JFIF without a small picture, and Adobe's word on colours.
            0xe0 => length == 16,
            0xee => length == 14,
            _ => false,
        };
        let Some(next) = after.get(length..).filter(|_| fits && length >= 2) else { return false };
        rest = if *marker == SCAN { behind_scan(next) } else { next };
    }
}

/// What stands behind the coded data of a scan, in which `ff` is followed by zero or by a restart's number.
fn behind_scan(data: &[u8]) -> &[u8] {
    let end = data.windows(2).position(|pair| matches!(pair, [0xff, second] if !matches!(second, 0 | 0xd0..=0xd7)));
    end.and_then(|end| data.get(end..)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use image::{ImageFormat, RgbImage};

    use super::*;

    fn sample() -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        RgbImage::from_fn(40, 30, |x, y| image::Rgb([u8::try_from(x * y % 251).unwrap(), 9, 90]))
            .write_to(&mut bytes, ImageFormat::Jpeg)
            .unwrap();
        bytes.into_inner()
    }

    #[test]
    fn a_picture_alone_is_bare() {
        assert!(is_bare(&sample()));
    }

    #[rstest::rstest]
    #[case(0xfe)]
    #[case(0xe1)]
    #[case(0xed)]
    fn one_with_something_said_about_it_is_not(#[case] marker: u8) {
        let mut bytes = sample();
        bytes.splice(2..2, [0xff, marker, 0, 5, b'h', b'i', b'!']);
        assert!(!is_bare(&bytes));
    }

    #[test]
    fn nor_is_one_with_something_behind_it_or_nothing_at_its_end() {
        let bytes = sample();
        assert!(!is_bare(&[bytes.as_slice(), b"PK"].concat()));
        assert!(!is_bare(&bytes[..bytes.len() - 2]));
        assert!(!is_bare(b"\xff\xd8\xff\xe0\x00\x00"));
    }
}
