//! What a play packet is, read from its first bytes alone: cheap enough for a client that watches fifty games at once.

use shared::stream::packet::{EVENT, PICTURE, VIDEO};

/// Kind byte, sequence, width, height: what pictures of both kinds begin with.
const HEADER_BYTES: usize = 9;

/// A packet from the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrival<'a> {
    /// A picture, lossless or as video.
    Picture {
        /// What the viewer acknowledges.
        sequence: u32,
        /// Width in pixels.
        width: u16,
        /// Height in pixels.
        height: u16,
        /// Whether it is lossy video.
        video: bool,
    },
    /// The JSON of an event.
    Event(&'a [u8]),
    /// Anything else, such as sound.
    Other,
}

impl<'a> Arrival<'a> {
    /// Looks at a packet.
    #[must_use]
    pub fn of(packet: &'a [u8]) -> Self {
        match packet.split_first() {
            Some((&EVENT, json)) => Self::Event(json),
            Some((&(PICTURE | VIDEO), _)) => Self::picture(packet).unwrap_or(Self::Other),
            _ => Self::Other,
        }
    }

    fn picture(packet: &[u8]) -> Option<Self> {
        let &[kind, s0, s1, s2, s3, w0, w1, h0, h1] = packet.first_chunk::<HEADER_BYTES>()?;
        Some(Self::Picture {
            sequence: u32::from_le_bytes([s0, s1, s2, s3]),
            width: u16::from_le_bytes([w0, w1]),
            height: u16::from_le_bytes([h0, h1]),
            video: kind == VIDEO,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case(PICTURE, false)]
    #[case(VIDEO, true)]
    fn pictures_of_both_kinds_say_their_sequence_and_size(#[case] kind: u8, #[case] video: bool) {
        let packet = [kind, 7, 1, 0, 0, 0x20, 3, 0x58, 2, 99];
        assert_eq!(Arrival::of(&packet), Arrival::Picture { sequence: 263, width: 800, height: 600, video });
    }

    #[rstest::rstest]
    #[case(&[PICTURE, 1, 0], Arrival::Other)]
    #[case(&[], Arrival::Other)]
    #[case(&[4, 1, 2, 3, 4, 5, 6, 7, 8, 9], Arrival::Other)]
    #[case(&[EVENT, b'{', b'}'], Arrival::Event(b"{}"))]
    fn other_packets_are_told_apart(#[case] packet: &[u8], #[case] expected: Arrival<'_>) {
        assert_eq!(Arrival::of(packet), expected);
    }
}
