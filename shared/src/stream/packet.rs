//! The kinds of packet on the play socket. The first byte of a packet is its kind.

use serde::{Deserialize, Serialize};

use crate::api::{GameEvent, InputRequest};

/// Server to viewer: a [`super::picture`] packet, from its kind byte on.
pub const PICTURE: u8 = 0x01;
/// Server to viewer: a [`GameEvent`] as JSON.
pub const EVENT: u8 = 0x02;
/// Server to viewer: a [`super::video`] packet, from its kind byte on.
pub const VIDEO: u8 = 0x03;
/// Server to viewer: a [`super::sound`] packet, from its kind byte on.
pub const SOUND: u8 = 0x04;
/// Viewer to server: an [`InputRequest`] as JSON.
pub const INPUT: u8 = 0x81;
/// Viewer to server: a [`ViewerSettings`] as JSON.
pub const SETTINGS: u8 = 0x83;
/// Viewer to server: the `u32` sequence number of the picture that was painted last.
pub const ACKNOWLEDGE: u8 = 0x82;

/// What a viewer wants. Until it says, it sees, hears, plays, and can show no video.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a field of the packet's JSON, and says yes or no to one thing"
)]
pub struct ViewerSettings {
    /// Whether anybody can see the picture: false in a hidden tab.
    #[serde(default = "yes")]
    pub visible: bool,
    /// Whether sound is wanted.
    #[serde(default = "yes")]
    pub sound: bool,
    /// Whether it can show H.264, constrained baseline profile.
    #[serde(default)]
    pub h264: bool,
    /// Whether the game shall stand still.
    #[serde(default)]
    pub paused: bool,
}

impl Default for ViewerSettings {
    fn default() -> Self {
        Self { visible: true, sound: true, h264: false, paused: false }
    }
}

fn yes() -> bool {
    true
}

/// What a viewer may send.
#[derive(Debug, Clone, PartialEq)]
pub enum FromViewer {
    /// The player did something.
    Input(InputRequest),
    /// The picture with this sequence number has been painted.
    Acknowledge(u32),
    /// What it wants to be sent from now on.
    Settings(ViewerSettings),
}

/// A packet a viewer must not send.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("malformed play packet")]
pub struct MalformedPacket;

impl FromViewer {
    /// Reads a packet.
    ///
    /// # Errors
    /// [`MalformedPacket`], also for input that [`InputRequest::check`] refuses.
    pub fn decode(packet: &[u8]) -> Result<Self, MalformedPacket> {
        let (&kind, body) = packet.split_first().ok_or(MalformedPacket)?;
        match kind {
            INPUT => {
                let input: InputRequest = serde_json::from_slice(body).map_err(|_| MalformedPacket)?;
                input.check().map(|()| Self::Input(input)).map_err(|_| MalformedPacket)
            }
            ACKNOWLEDGE => {
                body.try_into().map(|bytes| Self::Acknowledge(u32::from_le_bytes(bytes))).map_err(|_| MalformedPacket)
            }
            SETTINGS => serde_json::from_slice(body).map(Self::Settings).map_err(|_| MalformedPacket),
            _ => Err(MalformedPacket),
        }
    }

    /// Writes the packet.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        match self {
            Self::Input(input) => tagged_json(INPUT, input),
            Self::Settings(settings) => tagged_json(SETTINGS, settings),
            Self::Acknowledge(sequence) => {
                let mut packet = vec![ACKNOWLEDGE];
                packet.extend_from_slice(&sequence.to_le_bytes());
                packet
            }
        }
    }
}

/// Writes an event packet.
#[must_use]
pub fn encode_event(event: &GameEvent) -> Vec<u8> {
    tagged_json(EVENT, event)
}

fn tagged_json<T: serde::Serialize>(kind: u8, value: &T) -> Vec<u8> {
    let mut packet = vec![kind];
    // These types hold only strings, numbers and lists of them: serializing them cannot fail.
    if serde_json::to_writer(&mut packet, value).is_err() {
        packet.truncate(1);
    }
    packet
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::InputEvent;
    use crate::limits::MAX_INPUT_EVENTS;

    #[rstest::rstest]
    #[case(FromViewer::Acknowledge(7))]
    #[case(FromViewer::Settings(ViewerSettings { visible: false, sound: true, h264: true, paused: true }))]
    #[case(FromViewer::Input(InputRequest { events: vec![InputEvent::PointerMove { x: 1.5, y: 2.0 }] }))]
    fn packets_round_trip(#[case] packet: FromViewer) {
        assert_eq!(FromViewer::decode(&packet.encode()), Ok(packet));
    }

    #[rstest::rstest]
    #[case(b"")]
    #[case(b"\x82\x01\x02")]
    #[case(b"\x81{\"events\":[{\"type\":\"explode\"}]}")]
    #[case(b"\x07")]
    fn other_packets_are_refused(#[case] packet: &[u8]) {
        assert_eq!(FromViewer::decode(packet), Err(MalformedPacket));
    }

    #[test]
    fn too_many_events_are_refused() {
        let events = vec![InputEvent::Blur; MAX_INPUT_EVENTS + 1];
        let packet = FromViewer::Input(InputRequest { events }).encode();
        assert_eq!(FromViewer::decode(&packet), Err(MalformedPacket));
    }
}
