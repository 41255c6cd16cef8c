//! Codes the pixels of a tile of many colours: each channel's difference from its neighbours, as a Rice code.
#![expect(clippy::indexing_slicing, reason = "indexes follow from a tile's width and height, at most 32, in its patch")]

use super::coder::Coder;
use super::context_tile::slope;
use super::state::{Patch, STRIDE};

const ACTIVITIES: usize = 8;
/// Means are kept in sixteenths and move by a sixteenth.
const MEAN_SHIFT: u32 = 4;
const FIRST_MEAN: u16 = 8 << MEAN_SHIFT;

/// The mean of what was coded for each channel, by how lively the neighbours are; kept from packet to packet.
#[derive(Debug, Clone)]
pub(super) struct RichModel([[u16; 3]; ACTIVITIES]);

impl Default for RichModel {
    fn default() -> Self {
        Self([[FIRST_MEAN; 3]; ACTIVITIES])
    }
}

impl RichModel {
    pub(super) fn code<C: Coder>(&mut self, coder: &mut C, patch: &mut Patch, width: usize, height: usize) {
        for y in 0..height {
            for x in 0..width {
                let at = (y + 1) * STRIDE + x + 1;
                let (west, north_west, north) = (patch[at - 1], patch[at - STRIDE - 1], patch[at - STRIDE]);
                let means = &mut self.0[activity(west, north_west, north)];
                let [_, red, green, blue] = patch[at].to_be_bytes();
                let [_, expected_red, expected_green, expected_blue] = slope(west, north_west, north).to_be_bytes();
                let green_off = code_difference(&mut means[0], coder, green.wrapping_sub(expected_green));
                let (expected_red, expected_blue) =
                    (expected_red.wrapping_add(green_off), expected_blue.wrapping_add(green_off));
                let red_off = code_difference(&mut means[1], coder, red.wrapping_sub(expected_red));
                let blue_off = code_difference(&mut means[2], coder, blue.wrapping_sub(expected_blue));
                patch[at] = u32::from_be_bytes([
                    0,
                    expected_red.wrapping_add(red_off),
                    expected_green.wrapping_add(green_off),
                    expected_blue.wrapping_add(blue_off),
                ]);
            }
        }
    }
}

/// How much the green of the neighbours differs, in bits.
#[inline]
fn activity(west: u32, north_west: u32, north: u32) -> usize {
    let green = |colour: u32| colour.to_be_bytes()[2];
    let differences = green(north).abs_diff(green(north_west)) | green(west).abs_diff(green(north_west));
    (u8::BITS - differences.leading_zeros()).min(7) as usize
}

#[inline]
fn code_difference<C: Coder>(mean: &mut u16, coder: &mut C, difference: u8) -> u8 {
    // Small differences of either sign become small numbers: 0, -1, 1, -2, ...
    let folded = difference << 1 ^ if difference & 0x80 == 0 { 0 } else { 0xff };
    let k = (u16::BITS - (*mean >> MEAN_SHIFT).leading_zeros()).saturating_sub(1);
    let value = coder.rice(k, || folded);
    *mean = *mean + u16::from(value) - (*mean >> MEAN_SHIFT);
    value >> 1 ^ if value & 1 == 0 { 0 } else { 0xff }
}
