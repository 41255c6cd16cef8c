//! The picture as H.264 for a viewer whose link cannot carry it losslessly: constrained baseline profile, so that the
//! smallest decoders can show it, no picture held back, and a size that fits the link however lively the picture.

mod encoder;
mod scale;

use shared::stream::picture::Size;

use self::encoder::Encoder;
use self::scale::Scaled;

/// Pictures a second that the encoder shares the bytes out to. A picture may come later, never sooner.
pub(super) const RATE: f64 = 30.0;
/// The picture is never made smaller than an eighth of its width.
const MOST_HALVINGS: usize = 3;
/// How far pictures may be above what was asked for, on average, before the picture is made smaller.
const TOO_LARGE: f64 = 1.4;
/// Far too large: waiting for a better average would only fill the link.
const FAR_TOO_LARGE: f64 = 2.5;
/// Weight of the newest picture in the average.
const AVERAGE_WEIGHT: f64 = 0.2;
/// Pictures after which the average says something.
const PICTURES_TO_JUDGE: u32 = 6;
const PICTURES_TO_JUDGE_FAR: u32 = 3;
/// Pictures between the last change of size and an attempt at a larger one.
const PICTURES_TO_GROW: u32 = 30;
/// How fast it is forgotten with each picture that a size took too many bytes: half in half a minute. Each change of size
/// costs a whole picture.
const NEED_KEPT: f64 = 0.9992;

/// Encodes the picture for one viewer.
pub(super) struct Video {
    encoder: Encoder,
    scaled: Scaled,
    size: Size,
    halvings: usize,
    /// How many times what was asked for pictures of the present size take.
    excess: f64,
    /// Pictures of the present size.
    pictures: u32,
    /// For each number of halvings what a picture took when that was too much.
    needs: [f64; MOST_HALVINGS + 1],
}

/// An encoded picture.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct VideoPicture {
    /// Width and height of what is shown of the decoded picture, in pixels; the rest of it is padding.
    pub(super) width: u16,
    pub(super) height: u16,
    /// Whether it can be decoded without those before.
    pub(super) is_key: bool,
    /// One access unit (ITU-T H.264, Annex B).
    pub(super) data: Vec<u8>,
}

impl Video {
    /// An encoder for pictures of this size.
    ///
    /// # Errors
    /// What the encoder says.
    pub(super) fn new(size: Size) -> Result<Self, openh264::Error> {
        Ok(Self {
            encoder: Encoder::new()?,
            scaled: Scaled::default(),
            size,
            halvings: 0,
            excess: 1.0,
            pictures: 0,
            needs: [0.0; MOST_HALVINGS + 1],
        })
    }

    /// The size of the pictures it takes.
    pub(super) fn size(&self) -> Size {
        self.size
    }

    /// Takes in a picture, row by row as 0x00RRGGBB; [`Self::encode`] then encodes it. Takes less than a millisecond.
    pub(super) fn take(&mut self, pixels: &[u32]) {
        self.scaled.take(pixels, self.size, self.halvings);
    }

    /// Encodes the picture that was taken in, in about so many bytes. Takes some milliseconds.
    ///
    /// # Errors
    /// What the encoder says.
    pub(super) fn encode(&mut self, bytes: f64) -> Result<VideoPicture, openh264::Error> {
        self.encoder.set_rate(bytes * 8.0 * RATE);
        let (is_key, data) = self.encoder.encode(self.scaled.yuv())?;
        let (width, height) = self.scaled.shown();
        self.fit(&data, is_key, bytes)?;
        Ok(VideoPicture { width, height, is_key, data })
    }

    /// Chooses the size of the next picture. A whole picture is always large and says nothing about those to come.
    fn fit(&mut self, data: &[u8], is_key: bool, wanted: f64) -> Result<(), openh264::Error> {
        self.needs.iter_mut().for_each(|need| *need *= NEED_KEPT);
        if is_key {
            return Ok(());
        }
        self.pictures += 1;
        #[expect(clippy::cast_precision_loss, reason = "an estimate")]
        let bytes = data.len() as f64;
        self.excess += AVERAGE_WEIGHT * (bytes / wanted - self.excess);
        let is_too_large = self.pictures >= PICTURES_TO_JUDGE && self.excess > TOO_LARGE
            || self.pictures >= PICTURES_TO_JUDGE_FAR && self.excess > FAR_TOO_LARGE;
        if is_too_large && self.halvings < MOST_HALVINGS {
            if let Some(need) = self.needs.get_mut(self.halvings) {
                *need = self.excess * wanted;
            }
            self.resize(self.halvings + 1)?;
        } else if self.pictures >= PICTURES_TO_GROW
            && let Some(larger) = self.halvings.checked_sub(1)
            && self.needs.get(larger).is_some_and(|need| *need < wanted)
        {
            self.resize(larger)?;
        }
        Ok(())
    }

    /// Another size needs another encoder: one that is told of it may fail from then on.
    fn resize(&mut self, halvings: usize) -> Result<(), openh264::Error> {
        self.encoder = Encoder::new()?;
        self.halvings = halvings;
        self.excess = 1.0;
        self.pictures = 0;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use openh264::decoder::Decoder;
    use openh264::formats::YUVSource as _;

    use super::*;

    /// A picture that no encoder can make small: every pixel is different in every picture.
    fn noise(size: Size, seed: u32) -> Vec<u32> {
        let mut state = seed.wrapping_mul(2_654_435_761) | 1;
        let mut next = || {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            state & 0x00ff_ffff
        };
        (0..usize::from(size.width()) * usize::from(size.height())).map(|_| next()).collect()
    }

    #[rstest::rstest]
    #[case(320, 200)]
    #[case::odd(101, 67)]
    #[case::smaller_than_a_macroblock(3, 5)]
    fn what_is_encoded_can_be_decoded(#[case] width: u16, #[case] height: u16) {
        let size = Size::new(width, height).unwrap();
        let mut video = Video::new(size).unwrap();
        let mut decoder = Decoder::new().unwrap();
        for colour in [0x00c8_1e28, 0x0010_e0f0] {
            video.take(&vec![colour; usize::from(width) * usize::from(height)]);
            let picture = video.encode(20_000.0).unwrap();
            assert_eq!((picture.width, picture.height), (width, height));
            let decoded = decoder.decode(&picture.data).unwrap().unwrap();
            let (coded_width, coded_height) = decoded.dimensions();
            assert!(coded_width >= usize::from(width) && coded_height >= usize::from(height));
            let mut rgb = vec![0; coded_width * coded_height * 3];
            decoded.write_rgb8(&mut rgb);
            let last = ((usize::from(height) - 1) * coded_width + usize::from(width) - 1) * 3;
            for at in [0, last] {
                let shown = u32::from_be_bytes([0, rgb[at], rgb[at + 1], rgb[at + 2]]);
                let near = (0..3).all(|channel| {
                    let byte = |value: u32| value.to_le_bytes()[channel];
                    byte(shown).abs_diff(byte(colour)) < 32
                });
                assert!(near, "{shown:06x} is not {colour:06x}");
            }
        }
    }

    #[test]
    fn a_picture_too_lively_for_the_link_becomes_smaller_and_large_again_when_there_is_room() {
        let size = Size::new(320, 240).unwrap();
        let mut video = Video::new(size).unwrap();
        let mut encode = |seed, bytes| {
            video.take(&noise(size, seed));
            video.encode(bytes).unwrap()
        };
        let last = (0..60).map(|seed| encode(seed, 4_000.0)).last().unwrap();
        assert!(last.width < 320 && last.width == last.height * 320 / 240, "{} x {}", last.width, last.height);
        assert!(last.data.len() < 6_000, "{}", last.data.len());
        let roomy = (0..150).map(|seed| encode(seed, 30_000.0)).last().unwrap();
        assert_eq!((roomy.width, roomy.height), (320, 240));
    }
}
