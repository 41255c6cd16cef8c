//! `GET /api/projects/{project_id}/versions/{version_id}/diff`

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use shared::problem::Problem;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::db::{project_files, project_versions, projects};
use crate::error::{ApiError, Code};
use crate::extract::{PathId, Query, SignedIn, path_id};
use crate::openapi::{SignInProblems, VersionProblems};
use crate::services::difference::{FileDifference, compare};
use crate::state::State;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Parameters {
    against: Option<String>,
}

/// What differs between a version and what it is compared with.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Differences {
    /// The files that differ, by path.
    files: Vec<FileDifference>,
}

/// Compare a version
///
/// With the project as it is now, or with another of its versions: what would have to change to come from this version to
/// that.
#[utoipa::path(
    get,
    path = "/api/projects/{project_id}/versions/{version_id}/diff",
    operation_id = "compare_project_version",
    tag = "projects",
    security(("cookie" = []), ("api_key" = [])),
    params(
        ("project_id" = Uuid, Path, description = "The project."),
        ("version_id" = Uuid, Path, description = "The version."),
        ("against" = Option<String>, Query, description = "`current`, which is what is taken when it is left out, or the \
            id of another version."),
    ),
    responses(
        (status = 200, description = "What differs.", body = Differences),
        (status = 400, description = "`against` is neither: `invalid_request`.", body = Problem,
            content_type = "application/problem+json"),
        VersionProblems,
        SignInProblems,
    ),
)]
pub(crate) async fn diff(
    state: web::Data<State>,
    person: SignedIn,
    project: PathId<path_id::Project>,
    version: PathId<path_id::Version>,
    query: Query<Parameters>,
) -> Result<HttpResponse, ApiError> {
    let against = against(query.0.against.as_deref())?;
    let (before, after) = state
        .database
        .transaction(async |connection| {
            let row = projects::find(connection, person.id(), project.id).await?.ok_or(Code::ProjectNotFound)?;
            let version = project_versions::find(connection, row.id, version.id).await?.ok_or(Code::VersionNotFound)?;
            let before = project_versions::whole_files(connection, version.id).await?;
            let after = match against {
                None => project_files::whole_of_project(connection, row.id).await?,
                Some(id) => {
                    let other = project_versions::find(connection, row.id, id).await?.ok_or(Code::VersionNotFound)?;
                    project_versions::whole_files(connection, other.id).await?
                }
            };
            Ok((before, after))
        })
        .await?;
    let files = web::block(move || compare(&before, &after))
        .await
        .map_err(|error| ApiError::new(Code::InternalError).caused_by(error))?;
    Ok(HttpResponse::Ok().json(Differences { files }))
}

/// The version to compare with; none for the project as it is now.
fn against(text: Option<&str>) -> Result<Option<Uuid>, ApiError> {
    match text {
        None | Some("current") => Ok(None),
        Some(text) => Uuid::try_parse(text)
            .map(Some)
            .map_err(|_| ApiError::field("against", "must be `current` or the id of a version")),
    }
}
