//! Rice codes (R. F. Rice, 1979) in a bit stream, lowest bit of each byte first: for rich tiles, where a range coder
//! would be too slow in a browser.

/// This many ones mean that the byte follows as it is.
const ESCAPE_ONES: u32 = 16;

/// Writes Rice codes.
#[derive(Default)]
pub(super) struct RiceWriter {
    bits: u64,
    count: u32,
    bytes: Vec<u8>,
}

impl RiceWriter {
    /// `byte >> k` ones, a zero, and the `k` low bits.
    #[inline]
    pub(super) fn write(&mut self, k: u32, byte: u8) {
        let (value, ones) = (u64::from(byte), u32::from(byte) >> k);
        if ones < ESCAPE_ONES {
            let low = value & ((1 << k) - 1);
            self.put(((1 << ones) - 1) | low << (ones + 1), ones + 1 + k);
        } else {
            self.put(((1 << ESCAPE_ONES) - 1) | value << ESCAPE_ONES, ESCAPE_ONES + 8);
        }
    }

    #[inline]
    fn put(&mut self, bits: u64, count: u32) {
        self.bits |= bits << self.count;
        self.count += count;
        if self.count >= 32 {
            let [a, b, c, d, ..] = self.bits.to_le_bytes();
            self.bytes.extend_from_slice(&[a, b, c, d]);
            self.bits >>= 32;
            self.count -= 32;
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.count == 0 && self.bytes.is_empty()
    }

    /// Adds the bytes of all codes since the last call to a packet.
    pub(super) fn finish(&mut self, packet: &mut Vec<u8>) {
        let rest = self.bits.to_le_bytes();
        self.bytes.extend(rest.iter().take(self.count.div_ceil(8) as usize));
        packet.extend_from_slice(&self.bytes);
        self.bytes.clear();
        (self.bits, self.count) = (0, 0);
    }
}

/// Reads Rice codes. Past the end it reads zeros, and remembers how far it went.
pub(super) struct RiceReader<'a> {
    bytes: &'a [u8],
    position: usize,
    bits: u64,
    count: u32,
}

impl<'a> RiceReader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, position: 0, bits: 0, count: 0 }
    }

    #[inline]
    pub(super) fn read(&mut self, k: u32) -> u8 {
        while self.count < 32 {
            let byte = self.bytes.get(self.position).copied().unwrap_or(0);
            self.position += 1;
            self.bits |= u64::from(byte) << self.count;
            self.count += 8;
        }
        let ones = self.bits.trailing_ones().min(ESCAPE_ONES);
        if ones == ESCAPE_ONES {
            self.skip(ESCAPE_ONES);
            return self.take(8);
        }
        self.skip(ones + 1);
        let high = u8::try_from((ones << k) & 0xff).unwrap_or(0);
        high | self.take(k)
    }

    #[inline]
    fn take(&mut self, count: u32) -> u8 {
        let [low, ..] = (self.bits & ((1 << count) - 1)).to_le_bytes();
        self.skip(count);
        low
    }

    #[inline]
    fn skip(&mut self, count: u32) {
        self.bits >>= count;
        self.count -= count;
    }

    fn consumed(&self) -> usize {
        self.position - self.count as usize / 8
    }

    /// Whether more was read than there is.
    pub(super) fn is_cut_off(&self) -> bool {
        self.consumed() > self.bytes.len()
    }

    /// Whether bytes are left over.
    pub(super) fn has_rest(&self) -> bool {
        self.consumed() < self.bytes.len()
    }
}
