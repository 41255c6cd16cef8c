//! Sound packets: 10 ms of a game's sound, compressed. `docs/STREAM.md` describes them byte by byte.
//!
//! While the game is silent nothing is sent, and the first packet after that says so.

use super::packet::SOUND;

/// Rate of the sound that a packet decodes to, in frames a second.
pub const RATE_HZ: u32 = 48_000;
/// Channels of the sound that a packet decodes to.
pub const CHANNELS: usize = 2;
/// Frames that one packet decodes to: 10 ms. Twice as long would cost a tenth less to send, and be heard 10 ms later.
pub const PACKET_FRAMES: usize = 480;
/// Longest Opus packet with one frame of sound (RFC 6716 §3.4, with its table of contents byte).
pub const MAX_OPUS_BYTES: usize = 1276;

const HEADER_BYTES: usize = 10;
const FIRST: u8 = 1;

/// One packet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SoundPacket<'a> {
    /// Rises by one with every packet of the session, and starts anew after its largest value.
    pub sequence: u32,
    /// When its first sample was heard in the sandbox, in milliseconds of the session's clock.
    pub time_ms: u32,
    /// Whether it is the first after silence.
    pub first: bool,
    /// The sound: one Opus packet (RFC 6716), stereo.
    pub opus: &'a [u8],
}

/// Bytes that are no sound packet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("malformed sound packet")]
pub struct MalformedSound;

impl<'a> SoundPacket<'a> {
    /// Writes the packet, kind byte first.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let mut packet = Vec::with_capacity(HEADER_BYTES + self.opus.len());
        packet.push(SOUND);
        packet.extend_from_slice(&self.sequence.to_le_bytes());
        packet.extend_from_slice(&self.time_ms.to_le_bytes());
        packet.push(u8::from(self.first) * FIRST);
        packet.extend_from_slice(self.opus);
        packet
    }

    /// Reads a packet, kind byte first.
    ///
    /// # Errors
    /// [`MalformedSound`]. Unknown flags are passed over: a later version may set them.
    pub fn decode(packet: &'a [u8]) -> Result<Self, MalformedSound> {
        let (header, opus) = packet.split_first_chunk::<HEADER_BYTES>().ok_or(MalformedSound)?;
        let &[kind, s0, s1, s2, s3, t0, t1, t2, t3, flags] = header;
        if kind != SOUND || opus.is_empty() || opus.len() > MAX_OPUS_BYTES {
            return Err(MalformedSound);
        }
        Ok(Self {
            sequence: u32::from_le_bytes([s0, s1, s2, s3]),
            time_ms: u32::from_le_bytes([t0, t1, t2, t3]),
            first: flags & FIRST != 0,
            opus,
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn packets_round_trip(sequence: u32, time_ms: u32, first: bool, opus in vec(any::<u8>(), 1..=MAX_OPUS_BYTES)) {
            let packet = SoundPacket { sequence, time_ms, first, opus: &opus };
            let encoded = packet.encode();
            prop_assert_eq!(SoundPacket::decode(&encoded), Ok(packet));
        }

        #[test]
        fn any_bytes_decode_to_themselves_or_are_refused(mut bytes in vec(any::<u8>(), 0..2000), is_sound: bool) {
            if let (Some(kind), true) = (bytes.first_mut(), is_sound) {
                *kind = SOUND;
            }
            if let Ok(packet) = SoundPacket::decode(&bytes) {
                prop_assert_eq!(&packet.encode()[..HEADER_BYTES - 1], &bytes[..HEADER_BYTES - 1]);
                prop_assert_eq!(packet.opus, &bytes[HEADER_BYTES..]);
            }
        }
    }

    #[rstest::rstest]
    #[case::another_kind(&[0x01, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9])]
    #[case::no_sound(&[SOUND, 0, 0, 0, 0, 0, 0, 0, 0, 0])]
    #[case::too_short(&[SOUND, 0, 0])]
    #[case::too_long(&[SOUND; HEADER_BYTES + MAX_OPUS_BYTES + 1])]
    fn other_packets_are_refused(#[case] packet: &[u8]) {
        assert_eq!(SoundPacket::decode(packet), Err(MalformedSound));
    }
}
