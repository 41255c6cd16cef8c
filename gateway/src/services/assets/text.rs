//! Texts: UTF-8 that PostgreSQL, Python and people can read.

use shared::limits::DEFAULT_MAX_CODE_SIZE_BYTES;

use super::AssetError;
use crate::domain::{MediaType, ProjectPath};

/// Endings under which nobody expects a text.
const NOT_TEXT: [&str; 18] = [
    "png", "jpg", "jpeg", "gif", "webp", "bmp", "wav", "ogg", "oga", "mp3", "flac", "mid", "exe", "dll", "so", "pyc",
    "zip", "ttf",
];

/// What kind of text this is.
///
/// # Errors
/// [`AssetError::Unknown`] where it is none.
pub(super) fn media_type(path: &ProjectPath, content: &[u8]) -> Result<MediaType, AssetError> {
    let ending = path.ending();
    if content.contains(&0) || std::str::from_utf8(content).is_err() || NOT_TEXT.contains(&ending.as_str()) {
        return Err(AssetError::Unknown);
    }
    if path.is_python() && content.len() > DEFAULT_MAX_CODE_SIZE_BYTES {
        return Err(AssetError::TooMuchCode);
    }
    Ok(MediaType(match ending.as_str() {
        "py" => "text/x-python",
        "json" => "application/json",
        "csv" => "text/csv",
        "md" => "text/markdown",
        _ => "text/plain",
    }))
}
