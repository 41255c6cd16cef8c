//! What a viewer sees: packets put together to a picture.

use shared::stream::picture::{Picture, Size};

/// The picture so far.
#[derive(Default)]
pub(crate) struct Canvas {
    size: Option<Size>,
    sequence: u32,
    rgb: Vec<u8>,
}

impl Canvas {
    /// Applies a packet, and checks what a packet must hold to.
    pub(crate) fn apply(&mut self, packet: &[u8]) {
        let picture = Picture::decode(packet).unwrap();
        assert_eq!(picture.sequence, self.sequence + 1, "sequence numbers increase by one");
        self.sequence = picture.sequence;
        if self.size != Some(picture.size) {
            assert_eq!(picture.tiles().count(), picture.size.tiles(), "a picture of a new size is whole");
            self.size = Some(picture.size);
            self.rgb = vec![0; picture.size.rgb_bytes()];
        }
        assert!(picture.tiles().count() > 0, "a packet changes something");
        let stride = usize::from(picture.size.width()) * 3;
        for tile in picture.tiles() {
            for (row, pixels) in tile.rgb.chunks(tile.area.width * 3).enumerate() {
                let at = (tile.area.y + row) * stride + tile.area.x * 3;
                self.rgb[at..at + pixels.len()].copy_from_slice(pixels);
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
        let at = (usize::from(y) * usize::from(width) + usize::from(x)) * 3;
        let pixel = self.rgb.get(at..at + 3).filter(|_| x < width && y < height)?;
        Some(pixel.iter().fold(0, |colour, &byte| colour << 8 | u32::from(byte)))
    }
}
