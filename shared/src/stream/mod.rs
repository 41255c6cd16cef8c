//! Packets of the play socket, subprotocol [`SUBPROTOCOL`]. `docs/STREAM.md` describes them byte by byte.

pub mod lossless;
pub mod packet;
pub mod picture;
pub mod video;

/// The WebSocket subprotocol a viewer asks for.
pub const SUBPROTOCOL: &str = "pixel.play.v1";

/// Edge of a tile in pixels; tiles at the right and bottom edge are cut off there.
pub const TILE_SIZE: u16 = 32;
