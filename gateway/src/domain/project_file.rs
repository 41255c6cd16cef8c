//! A file of a project, safe to keep and to show.

use sha2::{Digest as _, Sha256};

use super::ProjectPath;

/// What is in a file, as it was found by looking at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MediaType(pub(crate) &'static str);

impl MediaType {
    /// As HTTP writes it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.0
    }
}

/// Whether a file of this media type is a text, which people edit and compare.
#[must_use]
pub fn is_text(media_type: &str) -> bool {
    !(media_type.starts_with("image/") || media_type.starts_with("audio/"))
}

/// Whether the file at this path is Python. Its ending is in small letters, as Python wants it.
#[must_use]
pub fn is_python(path: &str) -> bool {
    std::path::Path::new(path).extension().is_some_and(|ending| ending == "py")
}

/// A file that may be kept: its content was looked at, and made harmless where it is no text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectFile {
    /// Where it lies; its ending fits what is in it.
    pub path: ProjectPath,
    /// The bytes.
    pub content: Vec<u8>,
    /// What is in them.
    pub media_type: MediaType,
}

impl ProjectFile {
    /// By which the content is kept once.
    #[must_use]
    pub fn hash(&self) -> Vec<u8> {
        Sha256::digest(&self.content).to_vec()
    }
}
