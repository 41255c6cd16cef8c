//! The picture as a viewer sees it, and what is counted about it.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use image::RgbImage;
use shared::stream::lossless::{Decoded, Decoder};
use shared::stream::picture::PictureError;

/// The current picture of one game.
#[derive(Default)]
pub(crate) struct Canvas {
    decoder: Decoder,
    size: (u32, u32),
    shown: RgbImage,
    seen: HashSet<u64>,
}

impl Canvas {
    /// Takes in a picture packet.
    pub(crate) fn paint(&mut self, packet: &[u8]) -> Result<Decoded, PictureError> {
        let decoded = self.decoder.decode(packet)?;
        let pixels = self.decoder.picture();
        self.size = (u32::from(decoded.size.width()), u32::from(decoded.size.height()));
        if pixels.iter().any(|&pixel| pixel != 0) {
            let mut hasher = DefaultHasher::new();
            (self.size, pixels).hash(&mut hasher);
            if self.seen.insert(hasher.finish()) {
                let rgb = pixels.iter().flat_map(|pixel| pixel.to_be_bytes().into_iter().skip(1)).collect();
                self.shown = RgbImage::from_raw(self.size.0, self.size.1, rgb).unwrap_or_default();
            }
        }
        Ok(decoded)
    }

    /// How many pictures differed from all before. Black ones do not count: a window is black before it is drawn to.
    pub(crate) fn distinct(&self) -> usize {
        self.seen.len()
    }

    /// The last new picture that was not black; of size 0 when there was none.
    pub(crate) fn shown(&self) -> &RgbImage {
        &self.shown
    }

    /// Width and height of the current picture in pixels; 0 before the first.
    pub(crate) fn size(&self) -> (u32, u32) {
        self.size
    }
}

#[cfg(test)]
mod tests {
    use shared::stream::lossless::{Encoder, TileSet};
    use shared::stream::picture::Size;

    use super::*;

    /// A canvas, and what sends it pictures.
    struct Game {
        canvas: Canvas,
        encoder: Encoder,
        size: Size,
    }

    impl Game {
        fn new(width: u16, height: u16) -> Self {
            Self { canvas: Canvas::default(), encoder: Encoder::new(), size: Size::new(width, height).unwrap() }
        }

        /// Shows a picture that is black but for its last pixel.
        fn show(&mut self, last: u32) {
            let mut pixels = vec![0; usize::from(self.size.width()) * usize::from(self.size.height())];
            *pixels.last_mut().unwrap() = last;
            let packet = self.encoder.encode(1, self.size, &pixels, &TileSet::full(self.size));
            self.canvas.paint(&packet).unwrap();
        }
    }

    #[test]
    fn pixels_are_red_green_blue() {
        let mut game = Game::new(70, 40);
        game.show(0x0001_0203);
        assert_eq!(game.canvas.shown().get_pixel(69, 39).0, [1, 2, 3]);
        assert_eq!(game.canvas.shown().get_pixel(68, 39).0, [0; 3]);
    }

    #[test]
    fn only_new_pictures_count() {
        let mut game = Game::new(64, 32);
        for colour in [1, 2, 1, 2] {
            game.show(colour);
        }
        assert_eq!(game.canvas.distinct(), 2);
    }

    #[test]
    fn a_black_picture_is_not_shown_and_does_not_count() {
        let mut game = Game::new(32, 32);
        game.show(0);
        assert_eq!(game.canvas.distinct(), 0);
        assert_eq!(game.canvas.shown().dimensions(), (0, 0));
        assert_eq!(game.canvas.size(), (32, 32));
    }

    #[test]
    fn what_was_shown_stays_when_the_window_closes() {
        let mut game = Game::new(64, 32);
        game.show(5);
        game.show(0);
        assert_eq!(game.canvas.shown().get_pixel(63, 31).0, [0, 0, 5]);
    }

    #[test]
    fn a_damaged_packet_is_told() {
        assert!(Canvas::default().paint(&[1, 2, 3]).is_err());
    }
}
