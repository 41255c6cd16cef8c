//! Writes picture packets for one viewer.

use super::coder::Coder;
use super::motion::{Search, estimate_bits};
use super::range_coder::{Probability, RangeEncoder};
use super::rice::RiceWriter;
use super::state::State;
use super::{FLAG_RESET, FLAG_RICH, HEADER_BYTES, TileSet};
use crate::stream::packet::PICTURE;
use crate::stream::picture::Size;

/// Holds what the viewer holds after the last packet.
pub struct Encoder {
    state: Option<State>,
    fresh: bool,
    writer: Writer,
}

impl Default for Encoder {
    fn default() -> Self {
        Self::new()
    }
}

impl Encoder {
    /// An encoder whose first packet depends on nothing.
    #[must_use]
    pub fn new() -> Self {
        Self { state: None, fresh: true, writer: Writer { range: RangeEncoder::new(), rice: RiceWriter::default() } }
    }

    /// Makes the next packet depend on nothing: the viewer then begins with a black picture.
    pub fn reset(&mut self) {
        self.fresh = true;
    }

    /// The picture as the viewer will show it after the packets so far, row by row; nothing before the first.
    #[must_use]
    pub fn shown(&self) -> Option<(Size, &[u32])> {
        self.state.as_ref().map(|state| (state.size, state.picture.as_slice()))
    }

    /// Writes the packet that brings the `changed` tiles of `pixels` to the viewer; no others are looked at.
    ///
    /// `pixels` are `0x00RRGGBB`, row by row. Another size than the last one's resets, as [`Self::reset`] does: all tiles
    /// that are not black must then be in `changed`, in this packet or a later one. Pixels that are missing are black.
    pub fn encode(&mut self, sequence: u32, size: Size, pixels: &[u32], changed: &TileSet) -> Vec<u8> {
        let padded = padded(size, pixels);
        let pixels = padded.as_deref().unwrap_or(pixels);
        let fresh = self.fresh || self.state.as_ref().is_none_or(|state| state.size != size);
        if fresh {
            self.state = None;
        }
        self.fresh = false;
        let state = self.state.get_or_insert_with(|| State::new(size));
        let writer = &mut self.writer;
        let mut search = Search::new();
        state.code_plans(
            writer,
            |state, tile, area| {
                if changed.contains(tile) { search.choose(state, pixels, tile, area) } else { None }
            },
        );
        state.code_tiles(writer, Some(pixels));
        let mut packet = Vec::with_capacity(512);
        packet.push(PICTURE);
        packet.extend_from_slice(&sequence.to_le_bytes());
        packet.extend_from_slice(&size.width().to_le_bytes());
        packet.extend_from_slice(&size.height().to_le_bytes());
        packet.push(if fresh { FLAG_RESET } else { 0 });
        writer.finish(&mut packet);
        packet
    }

    /// About how many bytes [`Self::encode`] would need for these tiles, found at about a nanosecond a pixel.
    ///
    /// Content that moves in an unforeseen way, and colours that repeat, make it an overestimate.
    #[must_use]
    pub fn estimate(&self, size: Size, pixels: &[u32], changed: &TileSet) -> usize {
        let blank;
        let state = match &self.state {
            Some(state) if state.size == size && !self.fresh => state,
            _ => {
                blank = State::new(size);
                &blank
            }
        };
        let padded = padded(size, pixels);
        let pixels = padded.as_deref().unwrap_or(pixels);
        let tiles = changed.iter().filter_map(|tile| Some((tile, size.tile_at(tile)?)));
        let bits: usize = tiles.map(|(tile, area)| estimate_bits(state, pixels, tile, area)).sum();
        HEADER_BYTES + bits / 8
    }
}

/// Pixels for a whole picture, where there are too few.
fn padded(size: Size, pixels: &[u32]) -> Option<Vec<u32>> {
    let needed = usize::from(size.width()) * usize::from(size.height());
    (pixels.len() < needed).then(|| {
        let mut padded = pixels.to_vec();
        padded.resize(needed, 0);
        padded
    })
}

struct Writer {
    range: RangeEncoder,
    rice: RiceWriter,
}

impl Writer {
    fn finish(&mut self, packet: &mut Vec<u8>) {
        if self.rice.is_empty() {
            self.range.finish(packet);
            return;
        }
        if let Some(flags) = packet.last_mut() {
            *flags |= FLAG_RICH;
        }
        let start = packet.len();
        packet.extend_from_slice(&[0; 4]);
        self.range.finish(packet);
        let length = u32::try_from(packet.len() - start - 4).unwrap_or(u32::MAX);
        if let Some(field) = packet.get_mut(start..start + 4) {
            field.copy_from_slice(&length.to_le_bytes());
        }
        self.rice.finish(packet);
    }
}

impl Coder for Writer {
    #[inline]
    fn bit(&mut self, probability: &mut Probability, is_set: impl FnOnce() -> bool) -> bool {
        let bit = is_set();
        self.range.encode(probability, bit);
        bit
    }

    #[inline]
    fn rice(&mut self, k: u32, byte: impl FnOnce() -> u8) -> u8 {
        let byte = byte();
        self.rice.write(k, byte);
        byte
    }

    fn is_cut_off(&self) -> bool {
        false
    }
}
