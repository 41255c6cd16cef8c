//! Uncompressed sound, as a stage hands it to an executor.

/// Most channels of one stream; what a game may open.
pub const MAX_CHANNELS: u8 = 8;
/// Rates a game may open, in samples a second.
pub const RATES_HZ: std::ops::RangeInclusive<u32> = 4_000..=192_000;
/// Largest piece of sound in one message: 43 ms of the largest format.
pub const MAX_CHUNK_BYTES: usize = 256 * 1024;

const HEADER_BYTES: usize = 7;
const FIRST: u8 = 1;

/// How one sample is written. The numbers are the link's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum SampleFormat {
    /// Unsigned, 8 bits; 128 is silence.
    U8 = 0,
    /// Signed, 16 bits, little-endian.
    S16Le = 1,
    /// Signed, 16 bits, big-endian.
    S16Be = 2,
    /// Signed, 32 bits, little-endian.
    S32Le = 3,
    /// Signed, 32 bits, big-endian.
    S32Be = 4,
    /// IEEE 754, 32 bits, little-endian; full scale is 1.
    F32Le = 5,
    /// IEEE 754, 32 bits, big-endian; full scale is 1.
    F32Be = 6,
}

/// How a stream of sound is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PcmFormat {
    rate_hz: u32,
    channels: u8,
    sample: SampleFormat,
}

/// Sound that directly follows what came before it, unless it is the first after silence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SoundChunk {
    /// How the samples are written.
    pub format: PcmFormat,
    /// Whether there was silence before it, of which nothing is sent.
    pub first: bool,
    /// Whole frames: one sample of each channel, and again.
    pub samples: Vec<u8>,
}

impl SampleFormat {
    /// How many bytes one sample takes.
    #[must_use]
    pub fn bytes(self) -> usize {
        match self {
            Self::U8 => 1,
            Self::S16Le | Self::S16Be => 2,
            Self::S32Le | Self::S32Be | Self::F32Le | Self::F32Be => 4,
        }
    }

    /// The byte that silence consists of.
    #[must_use]
    pub fn silence(self) -> u8 {
        if self == Self::U8 { 0x80 } else { 0 }
    }

    fn from_number(number: u8) -> Option<Self> {
        [Self::U8, Self::S16Le, Self::S16Be, Self::S32Le, Self::S32Be, Self::F32Le, Self::F32Be]
            .into_iter()
            .find(|&format| format as u8 == number)
    }
}

impl PcmFormat {
    /// A format with a rate in [`RATES_HZ`] and 1 to [`MAX_CHANNELS`] channels.
    #[must_use]
    pub fn new(rate_hz: u32, channels: u8, sample: SampleFormat) -> Option<Self> {
        let is_usable = RATES_HZ.contains(&rate_hz) && (1..=MAX_CHANNELS).contains(&channels);
        is_usable.then_some(Self { rate_hz, channels, sample })
    }

    /// Frames a second.
    #[must_use]
    pub fn rate_hz(self) -> u32 {
        self.rate_hz
    }

    /// Samples in a frame.
    #[must_use]
    pub fn channels(self) -> u8 {
        self.channels
    }

    /// How a sample is written.
    #[must_use]
    pub fn sample(self) -> SampleFormat {
        self.sample
    }

    /// How many bytes one frame takes.
    #[must_use]
    pub fn frame_bytes(self) -> usize {
        usize::from(self.channels) * self.sample.bytes()
    }
}

impl SoundChunk {
    /// The body of its link message.
    #[must_use]
    pub(crate) fn encode(&self) -> Vec<u8> {
        let mut body = Vec::with_capacity(HEADER_BYTES + self.samples.len());
        body.extend_from_slice(&self.format.rate_hz.to_le_bytes());
        body.extend_from_slice(&[self.format.channels, self.format.sample as u8, u8::from(self.first) * FIRST]);
        body.extend_from_slice(&self.samples);
        body
    }

    /// Reads the body of a link message; none when it is not one, or holds no whole frames or too many.
    #[must_use]
    pub(crate) fn decode(body: &[u8]) -> Option<Self> {
        let (header, samples) = body.split_first_chunk::<HEADER_BYTES>()?;
        let &[r0, r1, r2, r3, channels, sample, flags] = header;
        let rate_hz = u32::from_le_bytes([r0, r1, r2, r3]);
        let format = PcmFormat::new(rate_hz, channels, SampleFormat::from_number(sample)?)?;
        let is_whole = !samples.is_empty() && samples.len().is_multiple_of(format.frame_bytes());
        (is_whole && samples.len() <= MAX_CHUNK_BYTES && flags <= FIRST).then(|| Self {
            format,
            first: flags == FIRST,
            samples: samples.to_vec(),
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn chunk() -> impl Strategy<Value = SoundChunk> {
        (RATES_HZ, 1..=MAX_CHANNELS, 0u8..7, any::<bool>(), 1usize..200).prop_map(
            |(rate_hz, channels, number, first, frames)| {
                let format = PcmFormat::new(rate_hz, channels, SampleFormat::from_number(number).unwrap()).unwrap();
                SoundChunk { format, first, samples: vec![number; frames * format.frame_bytes()] }
            },
        )
    }

    proptest! {
        #[test]
        fn chunks_round_trip(chunk in chunk()) {
            prop_assert_eq!(SoundChunk::decode(&chunk.encode()), Some(chunk));
        }

        #[test]
        fn half_frames_are_refused(chunk in chunk()) {
            prop_assume!(chunk.format.frame_bytes() > 1);
            let body = chunk.encode();
            prop_assert_eq!(SoundChunk::decode(&body[..body.len() - 1]), None);
        }
    }

    #[rstest::rstest]
    #[case::rate_of_zero(0, 2)]
    #[case::rate_beyond_hearing(1_000_000, 2)]
    #[case::no_channel(44_100, 0)]
    #[case::too_many_channels(44_100, 9)]
    fn other_formats_are_refused(#[case] rate_hz: u32, #[case] channels: u8) {
        assert_eq!(PcmFormat::new(rate_hz, channels, SampleFormat::S16Le), None);
    }
}
