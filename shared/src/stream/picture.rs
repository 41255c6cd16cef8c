//! Sizes and tiles of pictures.

use super::TILE_SIZE;
use crate::limits::{MAX_PICTURE_HEIGHT, MAX_PICTURE_WIDTH};

/// Width and height in pixels; both at least 1 and at most the largest picture of [`crate::limits`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    width: u16,
    height: u16,
}

/// Where one tile lies in its picture, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TileArea {
    /// From the left edge.
    pub x: usize,
    /// From the top edge.
    pub y: usize,
    /// At most [`TILE_SIZE`].
    pub width: usize,
    /// At most [`TILE_SIZE`].
    pub height: usize,
}

/// A packet, or a size, that is not valid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// A side is 0 or larger than allowed.
    #[error("picture size out of bounds")]
    Size,
    /// The packet is cut off, has a part outside the picture, or does not decode to what it promises.
    #[error("malformed picture packet")]
    Malformed,
}

impl Size {
    /// A size within bounds.
    ///
    /// # Errors
    /// [`PictureError::Size`].
    pub fn new(width: u16, height: u16) -> Result<Self, PictureError> {
        let fits = (1..=MAX_PICTURE_WIDTH).contains(&width) && (1..=MAX_PICTURE_HEIGHT).contains(&height);
        if fits { Ok(Self { width, height }) } else { Err(PictureError::Size) }
    }

    /// Width in pixels.
    #[must_use]
    pub fn width(self) -> u16 {
        self.width
    }

    /// Height in pixels.
    #[must_use]
    pub fn height(self) -> u16 {
        self.height
    }

    /// Number of tile columns.
    #[must_use]
    pub fn columns(self) -> u16 {
        self.width.div_ceil(TILE_SIZE)
    }

    /// Number of tile rows.
    #[must_use]
    pub fn rows(self) -> u16 {
        self.height.div_ceil(TILE_SIZE)
    }

    /// Number of tiles.
    #[must_use]
    pub fn tiles(self) -> usize {
        usize::from(self.columns()) * usize::from(self.rows())
    }

    /// Where the tile with this number lies, counted row by row from 0, unless it is outside the picture.
    #[must_use]
    pub fn tile_at(self, tile: usize) -> Option<TileArea> {
        let columns = usize::from(self.columns());
        let row = u16::try_from(tile / columns).ok()?;
        self.tile(u16::try_from(tile % columns).ok()?, row)
    }

    /// Where the tile at `column` and `row` lies, unless it is outside the picture.
    #[must_use]
    pub fn tile(self, column: u16, row: u16) -> Option<TileArea> {
        if column >= self.columns() || row >= self.rows() {
            return None;
        }
        let (x, y) = (column * TILE_SIZE, row * TILE_SIZE);
        Some(TileArea {
            x: usize::from(x),
            y: usize::from(y),
            width: usize::from(TILE_SIZE.min(self.width - x)),
            height: usize::from(TILE_SIZE.min(self.height - y)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case(0, 1)]
    #[case(1, 0)]
    #[case(MAX_PICTURE_WIDTH + 1, 1)]
    #[case(1, MAX_PICTURE_HEIGHT + 1)]
    fn a_size_out_of_bounds_is_refused(#[case] width: u16, #[case] height: u16) {
        assert_eq!(Size::new(width, height), Err(PictureError::Size));
    }

    #[test]
    fn tiles_are_cut_off_at_the_edges() {
        let size = Size::new(70, 40).unwrap();
        assert_eq!((size.columns(), size.rows(), size.tiles()), (3, 2, 6));
        assert_eq!(size.tile(2, 1), Some(TileArea { x: 64, y: 32, width: 6, height: 8 }));
        assert_eq!(size.tile_at(5), size.tile(2, 1));
        assert_eq!((size.tile(3, 0), size.tile_at(6)), (None, None));
    }
}
