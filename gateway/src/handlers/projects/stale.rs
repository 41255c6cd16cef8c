//! What is told to somebody whose change came second.

use actix_web::HttpResponse;
use chrono::{DateTime, Utc};
use serde::Serialize;
use uuid::Uuid;

use super::shape::ProjectSummary;
use crate::db::project_files::Totals;
use crate::db::project_versions::VersionRow;
use crate::db::projects::ProjectRow;
use crate::error::{ApiError, Code};
use crate::extract::{WithRevision as _, revision_tag};
use crate::services::projects::Saved;

/// What the project is now.
#[derive(Debug, Serialize)]
struct Current {
    revision: i64,
    etag: String,
    updated_at: DateTime<Utc>,
}

/// The version that holds what was sent.
#[derive(Debug, Serialize)]
struct Kept {
    version_id: Uuid,
    number: i32,
}

/// The project as it is after a change, or the way to both where it was not made.
pub(crate) fn answer(saved: Saved) -> Result<HttpResponse, ApiError> {
    match saved {
        Saved::Done(row, files) => {
            let revision = row.revision;
            Ok(HttpResponse::Ok().revision(revision).json(ProjectSummary::new(row, Totals::of(&files))))
        }
        Saved::Stale { current, kept } => Err(stale(&current, kept.as_ref())),
    }
}

/// 412 with both.
pub(crate) fn stale(current: &ProjectRow, kept: Option<&VersionRow>) -> ApiError {
    let revision = current.revision;
    let now = Current { revision, etag: revision_tag(revision), updated_at: current.updated_at };
    let error = ApiError::new(Code::PreconditionFailed).member("current", now);
    match kept {
        Some(version) => error.member("kept", Kept { version_id: version.id, number: version.number }),
        None => error,
    }
}
