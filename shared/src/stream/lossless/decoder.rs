//! Reads picture packets as a viewer does.

use super::coder::Coder;
use super::range_coder::{Probability, RangeDecoder};
use super::rice::RiceReader;
use super::state::State;
use super::{FLAG_RESET, FLAG_RICH, HEADER_BYTES, TileSet};
use crate::stream::packet::PICTURE;
use crate::stream::picture::{PictureError, Size};

/// Holds the picture after the last packet.
#[derive(Default)]
pub struct Decoder {
    /// `None` before the first packet and after a malformed one: only a packet that resets can be read then.
    state: Option<State>,
}

/// What a packet changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The packet's sequence number.
    pub sequence: u32,
    /// The size of the whole picture.
    pub size: Size,
    /// Whether the picture began anew, black.
    pub reset: bool,
    /// The tiles that were coded.
    pub changed: TileSet,
}

impl Decoder {
    /// A decoder that has seen nothing.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The picture, row by row, `0x00RRGGBB`; empty before the first packet and after a malformed one.
    #[must_use]
    pub fn picture(&self) -> &[u32] {
        self.state.as_ref().map_or(&[], |state| &state.picture)
    }

    /// Reads a packet and applies it. Allocates no more than a few whole pictures, whatever the packet claims.
    ///
    /// # Errors
    /// [`PictureError::Size`], [`PictureError::Malformed`]; from then on only a packet that resets is understood.
    pub fn decode(&mut self, packet: &[u8]) -> Result<Decoded, PictureError> {
        let state = self.state.take();
        let (state, decoded) = decode(state, packet)?;
        self.state = Some(state);
        Ok(decoded)
    }
}

fn decode(state: Option<State>, packet: &[u8]) -> Result<(State, Decoded), PictureError> {
    let (header, payload) = packet.split_at_checked(HEADER_BYTES).ok_or(PictureError::Malformed)?;
    let &[PICTURE, s0, s1, s2, s3, w0, w1, h0, h1, flags] = header else {
        return Err(PictureError::Malformed);
    };
    let size = Size::new(u16::from_le_bytes([w0, w1]), u16::from_le_bytes([h0, h1]))?;
    if flags & !(FLAG_RESET | FLAG_RICH) != 0 {
        return Err(PictureError::Malformed);
    }
    let reset = flags & FLAG_RESET != 0;
    let mut state = match state {
        Some(state) if !reset && state.size == size => state,
        _ if reset => State::new(size),
        _ => return Err(PictureError::Malformed),
    };
    let mut reader = Reader::new(payload, flags & FLAG_RICH != 0)?;
    state.code_plans(&mut reader, |_, _, _| None);
    state.code_tiles(&mut reader, None);
    reader.finish()?;
    let mut changed = TileSet::empty(size);
    for plan in state.plans() {
        changed.insert(plan.tile);
    }
    Ok((state, Decoded { sequence: u32::from_le_bytes([s0, s1, s2, s3]), size, reset, changed }))
}

struct Reader<'a> {
    range: RangeDecoder<'a>,
    rice: RiceReader<'a>,
}

impl<'a> Reader<'a> {
    fn new(payload: &'a [u8], has_rich: bool) -> Result<Self, PictureError> {
        let (range, rice) = if has_rich {
            let (&length, rest) = payload.split_first_chunk().ok_or(PictureError::Malformed)?;
            let length = usize::try_from(u32::from_le_bytes(length)).map_err(|_| PictureError::Malformed)?;
            rest.split_at_checked(length).ok_or(PictureError::Malformed)?
        } else {
            (payload, [].as_slice())
        };
        Ok(Self { range: RangeDecoder::new(range), rice: RiceReader::new(rice) })
    }

    fn finish(&self) -> Result<(), PictureError> {
        let has_rest = self.range.has_rest() || self.rice.has_rest();
        if self.is_cut_off() || has_rest { Err(PictureError::Malformed) } else { Ok(()) }
    }
}

impl Coder for Reader<'_> {
    #[inline]
    fn bit(&mut self, probability: &mut Probability, _: impl FnOnce() -> bool) -> bool {
        self.range.decode(probability)
    }

    #[inline]
    fn rice(&mut self, k: u32, _: impl FnOnce() -> u8) -> u8 {
        self.rice.read(k)
    }

    fn is_cut_off(&self) -> bool {
        self.range.is_cut_off() || self.rice.is_cut_off()
    }
}
