//! The picture packet: the tiles that changed, compressed together.
//!
//! Header, little-endian: kind `u8` ([`super::packet::PICTURE`]), sequence `u32`, width `u16`, height `u16`,
//! tile count `u16`. Then one zstd frame (RFC 8878) that holds, for each tile, column `u16`, row `u16` and its pixels
//! row by row as RGB bytes. A packet whose size differs from the previous one's holds every tile.

use super::TILE_SIZE;
use super::packet::PICTURE;
use crate::limits::{MAX_PICTURE_HEIGHT, MAX_PICTURE_WIDTH};

const HEADER_BYTES: usize = 11;
const BYTES_PER_PIXEL: usize = 3;
/// Fast levels suffice: repeated rows and flat areas are what compresses in a game's picture.
const COMPRESSION_LEVEL: i32 = 1;

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
    /// The packet is cut off, has a tile outside the picture, or does not decompress to what it promises.
    #[error("malformed picture packet")]
    Malformed,
    /// The compressor failed.
    #[error("picture could not be compressed")]
    Compress,
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

    /// Bytes of the whole picture as RGB.
    #[must_use]
    pub fn rgb_bytes(self) -> usize {
        usize::from(self.width) * usize::from(self.height) * BYTES_PER_PIXEL
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

/// Collects changed tiles and writes them as one packet. Reuses its buffers from picture to picture.
pub struct Encoder {
    compressor: zstd::bulk::Compressor<'static>,
    tiles: Vec<u8>,
    compressed: Vec<u8>,
    count: u16,
}

impl Encoder {
    /// An encoder with no tiles.
    ///
    /// # Errors
    /// [`PictureError::Compress`] when there is no memory for a compressor.
    pub fn new() -> Result<Self, PictureError> {
        let compressor = zstd::bulk::Compressor::new(COMPRESSION_LEVEL).map_err(|_| PictureError::Compress)?;
        Ok(Self { compressor, tiles: Vec::new(), compressed: Vec::new(), count: 0 })
    }

    /// Adds one tile: its place and its pixels, row by row, as RGB bytes.
    pub fn push(&mut self, column: u16, row: u16, rgb: impl IntoIterator<Item = u8>) {
        self.tiles.extend_from_slice(&column.to_le_bytes());
        self.tiles.extend_from_slice(&row.to_le_bytes());
        self.tiles.extend(rgb);
        self.count += 1;
    }

    /// Adds one tile as a display holds it: its place and the rows of its pixels, each blue, green, red, unused.
    ///
    /// Several times faster than [`Self::push`], which looks at every byte.
    pub fn push_rows<'a>(&mut self, column: u16, row: u16, rows: impl IntoIterator<Item = &'a [[u8; 4]]>) {
        self.tiles.extend_from_slice(&column.to_le_bytes());
        self.tiles.extend_from_slice(&row.to_le_bytes());
        for pixels in rows {
            let start = self.tiles.len();
            self.tiles.resize(start + pixels.len() * BYTES_PER_PIXEL, 0);
            let (targets, _) = self.tiles.split_at_mut(start).1.as_chunks_mut::<BYTES_PER_PIXEL>();
            for (target, &[blue, green, red, _]) in targets.iter_mut().zip(pixels) {
                *target = [red, green, blue];
            }
        }
        self.count += 1;
    }

    /// Whether no tile was added since the last packet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Writes the packet and forgets its tiles.
    ///
    /// # Errors
    /// [`PictureError::Compress`].
    pub fn finish(&mut self, sequence: u32, size: Size) -> Result<Vec<u8>, PictureError> {
        // The buffer is kept: for a whole picture it is megabytes, which the kernel would clear anew each time.
        self.compressed.clear();
        self.compressed.reserve(zstd::zstd_safe::compress_bound(self.tiles.len()));
        let compressed = self.compressor.compress_to_buffer(&self.tiles, &mut self.compressed);
        let count = std::mem::take(&mut self.count);
        self.tiles.clear();
        compressed.map_err(|_| PictureError::Compress)?;
        let mut packet = Vec::with_capacity(HEADER_BYTES + self.compressed.len());
        packet.push(PICTURE);
        packet.extend_from_slice(&sequence.to_le_bytes());
        packet.extend_from_slice(&size.width.to_le_bytes());
        packet.extend_from_slice(&size.height.to_le_bytes());
        packet.extend_from_slice(&count.to_le_bytes());
        packet.extend_from_slice(&self.compressed);
        Ok(packet)
    }
}

/// A decoded packet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The sequence number.
    pub sequence: u32,
    /// The size of the whole picture.
    pub size: Size,
    count: usize,
    tiles: Vec<u8>,
}

/// One tile of a decoded packet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tile<'a> {
    /// The tile's column.
    pub column: u16,
    /// The tile's row.
    pub row: u16,
    /// Where it lies.
    pub area: TileArea,
    /// Its pixels, row by row, RGB.
    pub rgb: &'a [u8],
}

impl Picture {
    /// Reads a packet. Allocates at most one whole picture, whatever the packet claims.
    ///
    /// # Errors
    /// [`PictureError::Size`], [`PictureError::Malformed`].
    pub fn decode(packet: &[u8]) -> Result<Self, PictureError> {
        let (header, compressed) = packet.split_at_checked(HEADER_BYTES).ok_or(PictureError::Malformed)?;
        let &[PICTURE, s0, s1, s2, s3, w0, w1, h0, h1, c0, c1] = header else {
            return Err(PictureError::Malformed);
        };
        let size = Size::new(u16::from_le_bytes([w0, w1]), u16::from_le_bytes([h0, h1]))?;
        let count = usize::from(u16::from_le_bytes([c0, c1]));
        if count > size.tiles() {
            return Err(PictureError::Malformed);
        }
        let tiles = zstd::bulk::decompress(compressed, size.rgb_bytes() + size.tiles() * 4)
            .map_err(|_| PictureError::Malformed)?;
        let picture = Self { sequence: u32::from_le_bytes([s0, s1, s2, s3]), size, count, tiles };
        if picture.tiles().count() == count
            && picture.tiles().map(|tile| 4 + tile.rgb.len()).sum::<usize>() == picture.tiles.len()
        {
            Ok(picture)
        } else {
            Err(PictureError::Malformed)
        }
    }

    /// The tiles, in the packet's order.
    pub fn tiles(&self) -> impl Iterator<Item = Tile<'_>> {
        let mut rest = self.tiles.as_slice();
        (0..self.count).map_while(move |_| {
            let (place, pixels) = rest.split_at_checked(4)?;
            let &[c0, c1, r0, r1] = place else { return None };
            let (column, row) = (u16::from_le_bytes([c0, c1]), u16::from_le_bytes([r0, r1]));
            let area = self.size.tile(column, row)?;
            let (rgb, next) = pixels.split_at_checked(area.width * area.height * BYTES_PER_PIXEL)?;
            rest = next;
            Some(Tile { column, row, area, rgb })
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn encode(sequence: u32, size: Size, places: &[(u16, u16)]) -> Vec<u8> {
        let mut encoder = Encoder::new().unwrap();
        for &(column, row) in places {
            let area = size.tile(column, row).unwrap();
            encoder.push(column, row, (0..=u8::MAX).cycle().take(area.width * area.height * 3));
        }
        encoder.finish(sequence, size).unwrap()
    }

    #[test]
    fn tiles_round_trip_and_are_cut_off_at_the_edges() {
        let size = Size::new(100, 50).unwrap();
        let picture = Picture::decode(&encode(9, size, &[(0, 0), (3, 1)])).unwrap();
        assert_eq!((picture.sequence, picture.size), (9, size));
        let areas: Vec<_> = picture.tiles().map(|tile| tile.area).collect();
        assert_eq!(areas[0], TileArea { x: 0, y: 0, width: 32, height: 32 });
        assert_eq!(areas[1], TileArea { x: 96, y: 32, width: 4, height: 18 });
        assert_eq!(picture.tiles().last().unwrap().rgb.len(), 4 * 18 * 3);
    }

    #[test]
    fn a_tile_of_display_rows_is_the_same_tile() {
        let size = Size::new(2, 2).unwrap();
        let mut encoder = Encoder::new().unwrap();
        encoder.push_rows(0, 0, [[[3, 2, 1, 9], [6, 5, 4, 9]].as_slice(), &[[9, 8, 7, 9], [12, 11, 10, 9]]]);
        let picture = Picture::decode(&encoder.finish(1, size).unwrap()).unwrap();
        assert_eq!(picture.tiles().next().unwrap().rgb, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    }

    #[rstest::rstest]
    #[case(0, 10)]
    #[case(10, 0)]
    #[case(MAX_PICTURE_WIDTH + 1, 10)]
    #[case(10, MAX_PICTURE_HEIGHT + 1)]
    fn sizes_out_of_bounds_are_refused(#[case] width: u16, #[case] height: u16) {
        assert_eq!(Size::new(width, height), Err(PictureError::Size));
    }

    #[test]
    fn a_tile_outside_the_picture_is_refused() {
        let mut encoder = Encoder::new().unwrap();
        encoder.push(9, 0, [0; 32 * 32 * 3]);
        let packet = encoder.finish(1, Size::new(64, 64).unwrap()).unwrap();
        assert_eq!(Picture::decode(&packet), Err(PictureError::Malformed));
    }

    proptest! {
        #[test]
        fn damaged_packets_are_refused_or_stay_within_bounds(at in 0usize..400, bits in 1u8.., cut in 0usize..400) {
            let size = Size::new(70, 40).unwrap();
            let mut packet = encode(1, size, &[(0, 0), (1, 0), (2, 1)]);
            let length = packet.len();
            packet[at % length] ^= bits;
            packet.truncate(length - cut % length);
            if let Ok(picture) = Picture::decode(&packet) {
                for tile in picture.tiles() {
                    prop_assert!(tile.area.x + tile.area.width <= usize::from(picture.size.width()));
                    prop_assert!(tile.area.y + tile.area.height <= usize::from(picture.size.height()));
                }
            }
        }

        #[test]
        fn any_bytes_decode_or_are_refused(bytes: Vec<u8>) {
            let _ = Picture::decode(&bytes);
        }
    }
}
