//! The current picture made small, for overviews that show many games at once.

use std::time::Duration;

use bytes::Bytes;
use image::{RgbImage, imageops};
use tokio::time::Instant;

use super::still::{StillFormat, compress};
use super::{Session, lock};

/// A small picture this young is current enough: thirty who ask of a moving game at once cost one compression.
const CURRENT_FOR: Duration = Duration::from_millis(250);
/// Most widths and formats that are kept of one session.
const KEPT: usize = 4;

/// What kind of small picture is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ThumbnailWish {
    /// Most pixels in width.
    pub width: u16,
    /// How it is to be compressed.
    pub format: StillFormat,
}

/// A small picture.
#[derive(Debug, Clone)]
pub struct Thumbnail {
    /// The version of the picture that it shows.
    pub version: u32,
    /// What was wanted.
    pub wish: ThumbnailWish,
    /// The image file.
    pub data: Bytes,
    made: Instant,
}

/// The small pictures that were made last.
#[derive(Default)]
pub struct Cache(Vec<Thumbnail>);

impl Session {
    /// The version of a small picture that can be had now without work, or of the one that would be made; `None` before
    /// the first picture.
    pub fn thumbnail_version(&self, wish: ThumbnailWish) -> Option<u32> {
        let current = self.picture().version();
        let kept = lock(&self.thumbnails).current(wish, current).map(|thumbnail| thumbnail.version);
        (current > 0).then_some(kept.unwrap_or(current))
    }

    /// A small picture, once there is a picture.
    ///
    /// Takes some milliseconds: call it where blocking is allowed.
    pub fn thumbnail(&self, wish: ThumbnailWish) -> Option<Thumbnail> {
        // Held while compressing, so that of several who ask at once only one does the work.
        let mut cache = lock(&self.thumbnails);
        let version = self.picture().version();
        if let Some(thumbnail) = cache.current(wish, version) {
            return Some(thumbnail.clone());
        }
        let (version, picture) = self.pixels()?;
        let small = scale_down(picture, wish.width);
        let (width, height) = (u16::try_from(small.width()).ok()?, u16::try_from(small.height()).ok()?);
        let data = Bytes::from(compress(wish.format, small.as_raw(), width, height)?);
        let thumbnail = Thumbnail { version, wish, data, made: Instant::now() };
        cache.keep(thumbnail.clone());
        Some(thumbnail)
    }

    /// The version and a copy of the pixels of the current picture.
    fn pixels(&self) -> Option<(u32, RgbImage)> {
        let picture = self.picture();
        let canvas = picture.canvas()?;
        let (size, rgb) = (canvas.size(), canvas.rgb());
        let image = RgbImage::from_raw(size.width().into(), size.height().into(), rgb)?;
        Some((picture.version(), image))
    }
}

impl Cache {
    /// What was made of this version, or a moment ago.
    fn current(&self, wish: ThumbnailWish, version: u32) -> Option<&Thumbnail> {
        self.0.iter().find(|kept| kept.wish == wish && (kept.version == version || kept.made.elapsed() < CURRENT_FOR))
    }

    /// Keeps the newest in the place of an older one like it.
    fn keep(&mut self, thumbnail: Thumbnail) {
        self.0.retain(|kept| kept.wish != thumbnail.wish);
        if self.0.len() == KEPT {
            self.0.remove(0);
        }
        self.0.push(thumbnail);
    }
}

/// The picture at most `width` pixels wide, each the mean of the area it stands for; never larger than it is.
fn scale_down(picture: RgbImage, width: u16) -> RgbImage {
    let width = u32::from(width);
    if picture.width() <= width {
        return picture;
    }
    let height = (picture.height() * width).div_ceil(picture.width()).max(1);
    imageops::thumbnail(&picture, width, height)
}

#[cfg(test)]
mod tests {
    use image::{ImageFormat, Rgb};
    use proptest::prelude::*;
    use shared::ids::{ExecutorId, SessionId, UserId};
    use shared::pixels::{PIXEL_BYTES, Pixels, PixelsWriter, Place};
    use shared::stream::picture::Size;
    use uuid::Uuid;

    use super::*;

    const WISH: ThumbnailWish = ThumbnailWish { width: 32, format: StillFormat::WebP };

    /// A session that shows one colour.
    fn session() -> std::sync::Arc<Session> {
        Session::new(SessionId::new(ExecutorId(1)), UserId(Uuid::now_v7())).0
    }

    fn show(session: &Session, value: u8) {
        let mut writer = PixelsWriter::new(Size::new(64, 48).unwrap());
        let row = [value; 64 * PIXEL_BYTES];
        let whole = Place { x: 0, y: 0, width: 64, height: 48 };
        writer.push(whole, std::iter::repeat_n(row.as_slice(), whole.height.into()));
        session.picture().apply(&Pixels::read(&writer.finish()).unwrap(), Instant::now());
    }

    #[tokio::test(start_paused = true)]
    async fn there_is_none_before_the_first_picture_and_then_it_is_of_the_newest() {
        let session = session();
        assert!(session.thumbnail(WISH).is_none() && session.thumbnail_version(WISH).is_none());
        show(&session, 200);
        let first = session.thumbnail(WISH).unwrap();
        let image = image::load_from_memory_with_format(&first.data, ImageFormat::WebP).unwrap().into_rgb8();
        assert_eq!((image.dimensions(), image.get_pixel(9, 9)), ((32, 24), &Rgb([200; 3])));
        show(&session, 90);
        tokio::time::advance(CURRENT_FOR).await;
        let second = session.thumbnail(WISH).unwrap();
        assert_eq!((first.version, second.version), (1, 2));
        assert_eq!(session.thumbnail_version(WISH), Some(2));
    }

    #[tokio::test(start_paused = true)]
    async fn many_who_ask_cost_one_compression() {
        let session = session();
        show(&session, 1);
        let first = session.thumbnail(WISH).unwrap();
        tokio::time::advance(CURRENT_FOR * 9).await;
        // The same picture however late, and a moving one within a moment.
        assert_eq!(session.thumbnail(WISH).unwrap().data.as_ptr(), first.data.as_ptr());
        let moving = session.thumbnail(ThumbnailWish { width: 16, ..WISH }).unwrap();
        show(&session, 2);
        let again = session.thumbnail(moving.wish).unwrap();
        assert_eq!(again.data.as_ptr(), moving.data.as_ptr());
        assert_eq!(session.thumbnail_version(moving.wish), Some(moving.version));
        tokio::time::advance(CURRENT_FOR).await;
        assert_eq!(session.thumbnail(moving.wish).unwrap().version, 2);
    }

    #[test]
    fn few_are_kept() {
        let session = session();
        show(&session, 1);
        for width in 16..40 {
            session.thumbnail(ThumbnailWish { width, ..WISH }).unwrap();
        }
        assert_eq!(lock(&session.thumbnails).0.len(), KEPT);
    }

    #[test]
    fn a_pixel_is_the_mean_of_its_area() {
        let picture = RgbImage::from_fn(64, 64, |x, y| Rgb([if (x + y) % 2 == 0 { 0 } else { 200 }, 10, 50]));
        let small = scale_down(picture, 32);
        assert!(small.pixels().all(|pixel| *pixel == Rgb([100, 10, 50])), "{:?}", small.get_pixel(0, 0));
    }

    proptest! {
        #[test]
        fn it_is_as_wide_as_asked_and_never_larger(width in 1..300_u32, height in 1..200_u32, wanted in 16..640_u16) {
            let small = scale_down(RgbImage::new(width, height), wanted);
            prop_assert_eq!(small.width(), width.min(wanted.into()));
            prop_assert!(small.height() >= 1 && small.height() <= height);
            // Its shape is the picture's, up to one pixel.
            prop_assert!((small.height() * width).abs_diff(height * small.width()) <= width);
        }
    }
}
