//! The video packet: the whole picture as one access unit of H.264 (ITU-T H.264, Annex B), shown in some of its tiles.
//!
//! Header, little-endian: kind `u8` ([`super::packet::VIDEO`]), sequence `u32`, width and height `u16` of the picture,
//! width and height `u16` of the part of the decoded picture that shows it, flags `u8`; then one bit for each tile, row
//! by row and lowest bit first: whether the video is to be seen there; then the access unit.

use super::lossless::TileSet;
use super::packet::VIDEO;
use super::picture::{PictureError, Size};

const HEADER_BYTES: usize = 14;
const KEY: u8 = 1;

/// One packet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VideoPacket {
    /// Rises with every packet that is acknowledged.
    pub sequence: u32,
    /// The size of the picture.
    pub size: Size,
    /// The top left part of the decoded picture that shows it; to be scaled to the picture's size.
    pub shown: Size,
    /// Whether it can be decoded without those before.
    pub is_key: bool,
    /// Where the video is to be seen; elsewhere what is shown stays.
    pub tiles: TileSet,
    /// The access unit.
    pub data: Vec<u8>,
}

impl VideoPacket {
    /// Writes the packet.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let mut packet = Vec::with_capacity(HEADER_BYTES + self.size.tiles().div_ceil(8) + self.data.len());
        packet.push(VIDEO);
        packet.extend_from_slice(&self.sequence.to_le_bytes());
        for side in [self.size.width(), self.size.height(), self.shown.width(), self.shown.height()] {
            packet.extend_from_slice(&side.to_le_bytes());
        }
        packet.push(if self.is_key { KEY } else { 0 });
        let mut mask = vec![0u8; self.size.tiles().div_ceil(8)];
        for tile in self.tiles.iter() {
            if let Some(bits) = mask.get_mut(tile / 8) {
                *bits |= 1 << (tile % 8);
            }
        }
        packet.extend_from_slice(&mask);
        packet.extend_from_slice(&self.data);
        packet
    }

    /// Reads a packet.
    ///
    /// # Errors
    /// [`PictureError`].
    pub fn decode(packet: &[u8]) -> Result<Self, PictureError> {
        let (header, rest) = packet.split_first_chunk::<HEADER_BYTES>().ok_or(PictureError::Malformed)?;
        let &[VIDEO, s0, s1, s2, s3, w0, w1, h0, h1, sw0, sw1, sh0, sh1, flags] = header else {
            return Err(PictureError::Malformed);
        };
        let size = Size::new(u16::from_le_bytes([w0, w1]), u16::from_le_bytes([h0, h1]))?;
        let shown = Size::new(u16::from_le_bytes([sw0, sw1]), u16::from_le_bytes([sh0, sh1]))?;
        let (mask, data) = rest.split_at_checked(size.tiles().div_ceil(8)).ok_or(PictureError::Malformed)?;
        let mut tiles = TileSet::empty(size);
        let is_set = |tile: &usize| mask.get(tile / 8).is_some_and(|bits| bits >> (tile % 8) & 1 == 1);
        (0..size.tiles()).filter(is_set).for_each(|tile| tiles.insert(tile));
        let sequence = u32::from_le_bytes([s0, s1, s2, s3]);
        Ok(Self { sequence, size, shown, is_key: flags & KEY != 0, tiles, data: data.to_vec() })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn packets_round_trip(width in 1u16..300, height in 1u16..300, is_key: bool, picked: Vec<u16>, data: Vec<u8>) {
            let size = Size::new(width, height).unwrap();
            let mut tiles = TileSet::empty(size);
            for &tile in &picked {
                tiles.insert(usize::from(tile) % size.tiles());
            }
            let packet = VideoPacket { sequence: 7, size, shown: Size::new(1, 2).unwrap(), is_key, tiles, data };
            prop_assert_eq!(VideoPacket::decode(&packet.encode()), Ok(packet));
        }

        #[test]
        fn any_bytes_are_read_or_refused(mut bytes: Vec<u8>) {
            let _ = VideoPacket::decode(&bytes);
            bytes.insert(0, VIDEO);
            let _ = VideoPacket::decode(&bytes);
        }
    }
}
