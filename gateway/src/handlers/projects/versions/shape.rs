//! How versions are shown.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::db::project_files::{Totals, WholeFileRow};
use crate::db::project_versions::VersionRow;
use crate::domain::VersionReason;
use crate::handlers::projects::shape::ShownFile;

/// A version without its files.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct VersionSummary {
    /// Names the version.
    id: Uuid,
    /// Counts from 1 in each project.
    number: i32,
    /// Why it was kept.
    reason: VersionReason,
    /// What its maker calls it.
    #[schema(required = true, example = "Before the big jump")]
    label: Option<String>,
    /// What the project was called.
    #[schema(example = "Cloud Hopper")]
    name: String,
    /// The file that was run.
    #[schema(example = "main.py")]
    entry: String,
    /// How many files it has.
    file_count: i64,
    /// How large they are together.
    size_bytes: i64,
    /// When it was kept.
    created_at: DateTime<Utc>,
}

/// A version with its files.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ProjectVersion {
    /// What a list shows of it.
    #[serde(flatten)]
    summary: VersionSummary,
    /// Its files.
    files: Vec<ShownFile>,
}

impl VersionSummary {
    pub(crate) fn new(row: VersionRow, totals: Totals) -> Self {
        Self {
            id: row.id,
            number: row.number,
            reason: VersionReason::from_row(&row.reason),
            label: row.label,
            name: row.name,
            entry: row.entry,
            file_count: totals.files,
            size_bytes: totals.size_bytes,
            created_at: row.created_at,
        }
    }

    /// Of several versions; `totals` has one for each that has files.
    pub(crate) fn each(rows: Vec<VersionRow>, totals: Vec<(Uuid, Totals)>) -> Vec<Self> {
        let totals: HashMap<Uuid, Totals> = totals.into_iter().collect();
        rows.into_iter()
            .map(|row| {
                let of_row = totals.get(&row.id).copied().unwrap_or_default();
                Self::new(row, of_row)
            })
            .collect()
    }
}

impl ProjectVersion {
    pub(crate) fn new(row: VersionRow, files: Vec<WholeFileRow>) -> Self {
        let base = format!("/api/projects/{}/versions/{}/files", row.project_id, row.id);
        let size = |file: &WholeFileRow| i64::try_from(file.content.len()).unwrap_or(i64::MAX);
        let totals =
            Totals { files: i64::try_from(files.len()).unwrap_or(i64::MAX), size_bytes: files.iter().map(size).sum() };
        Self {
            summary: VersionSummary::new(row, totals),
            files: files.into_iter().map(|file| ShownFile::new(file, &base)).collect(),
        }
    }
}
