//! The picture as a viewer sees it: tiles painted over one another, and what is counted about it.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use image::RgbImage;
use shared::stream::picture::{Picture, PictureError, Tile};

const BYTES_PER_PIXEL: usize = 3;

/// The current picture of one game.
#[derive(Default)]
pub struct Canvas {
    current: RgbImage,
    shown: RgbImage,
    seen: HashSet<u64>,
}

impl Canvas {
    /// Takes in a picture packet. A picture of another size begins black.
    ///
    /// # Errors
    /// When the packet cannot be decoded.
    pub fn paint(&mut self, packet: &[u8]) -> Result<Picture, PictureError> {
        let picture = Picture::decode(packet)?;
        let size = (u32::from(picture.size.width()), u32::from(picture.size.height()));
        if self.current.dimensions() != size {
            self.current = RgbImage::new(size.0, size.1);
        }
        for tile in picture.tiles() {
            paint_tile(&mut self.current, &tile);
        }
        if !is_black(&self.current) {
            let mut hasher = DefaultHasher::new();
            (size, self.current.as_raw()).hash(&mut hasher);
            if self.seen.insert(hasher.finish()) {
                self.shown.clone_from(&self.current);
            }
        }
        Ok(picture)
    }

    /// How many pictures differed from all before. Black ones do not count: a window is black before it is drawn to.
    #[must_use]
    pub fn distinct(&self) -> usize {
        self.seen.len()
    }

    /// The last new picture that was not black; of size 0 when there was none.
    #[must_use]
    pub fn shown(&self) -> &RgbImage {
        &self.shown
    }

    /// Width and height of the current picture in pixels; 0 before the first.
    #[must_use]
    pub fn size(&self) -> (u32, u32) {
        self.current.dimensions()
    }
}

fn paint_tile(pixels: &mut RgbImage, tile: &Tile<'_>) {
    let row_bytes = pixels.width() as usize * BYTES_PER_PIXEL;
    let tile_row_bytes = tile.area.width * BYTES_PER_PIXEL;
    let rows = pixels.chunks_exact_mut(row_bytes).skip(tile.area.y);
    for (row, source) in rows.zip(tile.rgb.chunks_exact(tile_row_bytes)) {
        let start = tile.area.x * BYTES_PER_PIXEL;
        if let Some(target) = row.get_mut(start..start + tile_row_bytes) {
            target.copy_from_slice(source);
        }
    }
}

fn is_black(pixels: &RgbImage) -> bool {
    pixels.as_raw().iter().all(|&part| part == 0)
}

#[cfg(test)]
mod tests {
    use shared::stream::picture::{Encoder, Size};

    use super::*;

    fn picture(size: Size, tiles: &[(u16, u16, u8)]) -> Vec<u8> {
        let mut encoder = Encoder::new().unwrap();
        for &(column, row, grey) in tiles {
            let area = size.tile(column, row).unwrap();
            encoder.push(column, row, vec![grey; area.width * area.height * BYTES_PER_PIXEL]);
        }
        encoder.finish(1, size).unwrap()
    }

    #[test]
    fn tiles_land_where_they_belong_also_at_the_edges() {
        let mut canvas = Canvas::default();
        canvas.paint(&picture(Size::new(70, 40).unwrap(), &[(2, 1, 9)])).unwrap();
        assert_eq!(canvas.shown().get_pixel(69, 39).0, [9; 3]);
        assert_eq!(canvas.shown().get_pixel(64, 32).0, [9; 3]);
        assert_eq!(canvas.shown().get_pixel(63, 32).0, [0; 3]);
        assert_eq!(canvas.shown().get_pixel(64, 31).0, [0; 3]);
    }

    #[test]
    fn only_new_pictures_count() {
        let mut canvas = Canvas::default();
        for grey in [1, 2, 1, 2] {
            canvas.paint(&picture(Size::new(64, 32).unwrap(), &[(0, 0, grey)])).unwrap();
        }
        assert_eq!(canvas.distinct(), 2);
    }

    #[test]
    fn a_black_picture_is_not_shown_and_does_not_count() {
        let mut canvas = Canvas::default();
        canvas.paint(&picture(Size::new(32, 32).unwrap(), &[(0, 0, 0)])).unwrap();
        assert_eq!(canvas.distinct(), 0);
        assert_eq!(canvas.shown().dimensions(), (0, 0));
        assert_eq!(canvas.size(), (32, 32));
    }

    #[test]
    fn what_was_shown_stays_when_the_window_closes() {
        let mut canvas = Canvas::default();
        let size = Size::new(64, 32).unwrap();
        canvas.paint(&picture(size, &[(0, 0, 5)])).unwrap();
        canvas.paint(&picture(size, &[(0, 0, 0)])).unwrap();
        assert_eq!(canvas.shown().get_pixel(0, 0).0, [5; 3]);
    }
}
