//! Writes a program's files into the game's folder.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Component, Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use shared::api::{Encoding, SourceFile};
use shared::limits::{MAX_PATH_BYTES, MAX_PROJECT_FILES};

use crate::error::StageError;

/// Writes every file; its folders are made as needed.
///
/// # Errors
/// [`StageError::ProgramFile`] for a path that leaves the folder or content that does not decode, [`StageError::Io`].
pub(crate) fn write_files(directory: &Path, files: &[SourceFile]) -> Result<(), StageError> {
    if files.len() > MAX_PROJECT_FILES {
        return Err(StageError::ProgramFile("too many files"));
    }
    for file in files {
        let path = directory.join(relative(&file.path)?);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let mut target = OpenOptions::new().write(true).create(true).truncate(true).mode(0o644).open(path)?;
        match file.encoding {
            Encoding::Utf8 => target.write_all(file.content.as_bytes())?,
            Encoding::Base64 => {
                let bytes = STANDARD.decode(&file.content).map_err(|_| StageError::ProgramFile("not base64"))?;
                target.write_all(&bytes)?;
            }
        }
    }
    Ok(())
}

/// The path, if it stays inside the folder it is relative to.
///
/// # Errors
/// [`StageError::ProgramFile`].
pub(crate) fn relative(path: &str) -> Result<PathBuf, StageError> {
    let stays_inside = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    if path.is_empty() || path.len() > MAX_PATH_BYTES || path.contains('\0') || !stays_inside {
        return Err(StageError::ProgramFile("its path leaves the game's folder"));
    }
    Ok(PathBuf::from(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case("main.py", true)]
    #[case("images/hero.png", true)]
    #[case("..hidden/a..b", true)]
    #[case("", false)]
    #[case("/etc/passwd", false)]
    #[case("../main.py", false)]
    #[case("a/../../b", false)]
    #[case("./main.py", false)]
    #[case("a\0b", false)]
    fn paths_stay_inside(#[case] path: &str, #[case] valid: bool) {
        assert_eq!(relative(path).is_ok(), valid);
    }
}
