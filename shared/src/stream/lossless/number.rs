//! Numbers as bits with adaptive probabilities.

use super::coder::Coder;
use super::range_coder::Probability;

/// Values below `2 * N / 2`, most significant bit first; each bit's model is chosen by the bits before it.
#[derive(Debug, Clone)]
pub(super) struct BitTree<const N: usize>([Probability; N]);

impl<const N: usize> Default for BitTree<N> {
    fn default() -> Self {
        Self([Probability::default(); N])
    }
}

impl<const N: usize> BitTree<N> {
    /// Codes a value below N, which is a power of two.
    #[inline]
    pub(super) fn code<C: Coder>(&mut self, coder: &mut C, value: impl Fn() -> usize) -> usize {
        let bits = N.trailing_zeros();
        let mut node = 1;
        for bit in (0..bits).rev() {
            let Some(probability) = self.0.get_mut(node) else { break };
            let is_set = coder.bit(probability, || value() >> bit & 1 == 1);
            node = node << 1 | usize::from(is_set);
        }
        node - N
    }
}

const MAGNITUDE_BITS: usize = 12;

/// Whole numbers of at most 12 bits and a sign: how many bits, then the bits below the first, then the sign.
#[derive(Debug, Clone, Default)]
pub(super) struct SignedNumber {
    length: BitTree<16>,
    bits: [Probability; MAGNITUDE_BITS],
    sign: Probability,
}

impl SignedNumber {
    pub(super) fn code<C: Coder>(&mut self, coder: &mut C, value: i32) -> i32 {
        let magnitude = value.unsigned_abs();
        let length = self.length.code(coder, || (u32::BITS - magnitude.leading_zeros()) as usize).min(MAGNITUDE_BITS);
        if length == 0 {
            return 0;
        }
        let mut so_far = 1;
        for (bit, probability) in self.bits.iter_mut().enumerate().take(length - 1).rev() {
            so_far = so_far << 1 | i32::from(coder.bit(probability, || magnitude >> bit & 1 == 1));
        }
        if coder.bit(&mut self.sign, || value < 0) { -so_far } else { so_far }
    }
}
