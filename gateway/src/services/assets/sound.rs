//! Sounds: decoded to the end, or to where they are too long.

use shared::limits::MAX_PROJECT_SIZE_BYTES;
use symphonia::core::audio::SampleBuffer;
use symphonia::core::codecs::{Decoder, DecoderOptions};
use symphonia::core::errors::Error;
use symphonia::core::formats::FormatReader;
use symphonia::core::io::MediaSourceStream;

use super::AssetError;
use super::budget::Budget;

/// Longest sound, in seconds.
pub(super) const MAX_SECONDS: usize = 600;
/// Most samples of all channels: as many as the longest sound has in stereo at 48 kHz. Vorbis may have so many channels and
/// so high a rate that the length alone would bound neither time nor memory.
pub(super) const MAX_SAMPLES: usize = MAX_SECONDS * 48_000 * 2;
/// Most samples that are kept: with more of them the sound is larger than a project.
const MAX_KEPT_SAMPLES: usize = MAX_PROJECT_SIZE_BYTES / size_of::<i16>();
const RATES: std::ops::RangeInclusive<u32> = 4000..=192_000;
const MAX_CHANNELS: usize = 8;

/// What is kept of a sound while it is decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Keep {
    /// Only that it can be decoded.
    Nothing,
    /// The packets as they are found.
    Packets,
    /// What is heard.
    Samples,
}

/// What came out of a sound.
#[derive(Default)]
pub(super) struct Decoded {
    /// Samples a second.
    pub(super) rate: u32,
    /// Channels.
    pub(super) channels: usize,
    /// Samples of one channel.
    pub(super) frames: usize,
    /// Samples, the channels by turns; none unless they are kept.
    pub(super) samples: Vec<i16>,
    /// The packets, one behind the other; none unless they are kept.
    pub(super) packets: Vec<u8>,
}

impl Decoded {
    /// Counts what a packet holds, before it is kept.
    fn count(&mut self, frames: usize) -> Result<(), AssetError> {
        self.frames += frames;
        let most = MAX_SECONDS * usize::try_from(self.rate).unwrap_or(usize::MAX);
        if self.frames > most || self.frames * self.channels > MAX_SAMPLES {
            return Err(AssetError::TooLong);
        }
        Ok(())
    }
}

pub(super) fn stream(content: Vec<u8>) -> MediaSourceStream {
    MediaSourceStream::new(
        Box::new(std::io::Cursor::new(content)),
        symphonia::core::io::MediaSourceStreamOptions::default(),
    )
}

/// Decodes a sound to its end. A packet that cannot be decoded is passed over, as players do; more of those than others
/// is no sound.
pub(super) fn decode(
    mut reader: Box<dyn FormatReader>,
    keep: Keep,
    budget: &mut Budget,
) -> Result<Decoded, AssetError> {
    let track = reader.default_track().ok_or(AssetError::Damaged)?;
    let id = track.id;
    let mut decoder = symphonia::default::get_codecs()
        .make(&track.codec_params, &DecoderOptions::default())
        .map_err(|_| AssetError::Damaged)?;
    let mut found = Decoded::default();
    let (mut well, mut badly) = (0_usize, 0_usize);
    loop {
        let packet = match reader.next_packet() {
            Ok(packet) if packet.track_id() == id => packet,
            Ok(_) => continue,
            Err(Error::IoError(_)) => break,
            Err(_) => return Err(AssetError::Damaged),
        };
        if keep == Keep::Packets {
            found.packets.extend_from_slice(packet.buf());
        }
        if decode_packet(decoder.as_mut(), &packet, keep, budget, &mut found)? {
            well += 1;
        } else {
            badly += 1;
        }
    }
    if found.frames == 0 || badly > well { Err(AssetError::Damaged) } else { Ok(found) }
}

/// Whether the packet could be decoded.
fn decode_packet(
    decoder: &mut dyn Decoder,
    packet: &symphonia::core::formats::Packet,
    keep: Keep,
    budget: &mut Budget,
    found: &mut Decoded,
) -> Result<bool, AssetError> {
    let buffer = match decoder.decode(packet) {
        Ok(buffer) => buffer,
        Err(Error::DecodeError(_) | Error::IoError(_)) => return Ok(false),
        Err(_) => return Err(AssetError::Damaged),
    };
    let (rate, channels) = (buffer.spec().rate, buffer.spec().channels.count());
    if !RATES.contains(&rate) || !(1..=MAX_CHANNELS).contains(&channels) {
        return Err(AssetError::Damaged);
    }
    if found.rate != 0 && (found.rate, found.channels) != (rate, channels) {
        return Err(AssetError::Damaged);
    }
    (found.rate, found.channels) = (rate, channels);
    found.count(buffer.frames())?;
    budget.take_samples(buffer.frames() * channels)?;
    if keep == Keep::Samples {
        if found.frames * channels > MAX_KEPT_SAMPLES {
            return Err(AssetError::TooLarge);
        }
        let room = u64::try_from(buffer.capacity()).unwrap_or(u64::MAX);
        let mut samples = SampleBuffer::<i16>::new(room, *buffer.spec());
        samples.copy_interleaved_ref(buffer);
        found.samples.extend_from_slice(samples.samples());
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use symphonia::core::formats::FormatOptions;
    use symphonia::default::formats::OggReader;

    use super::*;

    const TONE: &[u8] = include_bytes!("../../../tests/fixtures/tone.ogg");

    #[rstest::rstest]
    #[case(Keep::Nothing, false, false)]
    #[case(Keep::Packets, false, true)]
    #[case(Keep::Samples, true, false)]
    fn only_what_is_asked_for_is_kept(#[case] keep: Keep, #[case] samples: bool, #[case] packets: bool) {
        let reader = OggReader::try_new(stream(TONE.to_vec()), &FormatOptions::default()).unwrap();
        let sound = decode(Box::new(reader), keep, &mut Budget::default()).unwrap();
        assert!(sound.frames > 0);
        assert_eq!((sound.samples.capacity() > 0, sound.packets.capacity() > 0), (samples, packets));
    }

    #[rstest::rstest]
    #[case(4000, 1, MAX_SECONDS * 4000)]
    #[case(48_000, 2, MAX_SECONDS * 48_000)]
    #[case(48_000, 8, MAX_SAMPLES / 8)]
    #[case(192_000, 2, MAX_SAMPLES / 2)]
    fn neither_length_nor_channels_nor_rate_make_it_endless(
        #[case] rate: u32,
        #[case] channels: usize,
        #[case] most: usize,
    ) {
        let mut sound = Decoded { rate, channels, ..Decoded::default() };
        assert_eq!(sound.count(most), Ok(()));
        assert_eq!(sound.count(1), Err(AssetError::TooLong));
    }
}
