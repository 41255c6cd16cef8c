//! The lessons that came with this build: files in `gateway/lessons`, parsed and loaded into the database.
//!
//! `<number>-<id>/lesson.toml` says what a lesson is, `<number>-<id>/<number>-<id>.toml` what each step is.

mod folder;

use std::collections::BTreeMap;

use rust_embed::RustEmbed;

use crate::db::{Database, DatabaseError, lessons};
use crate::domain::Lesson;

pub use folder::{Fault, parse};

#[derive(RustEmbed)]
#[folder = "lessons"]
struct Files;

/// Why the lessons are not in the database.
#[derive(Debug, thiserror::Error)]
pub enum LessonError {
    /// A file.
    #[error(transparent)]
    File(#[from] Fault),
    /// The database.
    #[error("the lessons were not loaded: {0}")]
    Database(#[from] DatabaseError),
}

/// Every lesson of this build, in order.
///
/// # Errors
/// [`Fault`], which a test rules out.
pub fn lessons() -> Result<Vec<Lesson>, Fault> {
    let files: BTreeMap<String, Vec<u8>> = Files::iter()
        .filter_map(|path| Files::get(&path).map(|file| (path.into_owned(), file.data.into_owned())))
        .collect();
    parse(&files)
}

/// Loads every lesson of this build into the database; one that is there unchanged stays as it is.
///
/// # Errors
/// [`LessonError`].
pub async fn load(database: &Database) -> Result<(), LessonError> {
    let all = lessons()?;
    let changed = database.run(async |connection| lessons::load(connection, &all).await).await?;
    tracing::info!(lessons = all.len(), changed, "the lessons are loaded");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_lessons_with_steps_hints_and_checks() {
        let all = lessons().unwrap();
        assert!(all.len() >= 4);
        for lesson in all {
            assert!((3..=5).contains(&lesson.steps.len()), "{}", lesson.id);
            for step in lesson.steps {
                let content = step.content;
                assert!(!content.hints.is_empty() && !content.checks.is_empty(), "{} {}", lesson.id, step.id);
                assert_ne!(content.starter, content.solution, "{} {}", lesson.id, step.id);
            }
        }
    }
}
