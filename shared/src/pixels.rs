//! Pixels on their way from a stage to its executor: the parts of the picture that changed, as they are on the screen.
//!
//! Little-endian: `u16` width and height of the picture; then for each part `u16` x, y, width and height, and its pixels
//! row by row, four bytes each: blue, green, red, and one that means nothing. Not compressed: on a socket within one
//! machine copying costs less than compressing, and each viewer's link needs another compression anyway.

use crate::stream::picture::{PictureError, Size};

/// Bytes of one pixel.
pub const PIXEL_BYTES: usize = 4;

const SIZE_BYTES: usize = 4;
const PLACE_BYTES: usize = 8;

/// A rectangle of the picture, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// From the left edge.
    pub x: u16,
    /// From the top edge.
    pub y: u16,
    /// At least 1.
    pub width: u16,
    /// At least 1.
    pub height: u16,
}

/// Writes the body of a pixels message.
#[derive(Debug)]
pub struct PixelsWriter {
    body: Vec<u8>,
}

impl PixelsWriter {
    /// A message about a picture of this size.
    #[must_use]
    pub fn new(size: Size) -> Self {
        let mut body = Vec::with_capacity(64 * 1024);
        body.extend_from_slice(&size.width().to_le_bytes());
        body.extend_from_slice(&size.height().to_le_bytes());
        Self { body }
    }

    /// Adds a part; `rows` are its pixels and must fill the place.
    pub fn push<'a>(&mut self, place: Place, rows: impl Iterator<Item = &'a [u8]>) {
        for number in [place.x, place.y, place.width, place.height] {
            self.body.extend_from_slice(&number.to_le_bytes());
        }
        for row in rows {
            self.body.extend_from_slice(row);
        }
    }

    /// Whether no part was added.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.body.len() == SIZE_BYTES
    }

    /// The message's body.
    #[must_use]
    pub fn finish(self) -> Vec<u8> {
        self.body
    }
}

/// A pixels message whose every part lies within the picture and is complete.
#[derive(Debug, Clone, Copy)]
pub struct Pixels<'a> {
    size: Size,
    parts: &'a [u8],
}

impl<'a> Pixels<'a> {
    /// Reads the body of a pixels message.
    ///
    /// # Errors
    /// [`PictureError`].
    pub fn read(body: &'a [u8]) -> Result<Self, PictureError> {
        let (size, parts) = body.split_first_chunk::<SIZE_BYTES>().ok_or(PictureError::Malformed)?;
        let [width, height] = numbers(size);
        let size = Size::new(width, height)?;
        let mut rest = parts;
        while !rest.is_empty() {
            (_, rest) = split_part(size, rest).ok_or(PictureError::Malformed)?;
        }
        Ok(Self { size, parts })
    }

    /// The picture's size.
    #[must_use]
    pub fn size(&self) -> Size {
        self.size
    }

    /// Every part: its place and its rows.
    pub fn parts(&self) -> impl Iterator<Item = (Place, &'a [u8])> {
        let (size, mut rest) = (self.size, self.parts);
        std::iter::from_fn(move || {
            let (part, after) = split_part(size, rest)?;
            rest = after;
            Some(part)
        })
    }
}

type Part<'a> = (Place, &'a [u8]);

/// The first part and what follows it.
fn split_part(size: Size, parts: &[u8]) -> Option<(Part<'_>, &[u8])> {
    let (place, rest) = parts.split_first_chunk::<PLACE_BYTES>()?;
    let [x, y, width, height] = numbers(place);
    let inside =
        |start: u16, length: u16, end: u16| length > 0 && start.checked_add(length).is_some_and(|last| last <= end);
    if !inside(x, width, size.width()) || !inside(y, height, size.height()) {
        return None;
    }
    let (pixels, rest) = rest.split_at_checked(usize::from(width) * usize::from(height) * PIXEL_BYTES)?;
    Some(((Place { x, y, width, height }, pixels), rest))
}

fn numbers<const N: usize>(bytes: &[u8]) -> [u16; N] {
    let mut numbers = [0; N];
    for (number, bytes) in numbers.iter_mut().zip(bytes.as_chunks().0) {
        *number = u16::from_le_bytes(*bytes);
    }
    numbers
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn body(width: u16, height: u16, places: &[Place]) -> Vec<u8> {
        let mut writer = PixelsWriter::new(Size::new(width, height).unwrap());
        for place in places {
            let row = vec![7; usize::from(place.width) * PIXEL_BYTES];
            writer.push(*place, std::iter::repeat_n(row.as_slice(), place.height.into()));
        }
        writer.finish()
    }

    #[test]
    fn what_is_written_is_read() {
        let places = [Place { x: 0, y: 0, width: 2, height: 1 }, Place { x: 9, y: 4, width: 1, height: 2 }];
        let body = body(10, 6, &places);
        let pixels = Pixels::read(&body).unwrap();
        assert_eq!(pixels.size(), Size::new(10, 6).unwrap());
        assert_eq!(pixels.parts().collect::<Vec<_>>(), [(places[0], [7; 8].as_slice()), (places[1], &[7; 8])]);
    }

    #[rstest::rstest]
    #[case::beyond_the_edge(Place { x: 9, y: 0, width: 2, height: 1 })]
    #[case::below_the_edge(Place { x: 0, y: 6, width: 1, height: 1 })]
    #[case::empty(Place { x: 0, y: 0, width: 0, height: 1 })]
    #[case::beyond_all_numbers(Place { x: u16::MAX, y: 0, width: u16::MAX, height: 1 })]
    fn a_part_outside_the_picture_is_refused(#[case] place: Place) {
        assert_eq!(Pixels::read(&body(10, 6, &[place])).unwrap_err(), PictureError::Malformed);
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes: Vec<u8>) {
            if let Ok(pixels) = Pixels::read(&bytes) {
                let total: usize = pixels.parts().map(|(_, rows)| rows.len() + PLACE_BYTES).sum();
                prop_assert_eq!(total + SIZE_BYTES, bytes.len());
            }
        }

        #[test]
        fn a_message_that_is_cut_off_is_refused(cut in 1usize..30) {
            let whole = body(10, 6, &[Place { x: 1, y: 1, width: 3, height: 2 }]);
            prop_assert!(Pixels::read(&whole[..whole.len() - cut]).is_err());
        }
    }
}
