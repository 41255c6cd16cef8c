//! `POST /api/projects/{project_id}/versions`

use actix_web::http::header::LOCATION;
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use utoipa::ToSchema;

use super::shape::VersionSummary;
use crate::db::project_files::{self, Totals};
use crate::db::{project_versions, projects};
use crate::domain::{ProjectName, VersionReason};
use crate::error::{ApiError, Code};
use crate::extract::{Json, PathId, SignedIn, path_id};
use crate::handlers::projects::IDEMPOTENCY;
use crate::openapi::{BodyProblems, LimitProblems, ProjectProblems, SignInProblems};
use crate::services::projects::MAX_KEPT_VERSIONS;
use crate::state::State;

/// A version to be kept.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct KeepVersion {
    /// What to call it.
    label: Option<ProjectName>,
}

/// Keep a version of a project
///
/// As it is now, until the project is deleted.
#[utoipa::path(
    post,
    path = "/api/projects/{project_id}/versions",
    operation_id = "keep_project_version",
    tag = "projects",
    security(("cookie" = []), ("api_key" = [])),
    params(
        ("project_id" = Uuid, Path, description = "The project."),
        ("Idempotency-Key" = Option<String>, Header, description = IDEMPOTENCY, min_length = 1, max_length = 255),
    ),
    request_body(content = KeepVersion, example = json!({"label": "Before the big jump"})),
    responses(
        (status = 201, description = "The version.", body = VersionSummary,
            headers(("Location" = String, description = "Where it is."))),
        ProjectProblems,
        LimitProblems,
        BodyProblems,
        SignInProblems,
    ),
)]
pub(crate) async fn keep(
    state: web::Data<State>,
    person: SignedIn,
    project: PathId<path_id::Project>,
    body: Json<KeepVersion>,
) -> Result<HttpResponse, ApiError> {
    let label = body.0.label.as_ref().map(ProjectName::as_str);
    let (version, totals) = state
        .database
        .transaction(async |connection| {
            let row = projects::lock(connection, person.id(), project.id).await?;
            let row = row.filter(|row| row.deleted_at.is_none()).ok_or(Code::ProjectNotFound)?;
            if project_versions::count_asked_for(connection, row.id).await? >= MAX_KEPT_VERSIONS {
                let advice = format!("A project has at most {MAX_KEPT_VERSIONS} versions that were asked for.");
                return Err(ApiError::new(Code::LimitReached).detail(advice).into());
            }
            let version = project_versions::keep(connection, &row, VersionReason::Kept, label).await?;
            let files = project_files::of_project(connection, row.id).await?;
            Ok((version, Totals::of(&files)))
        })
        .await?;
    let place = format!("/api/projects/{}/versions/{}", version.project_id, version.id);
    Ok(HttpResponse::Created().insert_header((LOCATION, place)).json(VersionSummary::new(version, totals)))
}
