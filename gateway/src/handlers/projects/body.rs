//! What people send of a project.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use shared::api::Encoding;
use shared::limits::{MAX_PROJECT_FILES, MAX_PROJECT_SIZE_BYTES};
use utoipa::ToSchema;

use crate::domain::{ProjectFile, ProjectPath};
use crate::error::ApiError;
use crate::services::assets;

/// A file as it is sent.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"path": "main.py", "content": "import pygame\n"}))]
pub(crate) struct FileInput {
    /// Where it is to lie. Its ending is corrected where it does not fit what is in the file.
    pub(crate) path: ProjectPath,
    /// The content, in the given encoding: a text in UTF-8, a picture (PNG, JPEG, GIF, WebP, BMP) or a sound (WAV, OGG,
    /// MP3).
    #[schema(max_length = 6_666_668)]
    pub(crate) content: String,
    /// How `content` holds the file's bytes.
    #[serde(default)]
    pub(crate) encoding: Encoding,
}

/// Looks at what was sent as `field`.
pub(crate) async fn accept(field: &str, files: Vec<FileInput>) -> Result<Vec<ProjectFile>, ApiError> {
    if files.len() > MAX_PROJECT_FILES {
        return Err(ApiError::field(field, format!("a project has at most {MAX_PROJECT_FILES} files")));
    }
    let mut total = 0;
    let mut decoded = Vec::with_capacity(files.len());
    for (index, file) in files.into_iter().enumerate() {
        let content = match file.encoding {
            Encoding::Utf8 => file.content.into_bytes(),
            Encoding::Base64 => STANDARD.decode(&file.content).map_err(|_| {
                ApiError::field(format!("{field}[{index}].content"), "is not base64 (RFC 4648 §4, with padding)")
            })?,
        };
        total += content.len();
        decoded.push((file.path, content));
    }
    // Before anything is decoded that would only be refused.
    if total > MAX_PROJECT_SIZE_BYTES {
        return Err(assets::AssetError::TooLarge.in_field(field));
    }
    let taken = assets::accept_all(decoded)
        .await
        .map_err(|(index, error)| error.in_field(format!("{field}[{index}].content")))?;
    match crate::domain::first_clash(taken.iter().map(|file| file.path.as_str())) {
        Some(path) => Err(ApiError::field(field, format!("`{path}` clashes with another file or folder"))),
        None => Ok(taken),
    }
}
