//! WAV (RIFF) sounds: the samples alone, 16 bits each, under a head of our own.

use symphonia::core::formats::{FormatOptions, FormatReader as _};
use symphonia::default::formats::WavReader;

use super::AssetError;
use super::budget::Budget;
use super::sound::{Keep, decode, stream};

const BYTES_PER_SAMPLE: u16 = 2;
/// What follows the first two fields of the head.
const HEAD_BYTES: u32 = 36;

/// The sound alone.
pub(super) fn clean(content: &[u8], budget: &mut Budget) -> Result<Vec<u8>, AssetError> {
    let reader =
        WavReader::try_new(stream(content.to_vec()), &FormatOptions::default()).map_err(|_| AssetError::Damaged)?;
    let sound = decode(Box::new(reader), Keep::Samples, budget)?;
    write(sound.rate, sound.channels, &sound.samples).ok_or(AssetError::TooLarge)
}

/// PCM in a RIFF file (Multimedia Programming Interface and Data Specifications 1.0, §3).
fn write(rate: u32, channels: usize, samples: &[i16]) -> Option<Vec<u8>> {
    let channels = u16::try_from(channels).ok()?;
    let frame_bytes = channels.checked_mul(BYTES_PER_SAMPLE)?;
    let data_bytes = u32::try_from(samples.len()).ok()?.checked_mul(BYTES_PER_SAMPLE.into())?;
    let mut file = Vec::with_capacity(samples.len() * 2 + 44);
    file.extend_from_slice(b"RIFF");
    file.extend_from_slice(&data_bytes.checked_add(HEAD_BYTES)?.to_le_bytes());
    file.extend_from_slice(b"WAVEfmt ");
    file.extend_from_slice(&16_u32.to_le_bytes());
    file.extend_from_slice(&1_u16.to_le_bytes());
    file.extend_from_slice(&channels.to_le_bytes());
    file.extend_from_slice(&rate.to_le_bytes());
    file.extend_from_slice(&rate.checked_mul(frame_bytes.into())?.to_le_bytes());
    file.extend_from_slice(&frame_bytes.to_le_bytes());
    file.extend_from_slice(&(BYTES_PER_SAMPLE * 8).to_le_bytes());
    file.extend_from_slice(b"data");
    file.extend_from_slice(&data_bytes.to_le_bytes());
    file.extend(samples.iter().flat_map(|sample| sample.to_le_bytes()));
    Some(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clean(content: &[u8]) -> Result<Vec<u8>, AssetError> {
        super::clean(content, &mut Budget::default())
    }

    fn beep() -> Vec<i16> {
        (0..800_i16).map(|at| if at / 20 % 2 == 0 { 9000 } else { -9000 }).collect()
    }

    #[test]
    fn samples_stay_and_nothing_else_does() {
        let bare = write(8000, 1, &beep()).unwrap();
        assert_eq!(clean(&bare).unwrap(), bare, "what is clean stays as it is");
        let mut tagged = bare.clone();
        tagged.extend_from_slice(b"LIST\x0a\x00\x00\x00INFOsecret");
        let length = u32::try_from(tagged.len() - 8).unwrap();
        tagged[4..8].copy_from_slice(&length.to_le_bytes());
        assert_eq!(clean(&tagged).unwrap(), bare);
    }

    /// A sound with a byte a sample.
    fn eight(samples: &[u8]) -> Vec<u8> {
        let mut eight = write(8000, 1, &[]).unwrap();
        let length = u32::try_from(samples.len()).unwrap();
        eight[28..32].copy_from_slice(&8000_u32.to_le_bytes());
        eight[32..34].copy_from_slice(&1_u16.to_le_bytes());
        eight[34..36].copy_from_slice(&8_u16.to_le_bytes());
        eight[40..44].copy_from_slice(&length.to_le_bytes());
        eight[4..8].copy_from_slice(&(HEAD_BYTES + length).to_le_bytes());
        eight.extend_from_slice(samples);
        eight
    }

    #[test]
    fn one_with_eight_bits_is_heard_too() {
        let sound = clean(&eight(&[0, 128, 255, 128])).unwrap();
        assert_eq!(sound.len(), 44 + 8);
        assert_eq!(&sound[44..48], &[0, 0x80, 0, 0]);
    }

    #[test]
    fn one_that_becomes_larger_than_a_project_is_not_kept_to_its_end() {
        assert!(clean(&eight(&vec![128; 2_400_000])).is_ok());
        assert_eq!(clean(&eight(&vec![128; 2_500_001])), Err(AssetError::TooLarge));
    }

    #[rstest::rstest]
    #[case(b"RIFF\x00\x00\x00\x00WAVE")]
    #[case(b"RIFF\xff\xff\xff\xffWAVEfmt \xff\xff\xff\xff\x01\x00")]
    fn half_a_sound_is_none(#[case] content: &[u8]) {
        assert_eq!(clean(content), Err(AssetError::Damaged));
    }
}
