//! The picture in the size that is encoded. A pixel's bytes in memory are blue, green, red and nothing: the processors
//! this runs on are little-endian.

use openh264::formats::{BgraSliceU8, YUVBuffer};
use shared::stream::picture::Size;

/// The encoder takes pictures from this size on, with even sides; what is missing is filled with the edge's colours.
const SMALLEST_SIDE: usize = 16;

/// The last picture that was taken in, halved and padded.
pub(super) struct Scaled {
    pixels: Vec<u32>,
    yuv: YUVBuffer,
    padded: (usize, usize),
    shown: (u16, u16),
}

impl Default for Scaled {
    fn default() -> Self {
        let padded = (SMALLEST_SIDE, SMALLEST_SIDE);
        Self { pixels: Vec::new(), yuv: YUVBuffer::new(padded.0, padded.1), padded, shown: (0, 0) }
    }
}

impl Scaled {
    /// Takes in a picture with both its sides halved so many times.
    pub(super) fn take(&mut self, pixels: &[u32], size: Size, halvings: usize) {
        let halved = |length: u16| (length >> halvings).max(1);
        self.shown = (halved(size.width()), halved(size.height()));
        let pad = |length: u16| usize::from(length).next_multiple_of(2).max(SMALLEST_SIDE);
        let padded = (pad(self.shown.0), pad(self.shown.1));
        if padded != self.padded {
            self.padded = padded;
            self.yuv = YUVBuffer::new(padded.0, padded.1);
        }
        let whole = (usize::from(size.width()), usize::from(size.height()));
        if halvings == 0 && padded == whole {
            self.yuv.read_bgra8(BgraSliceU8::new(bytemuck::cast_slice(pixels), padded));
            return;
        }
        self.shrink(pixels, whole.0, 1 << halvings);
        self.yuv.read_bgra8(BgraSliceU8::new(bytemuck::cast_slice(&self.pixels), padded));
    }

    /// The picture for the encoder.
    pub(super) fn yuv(&self) -> &YUVBuffer {
        &self.yuv
    }

    /// Width and height without padding, in pixels.
    pub(super) fn shown(&self) -> (u16, u16) {
        self.shown
    }

    /// Makes each pixel the mean of a square of `step` by `step` pixels.
    fn shrink(&mut self, pixels: &[u32], width: usize, step: usize) {
        let (shown_width, shown_height) = (usize::from(self.shown.0), usize::from(self.shown.1));
        self.pixels.clear();
        for y in 0..self.padded.1 {
            let top = y.min(shown_height - 1) * step;
            let rows = pixels.get(top * width..).unwrap_or_default();
            let start = self.pixels.len();
            self.pixels.extend((0..shown_width).map(|x| mean(rows, width, x * step, step)));
            let edge = self.pixels.last().copied().unwrap_or_default();
            self.pixels.resize(start + self.padded.0, edge);
        }
    }
}

/// The mean of the first `step` pixels of the first `step` rows from column `left` on.
fn mean(rows: &[u32], width: usize, left: usize, step: usize) -> u32 {
    let (mut red_blue, mut green, mut count) = (0u64, 0, 0);
    for row in rows.chunks(width).take(step) {
        for pixel in row.iter().skip(left).take(step) {
            // Red and blue are summed in the two halves of one number.
            red_blue += u64::from(pixel & 0xff) | u64::from(pixel >> 16 & 0xff) << 32;
            green += pixel >> 8 & 0xff;
            count += 1;
        }
    }
    let Some(blue) = (red_blue & u64::from(u32::MAX)).checked_div(count) else { return 0 };
    let red = (red_blue >> 32) / count;
    let green = u64::from(green) / count;
    u32::try_from(red << 16 | green << 8 | blue).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halving_takes_the_mean_and_padding_repeats_the_edge() {
        let mut scaled = Scaled::default();
        let pixels = [0x0010_2030, 0x0030_4050, 0x00ff_ffff, 0x0010_2030, 0x0030_4050, 0x00ff_ffff];
        scaled.take(&pixels, Size::new(3, 2).unwrap(), 1);
        assert_eq!(scaled.shown(), (1, 1));
        assert_eq!(scaled.pixels, vec![0x0020_3040; 256]);
    }
}
