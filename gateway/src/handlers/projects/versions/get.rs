//! `GET /api/projects/{project_id}/versions/{version_id}`

use actix_web::{HttpResponse, web};

use super::shape::ProjectVersion;
use crate::db::{project_versions, projects};
use crate::error::{ApiError, Code};
use crate::extract::{PathId, SignedIn, path_id};
use crate::openapi::{SignInProblems, VersionProblems};
use crate::state::State;

/// A version of a project with its files
#[utoipa::path(
    get,
    path = "/api/projects/{project_id}/versions/{version_id}",
    operation_id = "get_project_version",
    tag = "projects",
    security(("cookie" = []), ("api_key" = [])),
    params(
        ("project_id" = Uuid, Path, description = "The project."),
        ("version_id" = Uuid, Path, description = "The version."),
    ),
    responses(
        (status = 200, description = "The version.", body = ProjectVersion),
        VersionProblems,
        SignInProblems,
    ),
)]
pub(crate) async fn get(
    state: web::Data<State>,
    person: SignedIn,
    project: PathId<path_id::Project>,
    version: PathId<path_id::Version>,
) -> Result<HttpResponse, ApiError> {
    let (version, files) = state
        .database
        .transaction(async |connection| {
            let row = projects::find(connection, person.id(), project.id).await?.ok_or(Code::ProjectNotFound)?;
            let version = project_versions::find(connection, row.id, version.id).await?.ok_or(Code::VersionNotFound)?;
            let files = project_versions::whole_files(connection, version.id).await?;
            Ok((version, files))
        })
        .await?;
    Ok(HttpResponse::Ok().json(ProjectVersion::new(version, files)))
}
