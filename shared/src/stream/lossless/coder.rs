//! What the shared half of encoder and decoder asks of either: to code one decision after another.

use super::range_coder::Probability;

/// Writes what it is told, or reads it; a reader never calls the closures.
pub(super) trait Coder {
    /// Codes one bit through the range coder and lets its probability learn.
    fn bit(&mut self, probability: &mut Probability, is_set: impl FnOnce() -> bool) -> bool;

    /// Codes one byte as a Rice code of `k` low bits, beside the range coder.
    fn rice(&mut self, k: u32, byte: impl FnOnce() -> u8) -> u8;

    /// Whether more was read than there is; what is coded from then on means nothing.
    fn is_cut_off(&self) -> bool;
}
