//! MP3 sounds: the frames alone, without the tags before and behind them.

use symphonia::core::formats::{FormatOptions, FormatReader as _};
use symphonia::default::formats::MpaReader;

use super::AssetError;
use super::budget::Budget;
use super::sound::{Keep, decode, stream};

/// Length of an `ID3v2` tag's head, and of its foot.
const TAG_HEAD_BYTES: usize = 10;
const HAS_FOOT: u8 = 0x10;

/// The sound alone.
pub(super) fn clean(content: &[u8], budget: &mut Budget) -> Result<Vec<u8>, AssetError> {
    let mut rest = content;
    while rest.starts_with(b"ID3") {
        rest = behind_tag(rest).ok_or(AssetError::Damaged)?;
    }
    let reader =
        MpaReader::try_new(stream(rest.to_vec()), &FormatOptions::default()).map_err(|_| AssetError::Damaged)?;
    decode(Box::new(reader), Keep::Packets, budget).map(|sound| sound.packets)
}

/// What follows an `ID3v2` tag, whose length is written with seven bits a byte (id3.org, `ID3v2.4.0` §3.1).
fn behind_tag(content: &[u8]) -> Option<&[u8]> {
    let [_, _, _, _, _, flags, length @ ..] = content else { return None };
    let length =
        length.get(..4)?.iter().try_fold(0_usize, |sum, &byte| (byte < 0x80).then(|| sum << 7 | usize::from(byte)))?;
    let foot = if flags & HAS_FOOT == 0 { 0 } else { TAG_HEAD_BYTES };
    content.get(TAG_HEAD_BYTES + length + foot..)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clean(content: &[u8]) -> Result<Vec<u8>, AssetError> {
        super::clean(content, &mut Budget::default())
    }

    /// Silence: frames of MPEG 1 layer III, 32 kbit/s, 32 kHz, one channel, with nothing in them.
    fn silence() -> Vec<u8> {
        let mut frame = [0; 144];
        frame[..4].copy_from_slice(&[0xff, 0xfb, 0x18, 0xc0]);
        frame.repeat(20)
    }

    #[test]
    fn frames_stay_and_tags_go() {
        let bare = silence();
        assert_eq!(clean(&bare).unwrap(), bare, "what is clean stays as it is");
        let before = b"ID3\x04\x00\x00\x00\x00\x00\x06secret";
        let behind = [b"TAGsecret".as_slice(), &[0; 119]].concat();
        assert_eq!(clean(&[before, bare.as_slice(), &behind].concat()).unwrap(), bare);
    }

    #[rstest::rstest]
    #[case(b"ID3")]
    #[case(b"ID3\x04\x00\x00\x7f\x7f\x7f\x7f")]
    #[case(b"ID3\x04\x00\x00\x00\x00\x00\x00")]
    #[case(b"\xff\xfb\x18\xc0 and then nothing")]
    fn half_a_sound_is_none(#[case] content: &[u8]) {
        assert_eq!(clean(content), Err(AssetError::Damaged));
    }
}
