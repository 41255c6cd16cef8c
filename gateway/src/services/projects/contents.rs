//! What a project is at some time, but for the bytes in its files.

use serde_json::Value;
use shared::limits::{MAX_PROJECT_FILES, MAX_PROJECT_SIZE_BYTES};

use crate::db::project_files::{FileRow, Totals};
use crate::db::projects::ProjectRow;
use crate::domain::{first_clash, is_python};
use crate::error::{ApiError, Code};

/// Name, entry, choices and files, which are in the order of their paths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents {
    /// What it is called.
    pub name: String,
    /// Path of the file that is run.
    pub entry: String,
    /// The choices it was compiled from.
    pub choices: Option<Value>,
    /// Its files.
    pub files: Vec<FileRow>,
}

impl Contents {
    /// Of a project as it is now.
    #[must_use]
    pub fn of(project: &ProjectRow, files: Vec<FileRow>) -> Self {
        Self { name: project.name.clone(), entry: project.entry.clone(), choices: project.choices.clone(), files }
    }

    /// Whether an executor would take it: number and size of its files, paths that can stand side by side, and Python to
    /// start.
    ///
    /// # Errors
    /// `invalid_request` that names `files` or `entry`, or `payload_too_large`.
    pub fn check(&self) -> Result<(), ApiError> {
        if self.files.len() > MAX_PROJECT_FILES {
            return Err(ApiError::field("files", format!("a project has at most {MAX_PROJECT_FILES} files")));
        }
        if Totals::of(&self.files).size_bytes > i64::try_from(MAX_PROJECT_SIZE_BYTES).unwrap_or(i64::MAX) {
            let limit = MAX_PROJECT_SIZE_BYTES / 1_000_000;
            let detail = format!("All files together may have {limit} MB. Make the pictures or sounds smaller.");
            return Err(ApiError::new(Code::PayloadTooLarge).detail(detail));
        }
        if let Some(path) = first_clash(self.files.iter().map(|file| file.path.as_str())) {
            let message =
                format!("`{path}` clashes with another file or folder; upper and lower case count as the same");
            return Err(ApiError::field("files", message));
        }
        let is_program = |file: &FileRow| file.path == self.entry && is_python(&file.path);
        if !self.files.iter().any(is_program) {
            let message = format!("there must be a Python file `{}` to start", self.entry);
            return Err(ApiError::field("entry", message));
        }
        Ok(())
    }
}
