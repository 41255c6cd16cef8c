//! The picture as a viewer sees it, and what is counted about it.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use image::RgbImage;
use shared::stream::picture::Size;

/// The current picture of one game.
#[derive(Default)]
pub struct Canvas {
    current: RgbImage,
    shown: RgbImage,
    seen: HashSet<u64>,
}

impl Canvas {
    /// Takes in the picture as it is now, row by row as 0x00RRGGBB.
    pub fn show(&mut self, size: Size, pixels: &[u32]) {
        let size = (u32::from(size.width()), u32::from(size.height()));
        let rgb = pixels.iter().flat_map(|pixel| pixel.to_be_bytes().into_iter().skip(1)).collect();
        self.current = RgbImage::from_raw(size.0, size.1, rgb).unwrap_or_default();
        if is_black(&self.current) {
            return;
        }
        let mut hasher = DefaultHasher::new();
        (size, self.current.as_raw()).hash(&mut hasher);
        if self.seen.insert(hasher.finish()) {
            self.shown.clone_from(&self.current);
        }
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

fn is_black(pixels: &RgbImage) -> bool {
    pixels.as_raw().iter().all(|&part| part == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(canvas: &mut Canvas, colours: [u32; 2]) {
        canvas.show(Size::new(2, 1).unwrap(), &colours);
    }

    #[test]
    fn pixels_land_where_they_belong() {
        let mut canvas = Canvas::default();
        show(&mut canvas, [0x0001_0203, 0x0004_0506]);
        assert_eq!(canvas.shown().get_pixel(0, 0).0, [1, 2, 3]);
        assert_eq!(canvas.shown().get_pixel(1, 0).0, [4, 5, 6]);
    }

    #[test]
    fn only_new_pictures_count() {
        let mut canvas = Canvas::default();
        for colour in [1, 2, 1, 2] {
            show(&mut canvas, [colour; 2]);
        }
        assert_eq!(canvas.distinct(), 2);
    }

    #[test]
    fn a_black_picture_is_not_shown_and_does_not_count() {
        let mut canvas = Canvas::default();
        show(&mut canvas, [0; 2]);
        assert_eq!(canvas.distinct(), 0);
        assert_eq!(canvas.shown().dimensions(), (0, 0));
        assert_eq!(canvas.size(), (2, 1));
    }

    #[test]
    fn what_was_shown_stays_when_the_window_closes() {
        let mut canvas = Canvas::default();
        show(&mut canvas, [5; 2]);
        show(&mut canvas, [0; 2]);
        assert_eq!(canvas.shown().get_pixel(0, 0).0, [0, 0, 5]);
    }
}
