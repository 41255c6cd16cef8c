//! What a viewer sees: pixels put together to a picture.

use shared::pixels::{PIXEL_BYTES, Pixels};
use shared::stream::picture::Size;

/// The picture so far.
#[derive(Default)]
pub(crate) struct Canvas {
    size: Option<Size>,
    bgrx: Vec<u8>,
}

impl Canvas {
    /// Applies the body of a message, and checks what it must hold to.
    pub(crate) fn apply(&mut self, body: &[u8]) {
        let pixels = Pixels::read(body).unwrap();
        let size = pixels.size();
        let (width, height) = (usize::from(size.width()), usize::from(size.height()));
        let area: usize = pixels.parts().map(|(_, rows)| rows.len() / PIXEL_BYTES).sum();
        if self.size != Some(size) {
            assert_eq!(area, width * height, "a picture of a new size is whole");
            self.size = Some(size);
            self.bgrx = vec![0; width * height * PIXEL_BYTES];
        }
        assert!(area > 0, "a message changes something");
        for (place, rows) in pixels.parts() {
            for (row, pixels) in rows.chunks(usize::from(place.width) * PIXEL_BYTES).enumerate() {
                let at = ((usize::from(place.y) + row) * width + usize::from(place.x)) * PIXEL_BYTES;
                self.bgrx[at..at + pixels.len()].copy_from_slice(pixels);
            }
        }
    }

    /// Width and height; 0 before the first picture.
    pub(crate) fn size(&self) -> (u16, u16) {
        self.size.map_or((0, 0), |size| (size.width(), size.height()))
    }

    /// The pixel's colour, as 0xRRGGBB; none outside the picture.
    pub(crate) fn pixel(&self, x: u16, y: u16) -> Option<u32> {
        let (width, height) = self.size();
        let at = (usize::from(y) * usize::from(width) + usize::from(x)) * PIXEL_BYTES;
        let pixel = self.bgrx.get(at..at + PIXEL_BYTES).filter(|_| x < width && y < height)?;
        Some(u32::from(pixel[2]) << 16 | u32::from(pixel[1]) << 8 | u32::from(pixel[0]))
    }
}
