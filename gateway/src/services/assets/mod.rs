//! Looks at what people bring in: pictures and sounds are decoded and written anew, texts must be texts, and anything
//! else stays outside. What a file claims to be, in its name or in a header, counts for nothing.

mod budget;
mod jpeg;
mod mp3;
mod ogg;
mod picture;
mod sound;
mod text;
mod wav;

use std::sync::{Arc, LazyLock};

use shared::limits::{DEFAULT_MAX_CODE_SIZE_BYTES, MAX_PROJECT_SIZE_BYTES};
use tokio::sync::Semaphore;
use tokio::task::{JoinError, spawn_blocking};

use self::budget::Budget;
use crate::domain::{InvalidPath, MediaType, ProjectFile, ProjectPath};
use crate::error::{ApiError, Code};

/// The largest picture takes 130 MB while it is written anew; more at once would cost the memory of everything else.
static AT_ONCE: LazyLock<Arc<Semaphore>> = LazyLock::new(|| Arc::new(Semaphore::new(2)));

/// Why a file is not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AssetError {
    /// Nothing that a game could use.
    #[error(
        "is no picture (PNG, JPEG, GIF, WebP or BMP), no sound (WAV, OGG with Vorbis, or MP3) and no text in UTF-8"
    )]
    Unknown,
    /// It begins as one of them, and cannot be read to its end.
    #[error("is damaged, or of a kind that cannot be read")]
    Damaged,
    /// A picture that nobody could see whole.
    #[error("is larger than {side} × {side} pixels", side = picture::MAX_SIDE)]
    TooManyPixels,
    /// A sound that nobody could wait for.
    #[error("is longer than {minutes} minutes, or has more samples than those of stereo at 48 kHz", minutes = sound::MAX_SECONDS / 60)]
    TooLong,
    /// With the pictures sent along, more pixels than one request may cost.
    #[error(
        "makes the pictures of one request more than {count} of {side} × {side} pixels; send fewer at once",
        count = budget::LARGEST_PICTURES,
        side = picture::MAX_SIDE
    )]
    TooManyPictures,
    /// With the sounds sent along, more samples than one request may cost.
    #[error(
        "makes the sounds of one request more than {minutes} minutes of stereo at 48 kHz; send fewer at once",
        minutes = sound::MAX_SECONDS / 60
    )]
    TooManySounds,
    /// More bytes than a project may have.
    #[error("has more than {limit} bytes", limit = MAX_PROJECT_SIZE_BYTES)]
    TooLarge,
    /// More text than an executor takes.
    #[error("is a program of more than {limit} bytes; put long data into a file of its own", limit = DEFAULT_MAX_CODE_SIZE_BYTES)]
    TooMuchCode,
    /// Its ending had to be corrected, and then its path was none any more.
    #[error("cannot be named after what is in it: the path {0}")]
    Path(#[from] InvalidPath),
}

impl AssetError {
    /// The problem, which names the field that held the file.
    #[must_use]
    pub fn in_field(&self, field: impl Into<String>) -> ApiError {
        let code = match self {
            Self::Unknown | Self::Damaged => Code::UnknownFileType,
            Self::TooManyPixels
            | Self::TooLong
            | Self::TooManyPictures
            | Self::TooManySounds
            | Self::TooLarge
            | Self::TooMuchCode => Code::PayloadTooLarge,
            Self::Path(_) => Code::InvalidRequest,
        };
        ApiError::new(code).and_field(field, self.to_string())
    }
}

/// A kind of picture or sound: how its files end, and its media type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Kind {
    /// The first is the usual one.
    endings: &'static [&'static str],
    media_type: MediaType,
}

const PNG: Kind = Kind { endings: &["png"], media_type: MediaType("image/png") };
const JPEG: Kind = Kind { endings: &["jpg", "jpeg"], media_type: MediaType("image/jpeg") };
const WAV: Kind = Kind { endings: &["wav"], media_type: MediaType("audio/wav") };
const OGG: Kind = Kind { endings: &["ogg", "oga"], media_type: MediaType("audio/ogg") };
const MP3: Kind = Kind { endings: &["mp3"], media_type: MediaType("audio/mpeg") };

/// Looks at the files of a request, all of which share one budget; the error comes with the position of the file that is not taken.
///
/// # Errors
/// [`AssetError`] for the first file that is not taken.
pub async fn accept_all(files: Vec<(ProjectPath, Vec<u8>)>) -> Result<Vec<ProjectFile>, (usize, AssetError)> {
    let are_texts = files.iter().all(|(path, content)| text::media_type(path, content).is_ok());
    let work = move || accept_within(Budget::default(), files);
    if are_texts {
        return work();
    }
    // A decoder that gives up in a panic has met a file that is damaged.
    in_turn(&AT_ONCE, work).await.unwrap_or(Err((0, AssetError::Damaged)))
}

/// Blocks for as long as decoding takes.
fn accept_within(
    mut budget: Budget,
    files: Vec<(ProjectPath, Vec<u8>)>,
) -> Result<Vec<ProjectFile>, (usize, AssetError)> {
    // All of them before the first is decoded, which would be for nothing.
    for (index, (path, content)) in files.iter().enumerate() {
        budget.take_pixels(pixels(path, content)).map_err(|error| (index, error))?;
    }
    let each = files.into_iter().enumerate();
    each.map(|(index, (path, content))| accept(path, content, &mut budget).map_err(|error| (index, error))).collect()
}

/// How many pixels a file says it has: none where it is a text, a sound, or nothing that will be decoded.
fn pixels(path: &ProjectPath, content: &[u8]) -> u64 {
    if text::media_type(path, content).is_ok() {
        return 0;
    }
    picture::format(content).and_then(|format| picture::pixels(content, format).ok()).unwrap_or(0)
}

/// Does work that blocks, once there is a turn for it.
async fn in_turn<T: Send + 'static>(
    turns: &Arc<Semaphore>,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, JoinError> {
    // Never closed.
    let turn = Arc::clone(turns).acquire_owned().await;
    // It goes with the work, which does not end when a client hangs up.
    spawn_blocking(move || {
        let _turn = turn;
        work()
    })
    .await
}

/// Looks at a file whose pixels were counted, and makes a file of it that may be kept and shown.
fn accept(path: ProjectPath, content: Vec<u8>, budget: &mut Budget) -> Result<ProjectFile, AssetError> {
    if content.len() > MAX_PROJECT_SIZE_BYTES {
        return Err(AssetError::TooLarge);
    }
    // First, for a text may begin like a sound: `ID3 is a kind of tag`.
    match text::media_type(&path, &content) {
        Ok(media_type) => return Ok(ProjectFile { path, content, media_type }),
        Err(AssetError::Unknown) => {}
        Err(error) => return Err(error),
    }
    let (clean, kind) = clean(&content, budget)?.ok_or(AssetError::Unknown)?;
    if clean.len() > MAX_PROJECT_SIZE_BYTES {
        return Err(AssetError::TooLarge);
    }
    let usual = kind.endings.first().copied().unwrap_or_default();
    let path = if kind.endings.contains(&path.ending().as_str()) { path } else { path.with_ending(usual)? };
    Ok(ProjectFile { path, content: clean, media_type: kind.media_type })
}

/// A picture or a sound, written anew; nothing where it begins like neither.
fn clean(content: &[u8], budget: &mut Budget) -> Result<Option<(Vec<u8>, Kind)>, AssetError> {
    if let Some(format) = picture::format(content) {
        return picture::clean(content, format).map(Some);
    }
    let sound = match content {
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'A', b'V', b'E', ..] => (wav::clean(content, budget)?, WAV),
        [b'O', b'g', b'g', b'S', ..] => (ogg::clean(content, budget)?, OGG),
        [b'I', b'D', b'3', ..] => (mp3::clean(content, budget)?, MP3),
        // Eleven bits that begin a frame, none of which begin a text; then layer III (ISO 11172-3 §2.4.2.3).
        [0xff, second, ..] if second & 0xe6 == 0xe2 => (mp3::clean(content, budget)?, MP3),
        _ => return Ok(None),
    };
    Ok(Some(sound))
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use image::{GrayImage, ImageFormat};

    use super::*;

    const TONE: &[u8] = include_bytes!("../../../tests/fixtures/tone.ogg");

    /// A picture of 100 pixels.
    fn picture() -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        GrayImage::new(20, 5).write_to(&mut bytes, ImageFormat::Png).unwrap();
        bytes.into_inner()
    }

    fn files(contents: &[&[u8]]) -> Vec<(ProjectPath, Vec<u8>)> {
        let each = contents.iter().enumerate();
        each.map(|(at, content)| (format!("{at}.dat").parse().unwrap(), content.to_vec())).collect()
    }

    #[test]
    fn pictures_of_a_request_share_their_pixels() {
        let budget = Budget { pixels: 250, ..Budget::default() };
        let whole = picture();
        let text = b"GIF89a is how a GIF begins; this is a text";
        assert_eq!(accept_within(budget, files(&[&whole, text, &whole])).unwrap().len(), 3);
        let refused = accept_within(budget, files(&[&whole, text, &whole, &whole])).unwrap_err();
        assert_eq!(refused, (3, AssetError::TooManyPictures));
    }

    #[test]
    fn nothing_is_decoded_before_all_pixels_are_counted() {
        let budget = Budget { pixels: 250, ..Budget::default() };
        let whole = picture();
        // The head, and where its pixels begin.
        let broken = &whole[..whole.len() - 16];
        assert_eq!(accept_within(budget, files(&[broken])).unwrap_err(), (0, AssetError::Damaged));
        let refused = accept_within(budget, files(&[broken, &whole, &whole])).unwrap_err();
        assert_eq!(refused, (2, AssetError::TooManyPictures));
    }

    #[test]
    fn sounds_of_a_request_share_their_samples() {
        let mut left = Budget::default();
        let full = left.samples;
        ogg::clean(TONE, &mut left).unwrap();
        let one = full - left.samples;
        assert!(one > 0);
        let budget = Budget { samples: one * 2, ..Budget::default() };
        assert_eq!(accept_within(budget, files(&[TONE, TONE])).unwrap().len(), 2);
        let refused = accept_within(budget, files(&[TONE, TONE, TONE])).unwrap_err();
        assert_eq!(refused, (2, AssetError::TooManySounds));
    }

    #[tokio::test]
    async fn who_hangs_up_gives_no_turn_back_before_the_work_ends() {
        let turns = Arc::new(Semaphore::new(1));
        let (started, starts) = tokio::sync::oneshot::channel();
        let (finish, finishes) = std::sync::mpsc::channel::<()>();
        let asked = Arc::clone(&turns);
        let request = tokio::spawn(async move {
            let work = move || {
                started.send(()).unwrap();
                finishes.recv().unwrap();
            };
            in_turn(&asked, work).await
        });
        starts.await.unwrap();
        request.abort();
        assert!(request.await.unwrap_err().is_cancelled());
        assert_eq!(turns.available_permits(), 0);
        finish.send(()).unwrap();
        drop(turns.acquire().await.unwrap());
    }
}
