//! Finds where a changed tile's content came from.
#![expect(clippy::indexing_slicing, reason = "indexes follow from areas that lie in the picture of the same size")]

use super::plan::{Content, Vector};
use super::state::{EDGE, State, TILE_PIXELS, predict};
use crate::stream::picture::TileArea;

/// A prediction this good is taken without a look at others.
const GOOD: usize = 6;
/// Only a tile whose best known prediction is worse than this is worth a search.
const WORTH_A_SEARCH: usize = 20;
/// How far content is searched, in pixels.
const REACH: isize = 40;
/// How many places that look right are compared as a whole.
const MOST_MATCHES: usize = 8;
/// A tile with more surprises than this may be rich.
const MANY_SURPRISES: usize = 300;
/// A tile of fewer colours than this is better drawn than sent as differences.
const MANY_COLOURS: u32 = 72;
/// Pixels that are compared to find a match: this many in each of as many rows.
const ANCHOR: usize = 4;

/// The new pixels of one tile, in rows of [`EDGE`], and those now in the picture.
struct Sought<'a> {
    state: &'a State,
    area: TileArea,
    pixels: [u32; TILE_PIXELS],
}

/// Where the tile's new pixels came from and how they are best coded; `None` when nothing changed.
pub(super) fn choose(state: &State, pixels: &[u32], area: TileArea) -> Option<(Vector, Content)> {
    let mut sought = Sought { state, area, pixels: [0; TILE_PIXELS] };
    predict(pixels, state.size, area, Vector::default(), &mut sought.pixels);
    let mut prediction = [0; TILE_PIXELS];
    let still = sought.compare(Vector::default(), &mut prediction)?;
    let mut best = (still, Vector::default());
    if still > GOOD {
        for vector in state.plan_model.vectors.iter() {
            sought.try_vector(vector, &mut best);
        }
        if best.0 > WORTH_A_SEARCH {
            sought.search(&mut best);
        }
    }
    let (surprises, vector) = best;
    let content = if surprises == 0 && vector != Vector::default() {
        Content::Copied
    } else if surprises > MANY_SURPRISES && sought.is_rich() {
        Content::Rich
    } else {
        Content::Drawn
    };
    Some((vector, content))
}

/// About how many decisions of a tile would go against the prediction that nothing moved, or moved as lately.
pub(super) fn surprises(state: &State, pixels: &[u32], area: TileArea) -> usize {
    let mut sought = Sought { state, area, pixels: [0; TILE_PIXELS] };
    predict(pixels, state.size, area, Vector::default(), &mut sought.pixels);
    let Some(still) = sought.compare(Vector::default(), &mut [0; TILE_PIXELS]) else { return 0 };
    let mut best = (still, Vector::default());
    if still > WORTH_A_SEARCH
        && let Some(latest) = state.plan_model.vectors.iter().next()
    {
        sought.try_vector(latest, &mut best);
    }
    best.0
}

impl Sought<'_> {
    /// Counts surprises under a vector; `None` when it predicts every pixel.
    fn compare(&self, vector: Vector, prediction: &mut [u32; TILE_PIXELS]) -> Option<usize> {
        predict(&self.state.picture, self.state.size, self.area, vector, prediction);
        let (mut surprises, mut wrong) = (0, 0);
        for y in 0..self.area.height {
            let row = y * EDGE..y * EDGE + self.area.width;
            let (new, predicted) = (&self.pixels[row.clone()], &prediction[row]);
            let mut missed = 0_u32;
            for (pixel, guess) in new.iter().zip(predicted) {
                missed += u32::from(pixel != guess);
            }
            if missed > 0 {
                wrong += missed;
                let pairs = new.iter().zip(&new[1..]).zip(&predicted[1..]);
                surprises +=
                    1 + pairs.map(|((west, pixel), guess)| u32::from(pixel != guess && pixel != west)).sum::<u32>();
            }
        }
        (wrong > 0).then_some(1 + surprises as usize + wrong as usize / 16)
    }

    fn try_vector(&self, vector: Vector, best: &mut (usize, Vector)) {
        if best.0 == 0 {
            return;
        }
        let surprises = self.compare(vector, &mut [0; TILE_PIXELS]).unwrap_or(0);
        if surprises < best.0 {
            *best = (surprises, vector);
        }
    }

    /// Looks for corners of the new content in the picture around.
    fn search(&self, best: &mut (usize, Vector)) {
        for (x, y) in self.anchors().into_iter().flatten() {
            let mut matches = 0;
            for distance in 0..=2 * REACH {
                // Nearest rows first: 0, 1, -1, 2, -2, ...
                let dy = if distance % 2 == 0 { -distance / 2 } else { distance / 2 + 1 };
                self.search_row(x, y, dy, &mut matches, best);
                if matches >= MOST_MATCHES || best.0 <= GOOD {
                    break;
                }
            }
            if best.0 <= GOOD {
                break;
            }
        }
    }

    fn search_row(&self, x: usize, y: usize, dy: isize, matches: &mut usize, best: &mut (usize, Vector)) {
        let (width, height) = (usize::from(self.state.size.width()), usize::from(self.state.size.height()));
        let Some(row) = (self.area.y + y).checked_add_signed(dy).filter(|row| row + ANCHOR <= height) else { return };
        let here = self.area.x + x;
        let first = here.saturating_sub(REACH.unsigned_abs());
        let last = (here + REACH.unsigned_abs() + ANCHOR).min(width);
        let top = &self.pixels[y * EDGE + x..][..ANCHOR];
        let candidates = self.state.picture[row * width + first..row * width + last].windows(ANCHOR).enumerate();
        for (offset, window) in candidates {
            if window[0] == top[0] && window == top && self.matches(x, y, first + offset, row) {
                *matches += 1;
                let dx = here.cast_signed() - (first + offset).cast_signed();
                if let (Ok(dx), Ok(dy)) = (i32::try_from(dx), i32::try_from(-dy)) {
                    self.try_vector(Vector { dx, dy }, best);
                }
                if *matches >= MOST_MATCHES {
                    return;
                }
            }
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
        let width = usize::from(self.state.size.width());
        for y in 0..self.area.height.saturating_sub(ANCHOR - 1) {
            let row = (self.area.y + y) * width + self.area.x;
            for x in 0..self.area.width.saturating_sub(ANCHOR - 1) {
                let at = y * EDGE + x;
                let pixel = self.pixels[at + EDGE + 1];
                let corner = pixel != self.pixels[at + EDGE + 2] && pixel != self.pixels[at + 2 * EDGE + 1];
                if corner && pixel != self.state.picture[row + width + x + 1] {
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
