//! The picture as it was last sent, and what differs from it now.

use shared::stream::TILE_SIZE;
use shared::stream::picture::{Encoder, Size};

use crate::display::framebuffer::PIXEL_BYTES;

const TILE: usize = TILE_SIZE as usize;

/// A copy of the picture's pixels, four bytes each.
pub(crate) struct Snapshot {
    size: Size,
    pixels: Vec<u8>,
    line: Vec<u8>,
    /// One entry for each tile column: whether its tile in the row at hand changed.
    changed: Vec<bool>,
    /// No packet has been made of this snapshot: the next holds every tile.
    fresh: bool,
}

impl Snapshot {
    /// A snapshot of a picture that has not been seen yet.
    pub(crate) fn new(size: Size) -> Self {
        let (width, height) = (usize::from(size.width()), usize::from(size.height()));
        Self {
            size,
            pixels: vec![0; width * height * PIXEL_BYTES],
            line: vec![0; width * PIXEL_BYTES],
            changed: vec![false; usize::from(size.columns())],
            fresh: true,
        }
    }

    /// The picture's size.
    pub(crate) fn size(&self) -> Size {
        self.size
    }

    /// Reads the picture row by row and hands the tiles that differ to the encoder.
    pub(crate) fn update(&mut self, mut read_row: impl FnMut(usize, &mut [u8]), encoder: &mut Encoder) {
        let stride = self.line.len();
        let mut pixels = std::mem::take(&mut self.pixels);
        for (row, band) in (0u16..).zip(pixels.chunks_mut(stride * TILE)) {
            self.changed.fill(self.fresh);
            for (y, known) in (usize::from(row) * TILE..).zip(band.chunks_exact_mut(stride)) {
                read_row(y, &mut self.line);
                if self.line != known {
                    self.note_changes(known);
                }
            }
            for (column, _) in (0u16..).zip(&self.changed).filter(|(_, changed)| **changed) {
                encoder.push_rows(column, row, tile_rows(band, stride, usize::from(column)));
            }
        }
        self.pixels = pixels;
        self.fresh = false;
    }

    fn note_changes(&mut self, known: &mut [u8]) {
        let tiles = self.line.chunks(TILE * PIXEL_BYTES).zip(known.chunks_mut(TILE * PIXEL_BYTES));
        for ((new, known), changed) in tiles.zip(&mut self.changed) {
            if new != known {
                known.copy_from_slice(new);
                *changed = true;
            }
        }
    }
}

/// The rows of the tile at `column` in a band of tile rows.
fn tile_rows(band: &[u8], stride: usize, column: usize) -> impl Iterator<Item = &[[u8; PIXEL_BYTES]]> {
    let columns = column * TILE * PIXEL_BYTES..stride.min((column + 1) * TILE * PIXEL_BYTES);
    band.chunks_exact(stride).filter_map(move |line| line.get(columns.clone())).map(|pixels| pixels.as_chunks().0)
}

#[cfg(test)]
mod tests {
    use shared::stream::picture::Picture;

    use super::*;

    /// A screen that is the picture, and its snapshot.
    struct Screen {
        pixels: Vec<u8>,
        snapshot: Snapshot,
        encoder: Encoder,
    }

    impl Screen {
        fn new(width: u16, height: u16) -> Self {
            let size = Size::new(width, height).unwrap();
            let pixels = vec![0; usize::from(width) * usize::from(height) * PIXEL_BYTES];
            Self { pixels, snapshot: Snapshot::new(size), encoder: Encoder::new().unwrap() }
        }

        fn put(&mut self, x: usize, y: usize, pixel: [u8; 4]) {
            let at = (y * usize::from(self.snapshot.size.width()) + x) * PIXEL_BYTES;
            self.pixels[at..at + PIXEL_BYTES].copy_from_slice(&pixel);
        }

        /// The tiles that changed: place, and first pixel that is not black.
        fn changes(&mut self) -> Vec<(u16, u16, Option<[u8; 3]>)> {
            let stride = usize::from(self.snapshot.size.width()) * PIXEL_BYTES;
            let read = |y: usize, line: &mut [u8]| line.copy_from_slice(&self.pixels[y * stride..][..stride]);
            self.snapshot.update(read, &mut self.encoder);
            let packet = self.encoder.finish(1, self.snapshot.size).unwrap();
            let picture = Picture::decode(&packet).unwrap();
            let lit = |rgb: &[u8]| rgb.as_chunks::<3>().0.iter().find(|pixel| **pixel != [0; 3]).copied();
            picture.tiles().map(|tile| (tile.column, tile.row, lit(tile.rgb))).collect()
        }
    }

    #[test]
    fn the_first_packet_holds_every_tile_even_of_a_black_picture() {
        let mut screen = Screen::new(70, 40);
        assert_eq!(screen.changes().len(), 6);
        assert_eq!(screen.changes(), []);
    }

    #[rstest::rstest]
    #[case(0, 0, 0, 0)]
    #[case(31, 31, 0, 0)]
    #[case(32, 31, 1, 0)]
    #[case(69, 39, 2, 1)]
    fn one_pixel_changes_one_tile(#[case] x: usize, #[case] y: usize, #[case] column: u16, #[case] row: u16) {
        let mut screen = Screen::new(70, 40);
        screen.changes();
        screen.put(x, y, [1, 2, 3, 0]);
        assert_eq!(screen.changes(), [(column, row, Some([3, 2, 1]))]);
        assert_eq!(screen.changes(), []);
    }
}
