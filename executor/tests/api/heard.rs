//! What a viewer hears: sound packets decoded, and measured.

use opus::{Channels, Decoder};
use shared::stream::sound::{CHANNELS, PACKET_FRAMES, RATE_HZ, SoundPacket};

/// Decoded sound, packet by packet.
#[derive(Default)]
pub struct Heard {
    decoder: Option<Decoder>,
    packets: Vec<Packet>,
}

#[derive(Clone)]
struct Packet {
    sequence: u32,
    first: bool,
    left: Vec<f32>,
}

impl Heard {
    /// Decodes a packet; its numbers must follow on.
    pub fn take(&mut self, packet: &[u8]) {
        let packet = SoundPacket::decode(packet).unwrap();
        if let Some(last) = self.packets.last() {
            assert!(packet.sequence > last.sequence, "sequence numbers rise");
        }
        let decoder = self.decoder.get_or_insert_with(|| Decoder::new(RATE_HZ, Channels::Stereo).unwrap());
        let mut samples = [0.0; PACKET_FRAMES * CHANNELS];
        assert_eq!(decoder.decode_float(packet.opus, &mut samples, false).unwrap(), PACKET_FRAMES);
        let left = samples.chunks(CHANNELS).map(|frame| frame[0]).collect();
        self.packets.push(Packet { sequence: packet.sequence, first: packet.first, left });
    }

    /// How many packets came.
    pub fn len(&self) -> usize {
        self.packets.len()
    }

    /// What came after this many packets.
    pub fn since(&self, packets: usize) -> Self {
        Self { decoder: None, packets: self.packets[packets..].to_vec() }
    }

    /// How much sound came after this many packets.
    pub fn seconds_since(&self, packets: usize) -> f64 {
        let frames = self.packets[packets..].len() * PACKET_FRAMES;
        f64::from(u32::try_from(frames).unwrap()) / f64::from(RATE_HZ)
    }

    /// Whether it begins after silence and goes on without.
    pub fn starts_after_silence(&self) -> bool {
        self.packets.iter().enumerate().all(|(number, packet)| packet.first == (number == 0))
    }

    /// Whether no packet is missing, and none but the first comes after silence.
    pub fn is_unbroken(&self) -> bool {
        self.packets.windows(2).all(|pair| pair[1].sequence == pair[0].sequence + 1 && !pair[1].first)
    }

    /// How strong a pitch is where the sound is under way (Goertzel's sum over 0.2 s); 1 for a tone of full scale.
    pub fn strength(&self, pitch_hz: f64) -> f64 {
        const SKIPPED: usize = 7_200;
        const MEASURED: u32 = 9_600;
        let left: Vec<f32> = self.packets.iter().flat_map(|packet| packet.left.iter().copied()).collect();
        let (mut sine, mut cosine) = (0.0, 0.0);
        for (frame, value) in (0..MEASURED).zip(&left[SKIPPED..]) {
            let angle = std::f64::consts::TAU * pitch_hz * f64::from(frame) / f64::from(RATE_HZ);
            sine += f64::from(*value) * angle.sin();
            cosine += f64::from(*value) * angle.cos();
        }
        sine.hypot(cosine) / (f64::from(MEASURED) / 2.0)
    }
}
