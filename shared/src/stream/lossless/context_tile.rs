//! Codes the pixels of a tile that was drawn: spans that need one decision, and pixels that need a few.
#![expect(clippy::indexing_slicing, reason = "indexes follow from a tile's width and height, at most 32, in its patch")]

use super::coder::Coder;
use super::model::{Followers, Neighbours, RecentColours, Slot};
use super::number::BitTree;
use super::range_coder::Probability;
use super::state::{Patch, STRIDE};

/// Pixels in a group: the spans between a row and a pixel.
const GROUP: usize = 8;

/// What the pixels of a span have in common.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Span {
    /// They are as predicted.
    #[default]
    Predicted,
    /// They repeat the row above.
    Above,
    /// They repeat the pixel before the span.
    Flat,
    Mixed,
}

/// Bits of what is remembered of a pixel for those after it.
const UNPREDICTED: u8 = 1;
const STILL: u8 = 2;
const REVEALED: u8 = 4;

/// What came before the tile's pixels where it lies.
pub(super) struct Known<'a> {
    /// The prediction, 32 pixels a row.
    pub(super) predicted: &'a [u32],
    /// What was there, 32 pixels a row.
    pub(super) still: &'a [u32],
    /// What was there when the tile was last at rest, 32 pixels a row.
    pub(super) background: &'a [u32],
    /// Whether `predicted` differs from `still`.
    pub(super) moves: bool,
}

type SpanModel = [[Probability; 3]; 16];

/// Models and colours, kept from packet to packet.
#[derive(Debug, Clone)]
pub(super) struct DrawnModel {
    rows: SpanModel,
    groups: SpanModel,
    predicted: [Probability; 64],
    still: [Probability; 8],
    revealed: [Probability; 8],
    followed: [Probability; 16],
    west: [Probability; 8],
    north: [Probability; 4],
    north_east: Probability,
    recent: [Probability; 2],
    index: BitTree<{ RecentColours::COUNT }>,
    literal: [BitTree<256>; 3],
    colours: RecentColours,
    followers: Followers,
    last_was_recent: bool,
}

impl Default for DrawnModel {
    fn default() -> Self {
        let fresh = Probability::default();
        Self {
            rows: [[fresh; 3]; 16],
            groups: [[fresh; 3]; 16],
            predicted: [fresh; 64],
            still: [fresh; 8],
            revealed: [fresh; 8],
            followed: [fresh; 16],
            west: [fresh; 8],
            north: [fresh; 4],
            north_east: fresh,
            recent: [fresh; 2],
            index: BitTree::default(),
            literal: std::array::from_fn(|_| BitTree::default()),
            colours: RecentColours::default(),
            followers: Followers::default(),
            last_was_recent: false,
        }
    }
}

impl DrawnModel {
    /// Codes the pixels of `patch`, whose frame holds the pixels around the tile.
    pub(super) fn code<C: Coder>(
        &mut self,
        coder: &mut C,
        patch: &mut Patch,
        known: &Known<'_>,
        width: usize,
        height: usize,
    ) {
        let mut above = [0_u8; STRIDE];
        let mut groups = [Span::Predicted; 4];
        let mut last = [Span::Predicted; 2];
        for y in 0..height {
            let row = Row { at: (y + 1) * STRIDE + 1, from: y * 32, moves: known.moves };
            let context = last[0] as usize | (last[1] as usize) << 2;
            let span = code_span(coder, &mut self.rows[context], patch, known, &row, 0, width);
            if span == Span::Mixed {
                self.mixed_row(coder, patch, known, &row, width, &mut above, &mut groups);
            } else {
                groups = [span; 4];
                above = [u8::from(span != Span::Predicted); STRIDE];
            }
            last = [span, last[0]];
        }
    }

    #[expect(clippy::too_many_arguments, reason = "all of it changes from row to row")]
    fn mixed_row<C: Coder>(
        &mut self,
        coder: &mut C,
        patch: &mut Patch,
        known: &Known<'_>,
        row: &Row,
        width: usize,
        above: &mut [u8; STRIDE],
        groups: &mut [Span; 4],
    ) {
        let mut here = [0_u8; STRIDE];
        let mut left = Span::Predicted;
        for (group, start) in (0..width).step_by(GROUP).enumerate() {
            let end = width.min(start + GROUP);
            let context = left as usize | (groups[group] as usize) << 2;
            let span = code_span(coder, &mut self.groups[context], patch, known, row, start, end);
            if span == Span::Mixed {
                for x in start..end {
                    here[x + 1] = self.pixel(coder, patch, known, row, x, above, here[x]);
                }
            } else {
                here[start + 1..=end].fill(u8::from(span != Span::Predicted));
            }
            left = span;
            groups[group] = span;
        }
        *above = here;
    }

    #[expect(clippy::too_many_arguments, reason = "all of it changes from pixel to pixel")]
    #[inline]
    fn pixel<C: Coder>(
        &mut self,
        coder: &mut C,
        patch: &mut Patch,
        known: &Known<'_>,
        row: &Row,
        x: usize,
        above: &[u8; STRIDE],
        before: u8,
    ) -> u8 {
        let at = row.at + x;
        let colour = patch[at];
        let around = Neighbours {
            west: patch[at - 1],
            north_west: patch[at - STRIDE - 1],
            north: patch[at - STRIDE],
            north_east: patch[at - STRIDE + 1],
        };
        let predicted = known.predicted[row.from + x];
        let context = usize::from(before & UNPREDICTED)
            | usize::from(above[x + 1] & UNPREDICTED) << 1
            | usize::from(above[x + 2] & UNPREDICTED) << 2
            | usize::from(predicted == around.west) << 3
            | usize::from(predicted == around.north) << 4
            | usize::from(row.moves) << 5;
        if coder.bit(&mut self.predicted[context], || colour == predicted) {
            patch[at] = predicted;
            return 0;
        }
        let still = known.still[row.from + x];
        if still != predicted {
            let context = usize::from(before & STILL != 0)
                | usize::from(above[x + 1] & STILL != 0) << 1
                | usize::from(still == around.west) << 2;
            if coder.bit(&mut self.still[context], || colour == still) {
                patch[at] = still;
                return UNPREDICTED | STILL;
            }
        }
        let background = known.background[row.from + x];
        if background != predicted && background != still {
            let context = usize::from(before & REVEALED != 0)
                | usize::from(above[x + 1] & REVEALED != 0) << 1
                | usize::from(background == around.west) << 2;
            if coder.bit(&mut self.revealed[context], || colour == background) {
                patch[at] = background;
                return UNPREDICTED | REVEALED;
            }
        }
        let slot = Followers::slot(around);
        patch[at] = self.drawn(coder, colour, around, slot, [predicted, still, background]);
        self.followers.learn(slot, patch[at]);
        UNPREDICTED
    }

    /// A pixel that is none of `refused`.
    fn drawn<C: Coder>(
        &mut self,
        coder: &mut C,
        colour: u32,
        around: Neighbours,
        slot: Slot,
        refused: [u32; 3],
    ) -> u32 {
        let Neighbours { west, north_west, north, north_east } = around;
        let (guess, trust) = self.followers.guess(slot);
        if !refused.contains(&guess) {
            let context = trust | usize::from(guess == west) << 2 | usize::from(guess == north) << 3;
            if coder.bit(&mut self.followed[context], || colour == guess) {
                return guess;
            }
        }
        if west != guess && !refused.contains(&west) {
            let context = usize::from(west == north_west)
                | usize::from(north == north_west) << 1
                | usize::from(north == north_east) << 2;
            if coder.bit(&mut self.west[context], || colour == west) {
                return west;
            }
        }
        if north != west && north != guess && !refused.contains(&north) {
            let context = usize::from(north_west == west) | usize::from(north_east == north) << 1;
            if coder.bit(&mut self.north[context], || colour == north) {
                return north;
            }
        }
        if ![west, north, guess].contains(&north_east)
            && !refused.contains(&north_east)
            && coder.bit(&mut self.north_east, || colour == north_east)
        {
            return north_east;
        }
        self.escaped(coder, colour, around)
    }

    fn escaped<C: Coder>(&mut self, coder: &mut C, colour: u32, around: Neighbours) -> u32 {
        let mut position = None;
        let was_recent = usize::from(self.last_was_recent);
        self.last_was_recent = coder.bit(&mut self.recent[was_recent], || {
            position = self.colours.position(colour);
            position.is_some()
        });
        if self.last_was_recent {
            let index = self.index.code(coder, || position.unwrap_or(0));
            let colour = self.colours.at(index);
            self.colours.touch(index);
            return colour;
        }
        let Neighbours { west, north_west, north, .. } = around;
        let [_, red, green, blue] = colour.to_be_bytes();
        let [_, expected_red, expected_green, expected_blue] = slope(west, north_west, north).to_be_bytes();
        let [of_green, of_red, of_blue] = &mut self.literal;
        let green_off = code_byte(of_green, coder, green.wrapping_sub(expected_green));
        let red_off = code_byte(of_red, coder, red.wrapping_sub(expected_red).wrapping_sub(green_off));
        let blue_off = code_byte(of_blue, coder, blue.wrapping_sub(expected_blue).wrapping_sub(green_off));
        let red = expected_red.wrapping_add(red_off).wrapping_add(green_off);
        let green = expected_green.wrapping_add(green_off);
        let blue = expected_blue.wrapping_add(blue_off).wrapping_add(green_off);
        let colour = u32::from_be_bytes([0, red, green, blue]);
        self.colours.push(colour);
        colour
    }
}

fn code_byte<C: Coder>(tree: &mut BitTree<256>, coder: &mut C, byte: u8) -> u8 {
    u8::try_from(tree.code(coder, || usize::from(byte))).unwrap_or(0)
}

/// The median of west, north and the plane through the three neighbours, channel by channel (M. J. Weinberger and others,
/// "The LOCO-I lossless image compression algorithm", 2000).
#[inline]
pub(super) fn slope(west: u32, north_west: u32, north: u32) -> u32 {
    let (w, nw, n) = (west.to_be_bytes(), north_west.to_be_bytes(), north.to_be_bytes());
    u32::from_be_bytes([0, median(w[1], nw[1], n[1]), median(w[2], nw[2], n[2]), median(w[3], nw[3], n[3])])
}

#[inline]
pub(super) fn median(west: u8, north_west: u8, north: u8) -> u8 {
    let (low, high) = if west < north { (west, north) } else { (north, west) };
    if north_west >= high {
        low
    } else if north_west <= low {
        high
    } else {
        low + (high - north_west)
    }
}

/// Where a row lies in its patch and in what is known of it.
struct Row {
    at: usize,
    from: usize,
    moves: bool,
}

/// Codes what the pixels from `start` to `end` of a row have in common, and fills them in unless they are mixed.
#[inline]
fn code_span<C: Coder>(
    coder: &mut C,
    model: &mut [Probability; 3],
    patch: &mut Patch,
    known: &Known<'_>,
    row: &Row,
    start: usize,
    end: usize,
) -> Span {
    let here = row.at + start..row.at + end;
    let above = here.start - STRIDE..here.end - STRIDE;
    let predicted = &known.predicted[row.from + start..row.from + end];
    let [is_predicted, is_above, is_flat] = model;
    if coder.bit(is_predicted, || patch[here.clone()] == *predicted) {
        patch[here].copy_from_slice(predicted);
        return Span::Predicted;
    }
    if coder.bit(is_above, || patch[here.clone()] == patch[above.clone()]) {
        patch.copy_within(above, here.start);
        return Span::Above;
    }
    let west = patch[here.start - 1];
    if coder.bit(is_flat, || patch[here.clone()].iter().all(|&pixel| pixel == west)) {
        patch[here].fill(west);
        return Span::Flat;
    }
    Span::Mixed
}
