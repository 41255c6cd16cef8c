//! An adaptive binary range coder: bytes out, 32-bit range, carries propagated.
//!
//! After G. N. N. Martin, "Range encoding: an algorithm for removing redundancy from a digitised message", 1979, with the
//! carry handling that LZMA made common.

/// Below this the range gives up a byte.
const SMALLEST_RANGE: u32 = 1 << 24;
const FAST_SHIFT: u32 = 4;
const SLOW_SHIFT: u32 = 6;
/// The decoder looks this many bytes ahead, and the encoder leaves out as many at the end where they are zeros.
const LOOKAHEAD_BYTES: usize = 4;

/// How likely a bit is 0, in 1/65536: the mean of an estimate that learns fast and one that learns slowly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Probability {
    fast: u16,
    slow: u16,
}

impl Default for Probability {
    fn default() -> Self {
        Self { fast: 0x8000, slow: 0x8000 }
    }
}

impl Probability {
    #[inline]
    fn of_zero(self) -> u32 {
        (u32::from(self.fast) + u32::from(self.slow)) >> 1
    }

    #[inline]
    fn learn(&mut self, bit: bool) {
        // The differences are below 65536, so that neither estimate leaves its 16 bits.
        if bit {
            self.fast -= self.fast >> FAST_SHIFT;
            self.slow -= self.slow >> SLOW_SHIFT;
        } else {
            self.fast += rise(self.fast, FAST_SHIFT);
            self.slow += rise(self.slow, SLOW_SHIFT);
        }
    }
}

#[inline]
fn rise(estimate: u16, shift: u32) -> u16 {
    // 65535 - e and 65536 - e differ after the shift only where e is a multiple of 2^shift.
    let up = ((0x1_0000 - u32::from(estimate)) >> shift) & 0xffff;
    u16::try_from(up).unwrap_or(u16::MAX)
}

/// Writes bits.
pub(super) struct RangeEncoder {
    low: u64,
    range: u32,
    /// The last byte that a carry may still change, and how many `0xff` follow it.
    held: u8,
    pending: usize,
    bytes: Vec<u8>,
}

impl RangeEncoder {
    pub(super) fn new() -> Self {
        Self { low: 0, range: u32::MAX, held: 0, pending: 0, bytes: Vec::new() }
    }

    #[inline]
    pub(super) fn encode(&mut self, probability: &mut Probability, bit: bool) {
        let bound = (self.range >> 16) * probability.of_zero();
        if bit {
            self.low += u64::from(bound);
            self.range -= bound;
        } else {
            self.range = bound;
        }
        probability.learn(bit);
        while self.range < SMALLEST_RANGE {
            self.range <<= 8;
            self.shift();
        }
    }

    fn shift(&mut self) {
        let [.., carry, top, _, _, _] = self.low.to_be_bytes();
        if carry != 0 || top != 0xff {
            self.bytes.push(self.held.wrapping_add(carry));
            let filler = 0xff_u8.wrapping_add(carry);
            self.bytes.extend(std::iter::repeat_n(filler, self.pending));
            self.pending = 0;
            self.held = top;
        } else {
            self.pending += 1;
        }
        self.low = (self.low & 0x00ff_ffff) << 8;
    }

    /// The bytes of all bits since the last call; what a decoder would read as zeros anyway is left out.
    pub(super) fn finish(&mut self, packet: &mut Vec<u8>) {
        self.settle();
        for _ in 0..=LOOKAHEAD_BYTES {
            self.shift();
        }
        // The first byte is always 0: no carry reaches it, since the whole code is a fraction below 1.
        let used = self.bytes.iter().rposition(|&byte| byte != 0).map_or(0, |last| last + 1);
        let kept = used.max(self.bytes.len().saturating_sub(LOOKAHEAD_BYTES)).max(1);
        packet.extend_from_slice(self.bytes.get(1..kept).unwrap_or_default());
        let bytes = std::mem::take(&mut self.bytes);
        *self = Self { bytes, ..Self::new() };
        self.bytes.clear();
    }

    /// Chooses, among the numbers that mean these bits, the one with the most zeros at its end.
    fn settle(&mut self) {
        let end = self.low + u64::from(self.range);
        for zeros in (0..32).rev() {
            let mask = (1_u64 << zeros) - 1;
            let candidate = (self.low + mask) & !mask;
            if candidate < end {
                self.low = candidate;
                return;
            }
        }
    }
}

/// Reads bits. Past the end it reads zeros, and remembers how far it went.
pub(super) struct RangeDecoder<'a> {
    bytes: &'a [u8],
    position: usize,
    range: u32,
    code: u32,
}

impl<'a> RangeDecoder<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        let mut decoder = Self { bytes, position: 0, range: u32::MAX, code: 0 };
        for _ in 0..LOOKAHEAD_BYTES {
            decoder.shift();
        }
        decoder
    }

    #[inline]
    pub(super) fn decode(&mut self, probability: &mut Probability) -> bool {
        let bound = (self.range >> 16) * probability.of_zero();
        let bit = self.code >= bound;
        if bit {
            self.code -= bound;
            self.range -= bound;
        } else {
            self.range = bound;
        }
        probability.learn(bit);
        while self.range < SMALLEST_RANGE {
            self.range <<= 8;
            self.shift();
        }
        bit
    }

    #[inline]
    fn shift(&mut self) {
        let byte = self.bytes.get(self.position).copied().unwrap_or(0);
        self.position += 1;
        self.code = self.code << 8 | u32::from(byte);
    }

    /// Whether more was read than any encoder would have left out.
    pub(super) fn is_cut_off(&self) -> bool {
        self.position > self.bytes.len() + LOOKAHEAD_BYTES
    }

    /// Whether bytes are left that no encoder would have written.
    pub(super) fn has_rest(&self) -> bool {
        self.position < self.bytes.len()
    }
}
