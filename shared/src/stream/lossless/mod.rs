//! The picture packet: what changed since the packet before, coded without loss against what the viewer holds.
//!
//! Header, little-endian: kind `u8` ([`super::packet::PICTURE`]), sequence `u32`, width `u16`, height `u16`, flags `u8`.
//! Then what `docs/STREAM.md` describes: which tiles changed and how, bit by bit through an adaptive range coder whose
//! models, like the picture itself, are kept from packet to packet on both sides.
//!
//! Encoder and decoder share every line that touches this state. What they share is generic over [`coder::Coder`]: it is
//! told a decision and writes it, or reads it and tells.

mod coder;
mod context_tile;
mod decoder;
mod encoder;
mod model;
mod motion;
mod number;
mod plan;
mod range_coder;
mod rice;
mod rich_tile;
mod shelf;
mod state;
mod tile_set;

pub use decoder::{Decoded, Decoder};
pub use encoder::Encoder;
pub use tile_set::TileSet;

const HEADER_BYTES: usize = 10;
/// Flag: begin anew, with a black picture and fresh models.
const FLAG_RESET: u8 = 1;
/// Flag: the range coder's bytes are preceded by their length `u32` and followed by the bits of rich tiles.
const FLAG_RICH: u8 = 2;

#[cfg(test)]
mod tests;
