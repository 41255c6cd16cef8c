//! A set of a picture's tiles.

use crate::stream::picture::Size;

/// One bit for each tile of a picture; tiles are numbered row by row from 0.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TileSet {
    tiles: usize,
    words: Vec<u64>,
}

impl TileSet {
    /// No tile of a picture of this size.
    #[must_use]
    pub fn empty(size: Size) -> Self {
        Self { tiles: size.tiles(), words: vec![0; size.tiles().div_ceil(64)] }
    }

    /// Every tile of a picture of this size.
    #[must_use]
    pub fn full(size: Size) -> Self {
        let mut set = Self::empty(size);
        for tile in 0..set.tiles {
            set.insert(tile);
        }
        set
    }

    /// Adds a tile; one outside the picture is ignored.
    pub fn insert(&mut self, tile: usize) {
        if tile < self.tiles
            && let Some(word) = self.words.get_mut(tile / 64)
        {
            *word |= 1 << (tile % 64);
        }
    }

    /// Takes a tile out.
    pub fn remove(&mut self, tile: usize) {
        if let Some(word) = self.words.get_mut(tile / 64) {
            *word &= !(1 << (tile % 64));
        }
    }

    /// Takes every tile out.
    pub fn clear(&mut self) {
        self.words.fill(0);
    }

    /// Adds the tiles of another set of the same picture.
    pub fn union_with(&mut self, other: &Self) {
        for tile in other.iter() {
            self.insert(tile);
        }
    }

    /// Whether the tile is in the set.
    #[must_use]
    pub fn contains(&self, tile: usize) -> bool {
        self.words.get(tile / 64).is_some_and(|word| word >> (tile % 64) & 1 == 1)
    }

    /// Whether no tile is in the set.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|&word| word == 0)
    }

    /// How many tiles are in the set.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// The tiles in the set, in rising order.
    pub fn iter(&self) -> impl Iterator<Item = usize> {
        self.words.iter().enumerate().flat_map(|(index, &word)| {
            std::iter::successors(Some(word), |rest| Some(rest & rest.wrapping_sub(1)))
                .take_while(|&rest| rest != 0)
                .map(move |rest| index * 64 + rest.trailing_zeros() as usize)
        })
    }
}
