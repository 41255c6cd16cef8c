//! What differs between two states of a project, file by file.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use serde::Serialize;
use similar::TextDiff;
use utoipa::ToSchema;

use crate::db::project_files::WholeFileRow;
use crate::domain::is_text;

/// Longest that looking for the shortest way from one text to the other may take, for all files together; then a longer
/// one is told.
const PATIENCE: Duration = Duration::from_millis(500);
/// Lines around a change that are told with it.
const CONTEXT_LINES: usize = 3;

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum FileChange {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It has another content.
    Changed,
}

/// A file that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FileDifference {
    /// Where it lies.
    #[schema(example = "main.py")]
    pub path: String,
    /// What became of it.
    pub change: FileChange,
    /// The changed lines as a unified diff; null for pictures and sounds.
    #[schema(required = true, example = "@@ -1 +1 @@\n-SPEED = 3\n+SPEED = 5\n")]
    pub diff: Option<String>,
}

/// The files that differ, by path. Blocks for as long as comparing takes.
#[must_use]
pub fn compare(before: &[WholeFileRow], after: &[WholeFileRow]) -> Vec<FileDifference> {
    let deadline = Instant::now() + PATIENCE;
    let by_path = |files: &'_ [WholeFileRow]| -> BTreeMap<String, usize> {
        files.iter().enumerate().map(|(index, file)| (file.path.clone(), index)).collect()
    };
    let (old, new) = (by_path(before), by_path(after));
    let paths: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    paths
        .into_iter()
        .filter_map(|path| {
            let old = old.get(path).and_then(|&index| before.get(index));
            let new = new.get(path).and_then(|&index| after.get(index));
            difference(path, old, new, deadline)
        })
        .collect()
}

fn difference(
    path: &str,
    old: Option<&WholeFileRow>,
    new: Option<&WholeFileRow>,
    deadline: Instant,
) -> Option<FileDifference> {
    let change = match (old, new) {
        (None, None) => return None,
        (None, Some(_)) => FileChange::Added,
        (Some(_), None) => FileChange::Removed,
        (Some(old), Some(new)) if old.blob_hash == new.blob_hash => return None,
        (Some(_), Some(_)) => FileChange::Changed,
    };
    let are_texts = [old, new].into_iter().flatten().all(|file| is_text(&file.media_type));
    let diff = are_texts.then(|| unified(&text(old), &text(new), deadline));
    Some(FileDifference { path: path.to_owned(), change, diff })
}

fn text(file: Option<&WholeFileRow>) -> String {
    file.map(|file| String::from_utf8_lossy(&file.content).into_owned()).unwrap_or_default()
}

fn unified(old: &str, new: &str, deadline: Instant) -> String {
    let diff = TextDiff::configure().deadline(deadline).diff_lines(old, new);
    diff.unified_diff().context_radius(CONTEXT_LINES).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, content: &[u8], media_type: &str) -> WholeFileRow {
        let content = content.to_vec();
        WholeFileRow { path: path.into(), blob_hash: content.clone(), media_type: media_type.into(), content }
    }

    #[test]
    fn each_file_that_differs_is_told_with_its_lines() {
        let before = [
            file("a.py", b"x = 1\ny = 2\n", "text/x-python"),
            file("gone.txt", b"bye\n", "text/plain"),
            file("hero.png", b"1", "image/png"),
            file("same.py", b"", "text/x-python"),
        ];
        let after = [
            file("a.py", b"x = 1\ny = 3\n", "text/x-python"),
            file("hero.png", b"2", "image/png"),
            file("new.txt", b"hi\n", "text/plain"),
            file("same.py", b"", "text/x-python"),
        ];
        let told = compare(&before, &after);
        let changes: Vec<_> = told.iter().map(|file| (file.path.as_str(), file.change)).collect();
        assert_eq!(
            changes,
            [
                ("a.py", FileChange::Changed),
                ("gone.txt", FileChange::Removed),
                ("hero.png", FileChange::Changed),
                ("new.txt", FileChange::Added),
            ]
        );
        assert_eq!(told[0].diff.as_deref(), Some("@@ -1,2 +1,2 @@\n x = 1\n-y = 2\n+y = 3\n"));
        assert_eq!(told[1].diff.as_deref(), Some("@@ -1 +0,0 @@\n-bye\n"));
        assert_eq!(told[2].diff, None);
    }
}
