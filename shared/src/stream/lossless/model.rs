//! Colours seen before: the latest ones, and what last followed the same neighbours.

const RECENT: usize = 64;
const CONTEXT_BITS: u32 = 12;
const MOST_TRUST: u8 = 3;

/// The colours used last, the latest first.
#[derive(Debug, Clone)]
pub(super) struct RecentColours([u32; RECENT]);

impl Default for RecentColours {
    fn default() -> Self {
        Self([0; RECENT])
    }
}

impl RecentColours {
    pub(super) const COUNT: usize = RECENT;

    pub(super) fn position(&self, colour: u32) -> Option<usize> {
        self.0.iter().position(|&recent| recent == colour)
    }

    pub(super) fn at(&self, index: usize) -> u32 {
        self.0.get(index).copied().unwrap_or(0)
    }

    /// Moves the colour at `index` to the front.
    pub(super) fn touch(&mut self, index: usize) {
        if let Some(moved) = self.0.get_mut(..=index) {
            moved.rotate_right(1);
        }
    }

    /// Puts a new colour to the front and forgets the last.
    pub(super) fn push(&mut self, colour: u32) {
        self.0.rotate_right(1);
        if let Some(first) = self.0.first_mut() {
            *first = colour;
        }
    }
}

/// The pixels around one that are known when it is coded.
#[derive(Debug, Clone, Copy)]
pub(super) struct Neighbours {
    pub(super) west: u32,
    pub(super) north_west: u32,
    pub(super) north: u32,
    pub(super) north_east: u32,
}

#[derive(Debug, Clone, Copy, Default)]
struct Followed {
    colour: u32,
    trust: u8,
}

/// For neighbours seen before, the colour that followed them last.
#[derive(Debug, Clone)]
pub(super) struct Followers(Vec<Followed>);

impl Default for Followers {
    fn default() -> Self {
        Self(vec![Followed::default(); 1 << CONTEXT_BITS])
    }
}

/// The slot in [`Followers`] of some neighbours.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot(usize);

impl Followers {
    pub(super) fn slot(around: Neighbours) -> Slot {
        let mut hash = around.west.wrapping_mul(0x9e37_79b1);
        for colour in [around.north, around.north_west, around.north_east] {
            hash = (hash.rotate_left(5) ^ colour).wrapping_mul(0x9e37_79b1);
        }
        Slot((hash >> (32 - CONTEXT_BITS)) as usize)
    }

    /// The colour that followed last, and how often in a row it was right: 0 to 3.
    pub(super) fn guess(&self, slot: Slot) -> (u32, usize) {
        self.0.get(slot.0).map_or((0, 0), |followed| (followed.colour, usize::from(followed.trust)))
    }

    pub(super) fn learn(&mut self, slot: Slot, colour: u32) {
        let Some(followed) = self.0.get_mut(slot.0) else { return };
        if followed.colour == colour {
            followed.trust = MOST_TRUST.min(followed.trust + 1);
        } else if followed.trust > 1 {
            followed.trust = 0;
        } else {
            *followed = Followed { colour, trust: 0 };
        }
    }
}
