//! The H.264 encoder, set up for pictures of a game on their way to a player.

use openh264::OpenH264API;
use openh264::encoder::{
    BitRate, ColorPrimaries, Complexity, EncoderConfig, FrameRate, FrameType, IntraFramePeriod, Profile,
    RateControlMode, TransferCharacteristics, UsageType, VuiConfig,
};
use openh264::formats::YUVBuffer;
use openh264_sys2::{
    ENCODER_OPTION, ENCODER_OPTION_BITRATE, ENCODER_OPTION_MAX_BITRATE, SBitrateInfo, SPATIAL_LAYER_ALL,
};

use super::RATE;

/// Bits a second until another rate is asked for.
const FIRST_RATE: u32 = 2_000_000;
/// Bits a second that are never gone below or above.
const RATES: (f64, f64) = (100_000.0, 8_000_000.0);
/// A change of the wanted rate below this part of it is not worth telling the encoder.
const RATE_STEP: f64 = 0.1;
/// A stream of 30 whole seconds between two that can be decoded alone: nobody joins in the middle of one, and whole
/// pictures are large.
const PICTURES_A_KEY: u32 = 900;

pub(super) struct Encoder {
    inner: openh264::encoder::Encoder,
    rate: f64,
    started: bool,
}

impl Encoder {
    pub(super) fn new() -> Result<Self, openh264::Error> {
        #[expect(clippy::cast_possible_truncation, reason = "a small constant")]
        let config = EncoderConfig::new()
            .bitrate(BitRate::from_bps(FIRST_RATE))
            .max_frame_rate(FrameRate::from_hz(RATE as f32))
            .rate_control_mode(RateControlMode::Bitrate)
            // A picture that is left out would be missed more than one that is too large.
            .skip_frames(false)
            .usage_type(UsageType::CameraVideoRealTime)
            .complexity(Complexity::Low)
            .profile(Profile::Baseline)
            .intra_frame_period(IntraFramePeriod::from_num_frames(PICTURES_A_KEY))
            .scene_change_detect(false)
            .adaptive_quantization(false)
            .background_detection(false)
            // Pictures of different viewers are encoded at the same time: more threads for one gain nothing.
            .num_threads(1)
            // The matrix that the conversion uses; nothing else about the colours is changed.
            .vui(
                VuiConfig::bt601()
                    .color_primaries(ColorPrimaries::Bt709)
                    .transfer_characteristics(TransferCharacteristics::Srgb),
            );
        let encoder = openh264::encoder::Encoder::with_api_config(OpenH264API::from_source(), config)?;
        Ok(Self { inner: encoder, rate: f64::from(FIRST_RATE), started: false })
    }

    /// Asks for this many bits a second from now on.
    pub(super) fn set_rate(&mut self, rate: f64) {
        let rate = rate.clamp(RATES.0, RATES.1);
        // Before the first picture the encoder takes no options.
        if !self.started || (rate / self.rate - 1.0).abs() < RATE_STEP {
            return;
        }
        self.rate = rate;
        #[expect(clippy::cast_possible_truncation, reason = "clamped above")]
        let bits = rate as i32;
        // A rate above the highest allowed is refused, and so is a highest below the present rate.
        for option in [ENCODER_OPTION_MAX_BITRATE, ENCODER_OPTION_BITRATE, ENCODER_OPTION_MAX_BITRATE] {
            self.set_option(option, bits);
        }
    }

    /// Encodes a picture; answers whether it can be decoded without those before, and its access unit.
    pub(super) fn encode(&mut self, yuv: &YUVBuffer) -> Result<(bool, Vec<u8>), openh264::Error> {
        let stream = self.inner.encode(yuv)?;
        self.started = true;
        Ok((matches!(stream.frame_type(), FrameType::IDR | FrameType::I), stream.to_vec()))
    }

    fn set_option(&mut self, option: ENCODER_OPTION, bits: i32) {
        let mut info = SBitrateInfo { iLayer: SPATIAL_LAYER_ALL, iBitrate: bits };
        #[expect(unsafe_code, reason = "the safe interface can change the rate only by starting anew")]
        // SAFETY: the encoder is initialized, the option takes an `SBitrateInfo`, which outlives the call, and the safe
        // interface does not rely on the rate.
        unsafe {
            let _ = self.inner.raw_api().set_option(option, (&raw mut info).cast());
        }
    }
}
