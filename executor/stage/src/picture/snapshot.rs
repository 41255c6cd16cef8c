//! The picture as it was last sent, and what differs from it now.

use std::ops::Range;

use shared::pixels::{PIXEL_BYTES, PixelsWriter, Place};
use shared::stream::TILE_SIZE;
use shared::stream::picture::Size;

use crate::windows::area::Area;

const TILE: usize = TILE_SIZE as usize;

/// A copy of the picture's pixels, four bytes each.
pub(crate) struct Snapshot {
    size: Size,
    pixels: Vec<u8>,
    line: Vec<u8>,
    /// One entry for each tile column looked at: which of the picture's rows changed there, in the row of tiles at hand.
    changed: Vec<Range<usize>>,
    /// Nothing has been sent of this snapshot: everything counts as changed.
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
            changed: vec![0..0; usize::from(size.columns())],
            fresh: true,
        }
    }

    /// The picture's size.
    pub(crate) fn size(&self) -> Size {
        self.size
    }

    /// Reads the tiles that the dirty area touches and hands on what differs, in whole rows of a tile; of a picture that has
    /// not been seen yet, everything. `read_row` is told column and row of the first pixel to read.
    pub(crate) fn update(
        &mut self,
        dirty: Area,
        mut read_row: impl FnMut(usize, usize, &mut [u8]),
        changes: &mut PixelsWriter,
    ) {
        let (columns, rows) = self.tiles(dirty);
        let left = columns.start * TILE;
        let bytes = left * PIXEL_BYTES..self.stride().min(columns.end * TILE * PIXEL_BYTES);
        let stride = self.stride();
        let mut pixels = std::mem::take(&mut self.pixels);
        for (row, band) in pixels.chunks_mut(stride * TILE).enumerate().take(rows.end).skip(rows.start) {
            let top = row * TILE;
            self.changed.fill(if self.fresh { top..top + band.len() / stride } else { 0..0 });
            for (y, known) in (top..).zip(band.chunks_exact_mut(stride)) {
                let (Some(known), Some(line)) = (known.get_mut(bytes.clone()), self.line.get_mut(..bytes.len())) else {
                    continue;
                };
                read_row(left, y, line);
                if line != known {
                    note_changes(y, line, known, &mut self.changed);
                }
            }
            for (column, changed) in columns.clone().zip(&self.changed).filter(|(_, changed)| !changed.is_empty()) {
                let bytes = column * TILE * PIXEL_BYTES..stride.min((column + 1) * TILE * PIXEL_BYTES);
                if let Some(place) = place(column * TILE, changed, bytes.len() / PIXEL_BYTES) {
                    let lines = band.chunks_exact(stride).take(changed.end - top).skip(changed.start - top);
                    changes.push(place, lines.filter_map(|line| line.get(bytes.clone())));
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

/// Copies what is new in row `y` to what is known, and notes the tiles where they differ.
fn note_changes(y: usize, line: &[u8], known: &mut [u8], changed: &mut [Range<usize>]) {
    let tiles = line.chunks(TILE * PIXEL_BYTES).zip(known.chunks_mut(TILE * PIXEL_BYTES));
    for ((new, known), changed) in tiles.zip(changed) {
        if new != known {
            known.copy_from_slice(new);
            let start = if Range::is_empty(changed) { y } else { changed.start };
            *changed = start..changed.end.max(y + 1);
        }
    }
}

fn place(x: usize, rows: &Range<usize>, width: usize) -> Option<Place> {
    let number = |value: usize| u16::try_from(value).ok();
    Some(Place { x: number(x)?, y: number(rows.start)?, width: number(width)?, height: number(rows.len())? })
}

#[cfg(test)]
mod tests {
    use shared::pixels::Pixels;

    use super::*;

    /// A screen that is the picture, and its snapshot.
    struct Screen {
        pixels: Vec<u8>,
        snapshot: Snapshot,
    }

    impl Screen {
        fn new(width: u16, height: u16) -> Self {
            let size = Size::new(width, height).unwrap();
            let pixels = vec![0; usize::from(width) * usize::from(height) * PIXEL_BYTES];
            Self { pixels, snapshot: Snapshot::new(size) }
        }

        fn put(&mut self, x: usize, y: usize, pixel: [u8; 4]) {
            let at = (y * usize::from(self.snapshot.size.width()) + x) * PIXEL_BYTES;
            self.pixels[at..at + PIXEL_BYTES].copy_from_slice(&pixel);
        }

        /// The parts that changed: place, and first pixel that is not black.
        fn changes(&mut self, dirty: Area) -> Vec<(Place, Option<[u8; 4]>)> {
            let stride = usize::from(self.snapshot.size.width()) * PIXEL_BYTES;
            let read = |x: usize, y: usize, line: &mut [u8]| {
                line.copy_from_slice(&self.pixels[y * stride + x * PIXEL_BYTES..][..line.len()]);
            };
            let mut changes = PixelsWriter::new(self.snapshot.size);
            self.snapshot.update(dirty, read, &mut changes);
            let body = changes.finish();
            let lit = |rows: &[u8]| rows.as_chunks::<4>().0.iter().find(|pixel| **pixel != [0; 4]).copied();
            Pixels::read(&body).unwrap().parts().map(|(place, rows)| (place, lit(rows))).collect()
        }
    }

    #[test]
    fn at_first_everything_counts_as_changed_even_of_a_black_picture() {
        let mut screen = Screen::new(70, 40);
        let changes = screen.changes(Area::SCREEN);
        let area: usize = changes.iter().map(|(place, _)| usize::from(place.width) * usize::from(place.height)).sum();
        assert_eq!(area, 70 * 40);
        assert_eq!(screen.changes(Area::SCREEN), []);
    }

    #[rstest::rstest]
    #[case(0, 0, Place { x: 0, y: 0, width: 32, height: 1 })]
    #[case(31, 31, Place { x: 0, y: 31, width: 32, height: 1 })]
    #[case(32, 31, Place { x: 32, y: 31, width: 32, height: 1 })]
    #[case(69, 39, Place { x: 64, y: 39, width: 6, height: 1 })]
    fn one_pixel_changes_one_row_of_a_tile(#[case] x: usize, #[case] y: usize, #[case] place: Place) {
        let mut screen = Screen::new(70, 40);
        screen.changes(Area::SCREEN);
        screen.put(x, y, [1, 2, 3, 0]);
        assert_eq!(screen.changes(Area::SCREEN), [(place, Some([1, 2, 3, 0]))]);
        assert_eq!(screen.changes(Area::SCREEN), []);
    }

    #[test]
    fn all_rows_between_two_changes_of_a_tile_go_together() {
        let mut screen = Screen::new(70, 40);
        screen.changes(Area::SCREEN);
        screen.put(3, 5, [1, 2, 3, 0]);
        screen.put(9, 8, [4, 5, 6, 0]);
        assert_eq!(screen.changes(Area::SCREEN), [(Place { x: 0, y: 5, width: 32, height: 4 }, Some([1, 2, 3, 0]))]);
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
        let change = (Place { x: 32, y: 33, width: 32, height: 1 }, Some([1, 2, 3, 0]));
        assert_eq!(screen.changes(dirty), if seen { vec![change] } else { vec![] });
        assert_eq!(screen.changes(Area::SCREEN), if seen { vec![] } else { vec![change] });
    }
}
