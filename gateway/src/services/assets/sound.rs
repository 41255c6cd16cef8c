//! Sounds: decoded to the end, or to where they are too long.

use symphonia::core::audio::SampleBuffer;
use symphonia::core::codecs::{Decoder, DecoderOptions};
use symphonia::core::errors::Error;
use symphonia::core::formats::FormatReader;
use symphonia::core::io::MediaSourceStream;

use super::AssetError;

/// Longest sound, in seconds.
pub(super) const MAX_SECONDS: usize = 600;
const RATES: std::ops::RangeInclusive<u32> = 4000..=192_000;
const MAX_CHANNELS: usize = 8;

/// What came out of a sound.
pub(super) struct Decoded {
    /// Samples a second.
    pub(super) rate: u32,
    /// Channels.
    pub(super) channels: usize,
    /// Samples, the channels by turns.
    pub(super) samples: Vec<i16>,
    /// The packets as they were found, one behind the other.
    pub(super) packets: Vec<u8>,
}

pub(super) fn stream(content: Vec<u8>) -> MediaSourceStream {
    MediaSourceStream::new(
        Box::new(std::io::Cursor::new(content)),
        symphonia::core::io::MediaSourceStreamOptions::default(),
    )
}

/// Decodes a sound to its end. A packet that cannot be decoded is passed over, as players do; more of those than others
/// is no sound.
pub(super) fn decode(mut reader: Box<dyn FormatReader>) -> Result<Decoded, AssetError> {
    let track = reader.default_track().ok_or(AssetError::Damaged)?;
    let id = track.id;
    let mut decoder = symphonia::default::get_codecs()
        .make(&track.codec_params, &DecoderOptions::default())
        .map_err(|_| AssetError::Damaged)?;
    let mut found = Decoded { rate: 0, channels: 0, samples: Vec::new(), packets: Vec::new() };
    let (mut well, mut badly) = (0_usize, 0_usize);
    loop {
        let packet = match reader.next_packet() {
            Ok(packet) if packet.track_id() == id => packet,
            Ok(_) => continue,
            Err(Error::IoError(_)) => break,
            Err(_) => return Err(AssetError::Damaged),
        };
        found.packets.extend_from_slice(packet.buf());
        if decode_packet(decoder.as_mut(), &packet, &mut found)? {
            well += 1;
        } else {
            badly += 1;
        }
    }
    if found.samples.is_empty() || badly > well { Err(AssetError::Damaged) } else { Ok(found) }
}

/// Whether the packet could be decoded.
fn decode_packet(
    decoder: &mut dyn Decoder,
    packet: &symphonia::core::formats::Packet,
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
    let frames = u64::try_from(buffer.capacity()).unwrap_or(u64::MAX);
    let mut samples = SampleBuffer::<i16>::new(frames, *buffer.spec());
    samples.copy_interleaved_ref(buffer);
    found.samples.extend_from_slice(samples.samples());
    let most = MAX_SECONDS * usize::try_from(rate).unwrap_or(usize::MAX) * channels;
    if found.samples.len() > most { Err(AssetError::TooLong) } else { Ok(true) }
}
