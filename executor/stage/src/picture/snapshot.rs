//! The picture as it was last sent, and what differs from it now.

use std::ops::Range;

use shared::stream::TILE_SIZE;
use shared::stream::picture::{Encoder, Size};

use crate::display::framebuffer::PIXEL_BYTES;
use crate::windows::area::Area;

const TILE: usize = TILE_SIZE as usize;

/// A copy of the picture's pixels, four bytes each.
pub(crate) struct Snapshot {
    size: Size,
    pixels: Vec<u8>,
    line: Vec<u8>,
    /// One entry for each tile column looked at: whether its tile in the row at hand changed.
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

    /// Reads the tiles that the dirty area touches and hands those that differ to the encoder; of a picture that has not
    /// been seen yet, all. `read_row` is told column and row of the first pixel to read.
    pub(crate) fn update(
        &mut self,
        dirty: Area,
        mut read_row: impl FnMut(usize, usize, &mut [u8]),
        encoder: &mut Encoder,
    ) {
        let (columns, rows) = self.tiles(dirty);
        let left = columns.start * TILE;
        let bytes = left * PIXEL_BYTES..self.stride().min(columns.end * TILE * PIXEL_BYTES);
        let stride = self.stride();
        let mut pixels = std::mem::take(&mut self.pixels);
        for (row, band) in pixels.chunks_mut(stride * TILE).enumerate().take(rows.end).skip(rows.start) {
            self.changed.fill(self.fresh);
            for (y, known) in (row * TILE..).zip(band.chunks_exact_mut(stride)) {
                let (Some(known), Some(line)) = (known.get_mut(bytes.clone()), self.line.get_mut(..bytes.len())) else {
                    continue;
                };
                read_row(left, y, line);
                if line != known {
                    note_changes(line, known, &mut self.changed);
                }
            }
            for (column, _) in columns.clone().zip(&self.changed).filter(|(_, changed)| **changed) {
                if let (Ok(at), Ok(row)) = (u16::try_from(column), u16::try_from(row)) {
                    encoder.push_rows(at, row, tile_rows(band, stride, column));
                }
            }
        }
        self.pixels = pixels;
        self.fresh = false;
    }

    fn stride(&self) -> usize {
        usize::from(self.size.width()) * PIXEL_BYTES
    }

    /// The columns and rows of tiles to look at.
    fn tiles(&self, dirty: Area) -> (Range<usize>, Range<usize>) {
        let (columns, rows) = (usize::from(self.size.columns()), usize::from(self.size.rows()));
        if self.fresh {
            return (0..columns, 0..rows);
        }
        let touched = |start: u16, length: u16, count: usize| {
            let (start, end) = (usize::from(start), usize::from(start) + usize::from(length));
            (start / TILE).min(count)..end.div_ceil(TILE).min(count)
        };
        (touched(dirty.x, dirty.width, columns), touched(dirty.y, dirty.height, rows))
    }
}

/// Copies what is new to what is known, and marks the tiles where they differ.
fn note_changes(line: &[u8], known: &mut [u8], changed: &mut [bool]) {
    let tiles = line.chunks(TILE * PIXEL_BYTES).zip(known.chunks_mut(TILE * PIXEL_BYTES));
    for ((new, known), changed) in tiles.zip(changed) {
        if new != known {
            known.copy_from_slice(new);
            *changed = true;
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
        fn changes(&mut self, dirty: Area) -> Vec<(u16, u16, Option<[u8; 3]>)> {
            let stride = usize::from(self.snapshot.size.width()) * PIXEL_BYTES;
            let read = |x: usize, y: usize, line: &mut [u8]| {
                line.copy_from_slice(&self.pixels[y * stride + x * PIXEL_BYTES..][..line.len()]);
            };
            self.snapshot.update(dirty, read, &mut self.encoder);
            let packet = self.encoder.finish(1, self.snapshot.size).unwrap();
            let picture = Picture::decode(&packet).unwrap();
            let lit = |rgb: &[u8]| rgb.as_chunks::<3>().0.iter().find(|pixel| **pixel != [0; 3]).copied();
            picture.tiles().map(|tile| (tile.column, tile.row, lit(tile.rgb))).collect()
        }
    }

    #[test]
    fn the_first_packet_holds_every_tile_even_of_a_black_picture() {
        let mut screen = Screen::new(70, 40);
        assert_eq!(screen.changes(Area::SCREEN).len(), 6);
        assert_eq!(screen.changes(Area::SCREEN), []);
    }

    #[rstest::rstest]
    #[case(0, 0, 0, 0)]
    #[case(31, 31, 0, 0)]
    #[case(32, 31, 1, 0)]
    #[case(69, 39, 2, 1)]
    fn one_pixel_changes_one_tile(#[case] x: usize, #[case] y: usize, #[case] column: u16, #[case] row: u16) {
        let mut screen = Screen::new(70, 40);
        screen.changes(Area::SCREEN);
        screen.put(x, y, [1, 2, 3, 0]);
        assert_eq!(screen.changes(Area::SCREEN), [(column, row, Some([3, 2, 1]))]);
        assert_eq!(screen.changes(Area::SCREEN), []);
    }

    #[rstest::rstest]
    #[case::around_the_pixel(Area { x: 34, y: 33, width: 1, height: 1 }, true)]
    #[case::to_the_last_tile(Area { x: 33, y: 0, width: 900, height: 900 }, true)]
    #[case::left_of_its_tile(Area { x: 0, y: 0, width: 32, height: 900 }, false)]
    #[case::above_its_tile(Area { x: 0, y: 0, width: 900, height: 32 }, false)]
    #[case::outside_the_picture(Area { x: 900, y: 900, width: 9, height: 9 }, false)]
    fn only_tiles_that_the_dirty_area_touches_are_read(#[case] dirty: Area, #[case] seen: bool) {
        let mut screen = Screen::new(70, 40);
        screen.changes(Area::SCREEN);
        screen.put(35, 33, [1, 2, 3, 0]);
        let tile = (1, 1, Some([3, 2, 1]));
        assert_eq!(screen.changes(dirty), if seen { vec![tile] } else { vec![] });
        assert_eq!(screen.changes(Area::SCREEN), if seen { vec![] } else { vec![tile] });
    }
}
