//! The tiles drawn last, to be shown again: what blinks, counts or is animated comes back.

use super::state::TILE_PIXELS;

const SHELVED: usize = 128;

/// Whole tiles in rows of 32 pixels; what is cut off is 0.
pub(super) struct Shelf {
    tiles: Vec<u32>,
    hashes: Vec<u32>,
    /// Where the next tile goes.
    next: usize,
}

impl Shelf {
    pub(super) const COUNT: usize = SHELVED;

    /// Black tiles.
    pub(super) fn new() -> Self {
        Self { tiles: vec![0; SHELVED * TILE_PIXELS], hashes: vec![0; SHELVED], next: 0 }
    }

    /// The tile after which `age` others were put here.
    pub(super) fn at(&self, age: usize) -> &[u32] {
        let slot = (self.next + 2 * SHELVED - 1 - age) % SHELVED;
        self.tiles.get(slot * TILE_PIXELS..(slot + 1) * TILE_PIXELS).unwrap_or_default()
    }

    /// Puts a tile here in the place of the oldest.
    pub(super) fn put(&mut self, pixels: &[u32; TILE_PIXELS]) {
        if let Some(slot) = self.tiles.get_mut(self.next * TILE_PIXELS..(self.next + 1) * TILE_PIXELS) {
            slot.copy_from_slice(pixels);
        }
        if let Some(slot) = self.hashes.get_mut(self.next) {
            *slot = hash(pixels);
        }
        self.next = (self.next + 1) % SHELVED;
    }

    /// The age of a tile with these pixels.
    pub(super) fn find(&self, pixels: &[u32; TILE_PIXELS]) -> Option<usize> {
        let sought = hash(pixels);
        (0..SHELVED).find(|age| {
            let slot = (self.next + 2 * SHELVED - 1 - age) % SHELVED;
            self.hashes.get(slot) == Some(&sought) && self.at(*age) == pixels
        })
    }
}

/// Eight sums side by side, which a processor forms at once.
fn hash(pixels: &[u32; TILE_PIXELS]) -> u32 {
    let mut sums = [0_u32; 8];
    for chunk in pixels.as_chunks::<8>().0 {
        for (sum, &pixel) in sums.iter_mut().zip(chunk) {
            *sum = (*sum ^ pixel).wrapping_mul(0x9e37_79b1);
            *sum ^= *sum >> 15;
        }
    }
    sums.iter().fold(0, |hash: u32, &sum| (hash.rotate_left(5) ^ sum).wrapping_mul(0x9e37_79b1))
}
