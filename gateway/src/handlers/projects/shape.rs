//! How projects are shown.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Utc};
use reqwest::Url;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::db::project_files::{Totals, WholeFileRow};
use crate::db::projects::ProjectRow;
use crate::domain::{GameChoices, RemixCredit, is_text};
use crate::handlers::projects::picture;

/// A project without its files.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ProjectSummary {
    /// Names the project.
    id: Uuid,
    /// What it is called.
    #[schema(example = "Cloud Hopper")]
    name: String,
    /// The file that is run.
    #[schema(example = "main.py")]
    entry: String,
    /// The kind of game, if it was compiled from choices.
    #[schema(required = true)]
    game_type: Option<String>,
    /// Rises with every change; `ETag` is `"r"` and this number.
    revision: i64,
    /// How many files it has.
    file_count: i64,
    /// How large they are together.
    size_bytes: i64,
    /// When it was made.
    created_at: DateTime<Utc>,
    /// When it was last changed.
    updated_at: DateTime<Utc>,
    /// Since when it is in the trash; it stays there for 30 days.
    #[schema(required = true)]
    deleted_at: Option<DateTime<Utc>>,
    /// Where a picture of it being played is; null where there is none yet. Another picture has another address.
    #[schema(required = true)]
    picture: Option<String>,
}

/// A project with its files.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Project {
    /// What a list shows of it.
    #[serde(flatten)]
    summary: ProjectSummary,
    /// The choices it was compiled from, by slot.
    #[schema(required = true)]
    choices: Option<BTreeMap<String, String>>,
    /// The look it was compiled with.
    #[schema(required = true)]
    theme: Option<String>,
    /// The game in the gallery that it began as, while that is there.
    #[schema(required = true)]
    remixed_from: Option<Uuid>,
    /// That game, and those it began as; the nearest first.
    remix_credit: Vec<RemixCredit>,
    /// Its files.
    files: Vec<ShownFile>,
}

/// A file of a project or a version.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ShownFile {
    /// Where it lies.
    #[schema(example = "main.py")]
    path: String,
    /// What is in it.
    #[schema(example = "text/x-python")]
    media_type: String,
    /// Length in bytes.
    size_bytes: i64,
    /// The text; null for pictures and sounds.
    #[schema(required = true)]
    content: Option<String>,
    /// Where the bytes are.
    url: String,
}

impl ProjectSummary {
    pub(crate) fn new(row: ProjectRow, totals: Totals) -> Self {
        Self::at(&place(&row), row, totals)
    }

    /// `place` is the project's address, as whoever asks reaches it.
    pub(crate) fn at(place: &str, row: ProjectRow, totals: Totals) -> Self {
        Self {
            picture: picture_url(place, row.picture_hash.as_deref()),
            id: row.id,
            name: row.name,
            entry: row.entry,
            game_type: row.game_type,
            revision: row.revision,
            file_count: totals.files,
            size_bytes: totals.size_bytes,
            created_at: row.created_at,
            updated_at: row.updated_at,
            deleted_at: row.deleted_at,
        }
    }

    /// Of several projects; `totals` has one for each that has files.
    pub(crate) fn each(rows: Vec<ProjectRow>, totals: Vec<(Uuid, Totals)>) -> Vec<Self> {
        Self::each_at(place, rows, totals)
    }

    /// `place` gives the address of each.
    pub(crate) fn each_at(
        place: impl Fn(&ProjectRow) -> String,
        rows: Vec<ProjectRow>,
        totals: Vec<(Uuid, Totals)>,
    ) -> Vec<Self> {
        let totals: HashMap<Uuid, Totals> = totals.into_iter().collect();
        rows.into_iter()
            .map(|row| {
                let of_row = totals.get(&row.id).copied().unwrap_or_default();
                Self::at(&place(&row), row, of_row)
            })
            .collect()
    }
}

impl Project {
    pub(crate) fn new(row: ProjectRow, files: Vec<WholeFileRow>) -> Self {
        Self::at(&place(&row), row, files)
    }

    /// `place` is the project's address, as whoever asks reaches it.
    pub(crate) fn at(place: &str, mut row: ProjectRow, files: Vec<WholeFileRow>) -> Self {
        let (choices, credit) = (row.choices.take().map(GameChoices::from_row), row.remix_credit.take());
        let remixed_from = row.remixed_from;
        let (choices, theme) = choices.map_or((None, None), |game| (Some(game.choices), game.theme));
        let totals = Totals {
            files: i64::try_from(files.len()).unwrap_or(i64::MAX),
            size_bytes: files.iter().map(|file| size(&file.content)).sum(),
        };
        Self {
            summary: ProjectSummary::at(place, row, totals),
            choices,
            theme,
            remixed_from,
            remix_credit: credit.and_then(|credit| serde_json::from_value(credit).ok()).unwrap_or_default(),
            files: files.into_iter().map(|file| ShownFile::new(file, &format!("{place}/files"))).collect(),
        }
    }
}

impl ShownFile {
    /// `base` is the address that the path follows.
    pub(crate) fn new(file: WholeFileRow, base: &str) -> Self {
        Self {
            url: file_url(base, &file.path),
            size_bytes: size(&file.content),
            content: is_text(&file.media_type).then(|| String::from_utf8_lossy(&file.content).into_owned()),
            path: file.path,
            media_type: file.media_type,
        }
    }
}

fn size(content: &[u8]) -> i64 {
    i64::try_from(content.len()).unwrap_or(i64::MAX)
}

fn place(row: &ProjectRow) -> String {
    format!("/api/projects/{}", row.id)
}

/// The address of a picture of what is at `place`.
pub(crate) fn picture_url(place: &str, hash: Option<&[u8]>) -> Option<String> {
    hash.map(|hash| format!("{place}/picture?v={}", picture::version(hash)))
}

/// The address of a file. Each part of its path is percent-encoded, the `/` between them stay.
pub(crate) fn file_url(base: &str, path: &str) -> String {
    let Ok(mut url) = Url::parse("http://palace") else { return base.to_owned() };
    if let Ok(mut parts) = url.path_segments_mut() {
        parts.clear().extend(path.split('/'));
    }
    format!("{base}{}", url.path())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case("main.py", "/b/main.py")]
    #[case("images/große Katze#1.png", "/b/images/gro%C3%9Fe%20Katze%231.png")]
    #[case("100%.txt", "/b/100%25.txt")]
    fn addresses_can_be_followed(#[case] path: &str, #[case] url: &str) {
        assert_eq!(file_url("/b", path), url);
    }
}
