//! Finds where a changed tile's content came from.
#![expect(clippy::indexing_slicing, reason = "indexes follow from areas that lie in the picture of the same size")]

use super::plan::{Content, RecentVectors, Vector};
use super::state::{EDGE, State, TILE_PIXELS, predict};
use crate::stream::picture::TileArea;

/// A prediction that leaves fewer bits than this is taken without a look at others.
const GOOD_BITS: usize = 16;
/// Only a tile that needs more bits than this under the best known prediction is worth a search.
const WORTH_A_SEARCH_BITS: usize = 80;
/// What a pixel costs that neither the prediction nor anything around it tells.
const NOVEL_BITS: u8 = 8;
/// How many pixels that their surroundings tell take a bit.
const KNOWN_A_BIT: usize = 16;
/// What a row costs that is not as predicted: where that begins and ends.
const ROW_BITS: usize = 6;
/// How far content is searched, in pixels.
const REACH: isize = 40;
/// How many places that look right are compared as a whole.
const MOST_MATCHES: usize = 6;
/// How many searches of one packet may fail: a picture in which nothing can be found shall not cost more.
const MOST_FAILURES: usize = 64;
/// A tile that needs more bits than this may be rich.
const MANY_BITS: usize = 300 * NOVEL_BITS as usize;
/// A tile of fewer colours than this is better drawn than sent as differences.
const MANY_COLOURS: u32 = 72;
/// Pixels that are compared to find a match: this many in each of as many rows.
const ANCHOR: usize = 4;
/// Pixels that are looked at together for one that is sought.
const CHUNK: usize = 16;

/// Finds motion in one packet.
pub(super) struct Search {
    failures: usize,
}

impl Search {
    pub(super) fn new() -> Self {
        Self { failures: 0 }
    }

    /// Where the tile's new pixels came from and how they are best coded; `None` when nothing changed.
    pub(super) fn choose(
        &mut self,
        state: &State,
        pixels: &[u32],
        tile: usize,
        area: TileArea,
    ) -> Option<(Vector, Content)> {
        let sought = Sought::new(state, pixels, tile, area)?;
        let mut best = sought.best_known(RecentVectors::COUNT);
        if best.bits > GOOD_BITS
            && let Some(age) = state.shelf.find(&sought.pixels)
        {
            return Some((Vector::default(), Content::Recalled(age)));
        }
        if best.bits > WORTH_A_SEARCH_BITS && self.failures < MOST_FAILURES {
            let before = best.bits;
            sought.search(&mut best);
            self.failures += usize::from(best.bits == before);
        }
        let content = if best.bits == 0 && best.vector != Vector::default() {
            Content::Copied
        } else if best.bits > MANY_BITS && sought.is_rich() {
            Content::Rich
        } else {
            Content::Drawn
        };
        Some((best.vector, content))
    }
}

/// About how many bits a tile would need if nothing in it moved, or moved as lately.
pub(super) fn estimate_bits(state: &State, pixels: &[u32], tile: usize, area: TileArea) -> usize {
    let Some(sought) = Sought::new(state, pixels, tile, area) else { return 0 };
    let still = sought.cost(&sought.still);
    let Some(vector) = state.plan_model.vectors.iter().next().filter(|_| still > GOOD_BITS) else { return still };
    let mut moved = [0; TILE_PIXELS];
    predict(&state.picture, state.size, area, vector, &mut moved);
    still.min(sought.cost(&moved))
}

/// The best prediction so far, and what it would leave to be coded.
struct Best {
    bits: usize,
    vector: Vector,
}

/// The new pixels of one tile, in rows of [`EDGE`].
struct Sought<'a> {
    state: &'a State,
    area: TileArea,
    pixels: [u32; TILE_PIXELS],
    /// [`NOVEL_BITS`] for a pixel that is neither what was there nor what is to its left, 1 for others.
    weights: [u8; TILE_PIXELS],
    still: [u32; TILE_PIXELS],
}

impl<'a> Sought<'a> {
    /// `None` when the tile did not change.
    fn new(state: &'a State, pixels: &[u32], tile: usize, area: TileArea) -> Option<Self> {
        let (mut new, mut still) = ([0; TILE_PIXELS], [0; TILE_PIXELS]);
        predict(pixels, state.size, area, Vector::default(), &mut new);
        predict(&state.picture, state.size, area, Vector::default(), &mut still);
        if new == still {
            return None;
        }
        let background = state.background(tile);
        let mut weights = [1; TILE_PIXELS];
        for at in 1..TILE_PIXELS {
            let known = new[at] == still[at] || new[at] == new[at - 1] || new[at] == background[at];
            weights[at] = if known { 1 } else { NOVEL_BITS };
        }
        Some(Self { state, area, pixels: new, weights, still })
    }

    /// The best of no motion and the vectors used last.
    fn best_known(&self, vectors: usize) -> Best {
        let mut best = Best { bits: self.bits(&self.still), vector: Vector::default() };
        if best.bits > GOOD_BITS {
            for vector in self.state.plan_model.vectors.iter().take(vectors) {
                self.try_vector(vector, &mut best);
            }
        }
        best
    }

    /// About how many bits a prediction leaves to be coded; 0 when it is right everywhere.
    fn bits(&self, prediction: &[u32; TILE_PIXELS]) -> usize {
        let rows = self.pixels.chunks_exact(EDGE).zip(prediction.chunks_exact(EDGE));
        let bits = rows.zip(self.weights.chunks_exact(EDGE)).map(|((new, predicted), weights)| {
            let pixels = new.iter().zip(predicted).zip(weights);
            let bits: u16 = pixels.map(|((pixel, guess), &weight)| u16::from(weight) * u16::from(pixel != guess)).sum();
            if bits == 0 { 0 } else { usize::from(bits) + ROW_BITS }
        });
        bits.sum()
    }

    /// As [`Self::bits`], but closer to what is coded: a pixel that its surroundings tell takes a small part of a bit.
    fn cost(&self, prediction: &[u32; TILE_PIXELS]) -> usize {
        let (mut novel, mut known) = (0, 0);
        for ((pixel, guess), &weight) in self.pixels.iter().zip(prediction).zip(&self.weights) {
            let differs = usize::from(pixel != guess);
            novel += differs * usize::from(weight == NOVEL_BITS);
            known += differs;
        }
        novel * usize::from(NOVEL_BITS) + known.div_ceil(KNOWN_A_BIT)
    }

    fn try_vector(&self, vector: Vector, best: &mut Best) {
        if best.bits == 0 {
            return;
        }
        let mut prediction = [0; TILE_PIXELS];
        predict(&self.state.picture, self.state.size, self.area, vector, &mut prediction);
        let bits = self.bits(&prediction);
        if bits < best.bits {
            *best = Best { bits, vector };
        }
    }

    /// Looks for corners of the new content in the picture around.
    fn search(&self, best: &mut Best) {
        for (x, y) in self.anchors().into_iter().flatten() {
            let mut matches = 0;
            for distance in 0..=2 * REACH {
                // Nearest rows first: 0, 1, -1, 2, -2, ...
                let dy = if distance % 2 == 0 { -distance / 2 } else { distance / 2 + 1 };
                self.search_row(x, y, dy, &mut matches, best);
                if matches >= MOST_MATCHES || best.bits <= GOOD_BITS {
                    break;
                }
            }
            if best.bits <= GOOD_BITS {
                break;
            }
        }
    }

    fn search_row(&self, x: usize, y: usize, dy: isize, matches: &mut usize, best: &mut Best) {
        let (width, height) = (usize::from(self.state.size.width()), usize::from(self.state.size.height()));
        let Some(row) = (self.area.y + y).checked_add_signed(dy).filter(|row| row + ANCHOR <= height) else { return };
        let here = self.area.x + x;
        let first = here.saturating_sub(REACH.unsigned_abs());
        let last = (here + REACH.unsigned_abs() + ANCHOR).min(width);
        let top = &self.pixels[y * EDGE + x..][..ANCHOR];
        // The corner itself is rarer than what surrounds it, and a chunk without it is passed over at once.
        let corner = self.pixels[(y + 1) * EDGE + x + 1];
        let corners = (row + 1) * width + 1;
        let mut from = first;
        for chunk in self.state.picture[corners + first..=corners + last - ANCHOR].chunks(CHUNK) {
            // Counting, unlike `contains`, looks at all of them at once.
            if chunk.iter().map(|&pixel| u32::from(pixel == corner)).sum::<u32>() > 0 {
                for (offset, &pixel) in chunk.iter().enumerate() {
                    let from = from + offset;
                    if pixel != corner
                        || self.state.picture[row * width + from..][..ANCHOR] != *top
                        || !self.matches(x, y, from, row)
                    {
                        continue;
                    }
                    *matches += 1;
                    let dx = here.cast_signed() - from.cast_signed();
                    if let (Ok(dx), Ok(dy)) = (i32::try_from(dx), i32::try_from(-dy)) {
                        self.try_vector(Vector { dx, dy }, best);
                    }
                    if *matches >= MOST_MATCHES {
                        return;
                    }
                }
            }
            from += CHUNK;
        }
    }

    fn matches(&self, x: usize, y: usize, from_x: usize, from_y: usize) -> bool {
        let width = usize::from(self.state.size.width());
        (1..ANCHOR).all(|row| {
            let from = (from_y + row) * width + from_x;
            self.pixels[(y + row) * EDGE + x..][..ANCHOR] == self.state.picture[from..from + ANCHOR]
        })
    }

    /// Up to two places in the tile that changed and are not just an edge, far from each other.
    fn anchors(&self) -> [Option<(usize, usize)>; 2] {
        let mut found = [None; 2];
        for y in 0..self.area.height.saturating_sub(ANCHOR - 1) {
            for x in 0..self.area.width.saturating_sub(ANCHOR - 1) {
                let at = y * EDGE + x;
                let pixel = self.pixels[at + EDGE + 1];
                let corner = pixel != self.pixels[at + EDGE + 2] && pixel != self.pixels[at + 2 * EDGE + 1];
                if corner && pixel != self.still[at + EDGE + 1] {
                    if found[0].is_none() {
                        found[0] = Some((x, y));
                    } else if found[0].is_some_and(|(_, above)| y > above + 6) {
                        found[1] = Some((x, y));
                        return found;
                    }
                }
            }
        }
        found
    }

    /// Whether the tile has so many colours that differences are smaller and faster.
    fn is_rich(&self) -> bool {
        let mut seen = [0_u64; 16];
        for y in 1..self.area.height {
            for x in 1..self.area.width {
                let at = y * EDGE + x;
                let pixel = self.pixels[at];
                if pixel != self.pixels[at - 1] && pixel != self.pixels[at - EDGE] {
                    let hash = pixel.wrapping_mul(0x9e37_79b1) >> 22;
                    seen[hash as usize >> 6] |= 1 << (hash & 63);
                }
            }
        }
        seen.iter().map(|word| word.count_ones()).sum::<u32>() > MANY_COLOURS
    }
}
