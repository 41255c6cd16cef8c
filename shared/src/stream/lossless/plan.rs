//! What is said of each changed tile before its pixels: where its content came from, and how the rest is coded.

use super::coder::Coder;
use super::number::{BitTree, SignedNumber};
use super::range_coder::Probability;
use super::shelf::Shelf;
use crate::stream::picture::TileArea;

const RECENT: usize = 8;

/// By how many pixels something moved, right and down.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Vector {
    pub(super) dx: i32,
    pub(super) dy: i32,
}

/// How a tile's pixels are coded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Content {
    /// They are the prediction.
    Copied,
    /// They are those of a tile drawn earlier: so many were drawn since.
    Recalled(usize),
    /// Decision by decision, from the prediction and the pixels around.
    Drawn,
    /// As differences from their neighbours.
    Rich,
}

/// One changed tile.
#[derive(Debug, Clone, Copy)]
pub(super) struct Plan {
    pub(super) tile: usize,
    pub(super) area: TileArea,
    pub(super) vector: Vector,
    pub(super) content: Content,
}

/// What is known of a tile in one packet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Mark {
    #[default]
    Unchanged,
    Changed,
    Moved,
}

/// The marks of the tiles around: to the left and above in this packet, and the tile's own in the packet before.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Around {
    pub(super) left: Mark,
    pub(super) above: Mark,
    pub(super) before: Mark,
}

impl Around {
    fn count(self, test: impl Fn(Mark) -> bool) -> usize {
        usize::from(test(self.left)) | usize::from(test(self.above)) << 1 | usize::from(test(self.before)) << 2
    }
}

/// The vectors used last, the latest first.
#[derive(Debug, Clone)]
pub(super) struct RecentVectors([Vector; RECENT]);

impl Default for RecentVectors {
    fn default() -> Self {
        Self([(1, 0), (-1, 0), (0, 1), (0, -1), (2, 0), (-2, 0), (0, 2), (0, -2)].map(|(dx, dy)| Vector { dx, dy }))
    }
}

impl RecentVectors {
    pub(super) const COUNT: usize = RECENT;

    pub(super) fn iter(&self) -> impl Iterator<Item = Vector> {
        self.0.iter().copied()
    }

    fn position(&self, vector: Vector) -> Option<usize> {
        self.0.iter().position(|&recent| recent == vector)
    }

    /// Puts a vector first; it leaves the place it had, or pushes out the last.
    fn touch(&mut self, vector: Vector) {
        let end = self.position(vector).unwrap_or(RECENT - 1);
        if let Some(moved) = self.0.get_mut(..=end) {
            moved.rotate_right(1);
        }
        if let Some(first) = self.0.first_mut() {
            *first = vector;
        }
    }
}

/// Models of what is said of tiles.
#[derive(Debug, Clone, Default)]
pub(super) struct PlanModel {
    changed: [Probability; 8],
    moved: [Probability; 8],
    known: Probability,
    recent: BitTree<RECENT>,
    dx: SignedNumber,
    dy: SignedNumber,
    copied: Probability,
    recalled: [Probability; 2],
    age: BitTree<{ Shelf::COUNT }>,
    last_was_recalled: bool,
    rich: [Probability; 2],
    last_was_rich: bool,
    pub(super) vectors: RecentVectors,
}

impl PlanModel {
    /// Whether the tile changed.
    pub(super) fn changed<C: Coder>(
        &mut self,
        coder: &mut C,
        around: Around,
        is_changed: impl FnOnce() -> bool,
    ) -> bool {
        let context = around.count(|mark| mark != Mark::Unchanged);
        self.changed.get_mut(context).is_some_and(|probability| coder.bit(probability, is_changed))
    }

    /// Where a changed tile came from and how it is coded.
    pub(super) fn tile<C: Coder>(
        &mut self,
        coder: &mut C,
        around: Around,
        told: (Vector, Content),
    ) -> (Vector, Content) {
        let (vector, content) = told;
        let moved_around = around.count(|mark| mark == Mark::Moved);
        let moves = self
            .moved
            .get_mut(moved_around)
            .is_some_and(|probability| coder.bit(probability, || vector != Vector::default()));
        let vector = if moves { self.vector(coder, vector) } else { Vector::default() };
        if moves && coder.bit(&mut self.copied, || content == Content::Copied) {
            return (vector, Content::Copied);
        }
        if !moves && let Some(age) = self.recalled(coder, content) {
            return (vector, Content::Recalled(age));
        }
        let [calm, after_rich] = &mut self.rich;
        let probability = if self.last_was_rich { after_rich } else { calm };
        self.last_was_rich = coder.bit(probability, || content == Content::Rich);
        (vector, if self.last_was_rich { Content::Rich } else { Content::Drawn })
    }

    fn recalled<C: Coder>(&mut self, coder: &mut C, told: Content) -> Option<usize> {
        let [seldom, again] = &mut self.recalled;
        let probability = if self.last_was_recalled { again } else { seldom };
        self.last_was_recalled = coder.bit(probability, || matches!(told, Content::Recalled(_)));
        let age = if let Content::Recalled(age) = told { age } else { 0 };
        self.last_was_recalled.then(|| self.age.code(coder, || age))
    }

    fn vector<C: Coder>(&mut self, coder: &mut C, told: Vector) -> Vector {
        let position = self.vectors.position(told);
        let vector = if coder.bit(&mut self.known, || position.is_some()) {
            let index = self.recent.code(coder, || position.unwrap_or(0));
            self.vectors.0.get(index).copied().unwrap_or_default()
        } else {
            Vector { dx: self.dx.code(coder, told.dx), dy: self.dy.code(coder, told.dy) }
        };
        self.vectors.touch(vector);
        vector
    }
}
