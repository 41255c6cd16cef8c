//! The current picture of one session, and when each tile of it last changed.

use std::iter::repeat_n;

use shared::pixels::{PIXEL_BYTES, Pixels, Place};
use shared::stream::TILE_SIZE;
use shared::stream::picture::Size;
use tokio::time::Instant;

/// The latest picture. Its version rises by one with every change; 0 means that nothing was shown yet.
#[derive(Default)]
pub struct CurrentPicture {
    version: u32,
    canvas: Option<Canvas>,
}

/// The pixels of a picture and their history.
pub struct Canvas {
    size: Size,
    pixels: Vec<u32>,
    changes: Vec<Change>,
}

/// The last change of a tile.
#[derive(Debug, Clone, Copy)]
pub struct Change {
    /// The version of the picture that it led to.
    pub version: u32,
    /// When it came.
    pub at: Instant,
}

impl CurrentPicture {
    /// Rises with every change.
    #[must_use]
    pub fn version(&self) -> u32 {
        self.version
    }

    /// What is shown, once there is a picture.
    #[must_use]
    pub fn canvas(&self) -> Option<&Canvas> {
        self.canvas.as_ref()
    }

    /// Takes in what a stage says that changed. A picture of a new size begins black.
    pub fn apply(&mut self, pixels: &Pixels<'_>, now: Instant) {
        self.version = self.version.wrapping_add(1);
        let change = Change { version: self.version, at: now };
        let canvas = match &mut self.canvas {
            Some(canvas) if canvas.size == pixels.size() => canvas,
            other => other.insert(Canvas::new(pixels.size(), change)),
        };
        for (place, rows) in pixels.parts() {
            canvas.paint(place, rows);
            canvas.note(place, change);
        }
    }
}

impl Canvas {
    fn new(size: Size, change: Change) -> Self {
        let pixels = vec![0; usize::from(size.width()) * usize::from(size.height())];
        Self { size, pixels, changes: vec![change; size.tiles()] }
    }

    /// Its size.
    #[must_use]
    pub fn size(&self) -> Size {
        self.size
    }

    /// The pixels row by row, each 0x00RRGGBB.
    #[must_use]
    pub fn pixels(&self) -> &[u32] {
        &self.pixels
    }

    /// The last change of each tile, row by row.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// The pixels row by row as RGB bytes.
    #[must_use]
    pub fn rgb(&self) -> Vec<u8> {
        self.pixels.iter().flat_map(|pixel| pixel.to_be_bytes().into_iter().skip(1)).collect()
    }

    fn paint(&mut self, place: Place, rows: &[u8]) {
        let width = usize::from(self.size.width());
        let (left, length) = (usize::from(place.x), usize::from(place.width));
        let lines = self.pixels.chunks_exact_mut(width).skip(place.y.into());
        for (line, row) in lines.zip(rows.chunks_exact(length * PIXEL_BYTES)) {
            let Some(line) = line.get_mut(left..left + length) else { continue };
            for (pixel, bytes) in line.iter_mut().zip(row.as_chunks::<PIXEL_BYTES>().0) {
                *pixel = u32::from_le_bytes(*bytes) & 0x00ff_ffff;
            }
        }
    }

    fn note(&mut self, place: Place, change: Change) {
        let tiles =
            |start: u16, length: u16| usize::from(start / TILE_SIZE)..usize::from((start + length).div_ceil(TILE_SIZE));
        let (columns, rows) = (tiles(place.x, place.width), tiles(place.y, place.height));
        for row in self.changes.chunks_exact_mut(self.size.columns().into()).take(rows.end).skip(rows.start) {
            let Some(touched) = row.get_mut(columns.clone()) else { continue };
            for (tile, change) in touched.iter_mut().zip(repeat_n(change, columns.len())) {
                *tile = change;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use shared::pixels::PixelsWriter;

    use super::*;

    fn message(width: u16, height: u16, place: Place, colour: u32) -> Vec<u8> {
        let mut writer = PixelsWriter::new(Size::new(width, height).unwrap());
        // The fourth byte means nothing.
        let row = (colour | 0xab00_0000).to_le_bytes().repeat(place.width.into());
        writer.push(place, repeat_n(row.as_slice(), place.height.into()));
        writer.finish()
    }

    fn apply(picture: &mut CurrentPicture, body: &[u8]) {
        picture.apply(&Pixels::read(body).unwrap(), Instant::now());
    }

    #[tokio::test]
    async fn what_changed_is_painted_and_its_tiles_are_noted() {
        let mut picture = CurrentPicture::default();
        assert!(picture.canvas().is_none());
        apply(&mut picture, &message(70, 40, Place { x: 0, y: 0, width: 70, height: 40 }, 1));
        apply(&mut picture, &message(70, 40, Place { x: 31, y: 33, width: 2, height: 2 }, 0x0001_0203));
        let canvas = picture.canvas().unwrap();
        assert_eq!(canvas.pixels()[33 * 70 + 30..33 * 70 + 34], [1, 0x0001_0203, 0x0001_0203, 1]);
        let versions: Vec<_> = canvas.changes().iter().map(|change| change.version).collect();
        assert_eq!(versions, [1, 1, 1, 2, 2, 1]);
        assert_eq!(canvas.rgb()[(33 * 70 + 31) * 3..][..3], [1, 2, 3]);
    }

    #[tokio::test]
    async fn a_new_size_begins_black_and_all_of_it_is_new() {
        let mut picture = CurrentPicture::default();
        apply(&mut picture, &message(64, 64, Place { x: 0, y: 0, width: 64, height: 64 }, 5));
        apply(&mut picture, &message(96, 64, Place { x: 0, y: 0, width: 1, height: 1 }, 5));
        let canvas = picture.canvas().unwrap();
        assert_eq!((canvas.pixels()[0], canvas.pixels()[1]), (5, 0));
        assert!(canvas.changes().iter().all(|change| change.version == 2));
    }
}
