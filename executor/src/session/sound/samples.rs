//! Samples of any format as floating point stereo.

use shared::pcm::{SampleFormat, SoundChunk};

/// What a full channel beside the first two adds to each side.
const FURTHER_CHANNEL: f32 = 0.5;

/// The chunk's frames as left, right, left, right…; full scale is 1.
pub(super) fn stereo(chunk: &SoundChunk) -> Vec<f32> {
    let sample = chunk.format.sample();
    let frames = chunk.samples.chunks_exact(chunk.format.frame_bytes());
    frames
        .flat_map(|frame| {
            let mut channels = frame.chunks_exact(sample.bytes()).map(|bytes| value(sample, bytes));
            let left = channels.next().unwrap_or_default();
            let right = channels.next().unwrap_or(left);
            let further: f32 = channels.sum::<f32>() * FURTHER_CHANNEL;
            [left + further, right + further].map(|value| value.clamp(-1.0, 1.0))
        })
        .collect()
}

/// One sample. Numbers that are none, and beyond full scale, are what a hostile game may send.
fn value(format: SampleFormat, bytes: &[u8]) -> f32 {
    const FULL_SCALE_16: f32 = 32_768.0;
    let two = || bytes.first_chunk().copied().unwrap_or_default();
    let four = || bytes.first_chunk().copied().unwrap_or_default();
    // The upper half of 32 bits is all that the stream keeps.
    let upper = |value: i32| f32::from(i16::try_from(value >> 16).unwrap_or_default()) / FULL_SCALE_16;
    let value = match format {
        SampleFormat::U8 => (f32::from(bytes.first().copied().unwrap_or(0x80)) - 128.0) / 128.0,
        SampleFormat::S16Le => f32::from(i16::from_le_bytes(two())) / FULL_SCALE_16,
        SampleFormat::S16Be => f32::from(i16::from_be_bytes(two())) / FULL_SCALE_16,
        SampleFormat::S32Le => upper(i32::from_le_bytes(four())),
        SampleFormat::S32Be => upper(i32::from_be_bytes(four())),
        SampleFormat::F32Le => f32::from_le_bytes(four()),
        SampleFormat::F32Be => f32::from_be_bytes(four()),
    };
    if value.is_finite() { value } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use shared::pcm::PcmFormat;

    use super::*;

    fn converted(sample: SampleFormat, channels: u8, samples: &[u8]) -> Vec<f32> {
        let format = PcmFormat::new(44_100, channels, sample).unwrap();
        stereo(&SoundChunk { format, first: false, samples: samples.to_vec() })
    }

    #[rstest::rstest]
    #[case(SampleFormat::U8, &[0xc0])]
    #[case(SampleFormat::S16Le, &[0, 0x40])]
    #[case(SampleFormat::S16Be, &[0x40, 0])]
    #[case(SampleFormat::S32Le, &[0, 0, 0, 0x40])]
    #[case(SampleFormat::S32Be, &[0x40, 0, 0, 0])]
    #[case(SampleFormat::F32Le, &0.5f32.to_le_bytes())]
    #[case(SampleFormat::F32Be, &0.5f32.to_be_bytes())]
    fn half_of_full_scale_is_the_same_in_every_format(#[case] sample: SampleFormat, #[case] bytes: &[u8]) {
        assert_eq!(converted(sample, 1, bytes), [0.5, 0.5]);
    }

    #[rstest::rstest]
    #[case::stereo(2, &[0xc0, 0x40], [0.5, -0.5])]
    #[case::three_channels(3, &[0x80, 0x80, 0xc0], [0.25, 0.25])]
    #[case::too_loud(4, &[0xff, 0, 0xff, 0xff], [1.0, -1.0 / 128.0])]
    fn channels_are_mixed_to_two(#[case] channels: u8, #[case] bytes: &[u8], #[case] expected: [f32; 2]) {
        assert_eq!(converted(SampleFormat::U8, channels, bytes), expected);
    }

    #[rstest::rstest]
    #[case(f32::NAN, 0.0)]
    #[case(f32::INFINITY, 0.0)]
    #[case(1e30, 1.0)]
    fn strange_numbers_do_no_harm(#[case] sample: f32, #[case] expected: f32) {
        assert_eq!(converted(SampleFormat::F32Le, 1, &sample.to_le_bytes()), [expected; 2]);
    }
}
