//! `GET /api/projects/{project_id}/versions/{version_id}/files/{path}`

use actix_web::{HttpRequest, HttpResponse, web};
use shared::problem::Problem;

use crate::db::{project_versions, projects};
use crate::error::{ApiError, Code};
use crate::extract::{FilePath, PathId, SignedIn, path_id};
use crate::handlers::projects::files::raw;
use crate::openapi::SignInProblems;
use crate::state::State;

/// The bytes of a file of a version
///
/// Texts come as plain ones, to be saved.
#[utoipa::path(
    get,
    path = "/api/projects/{project_id}/versions/{version_id}/files/{path}",
    operation_id = "get_project_version_file",
    tag = "projects",
    security(("cookie" = []), ("api_key" = [])),
    params(
        ("project_id" = Uuid, Path, description = "The project."),
        ("version_id" = Uuid, Path, description = "The version."),
        ("path" = String, Path, description = "The file's path; its `/` may be written as they are."),
        ("If-None-Match" = Option<String>, Header, description = "The `ETag` of the content that is known."),
    ),
    responses(
        (status = 200, description = "The bytes.", content(
            (String = "text/plain"), (Vec<u8> = "image/png"), (Vec<u8> = "image/jpeg"), (Vec<u8> = "audio/wav"),
            (Vec<u8> = "audio/ogg"), (Vec<u8> = "audio/mpeg"),
        ), headers(("ETag" = String, description = "Names the content."))),
        (status = 304, description = "It is the one that is known."),
        (status = 404, description = "The project is unknown or somebody else's (`project_not_found`), or has no such \
            version (`version_not_found`), or that has no such file (`file_not_found`).", body = Problem,
            content_type = "application/problem+json"),
        SignInProblems,
    ),
)]
pub(crate) async fn file(
    state: web::Data<State>,
    person: SignedIn,
    project: PathId<path_id::Project>,
    version: PathId<path_id::Version>,
    path: FilePath,
    request: HttpRequest,
) -> Result<HttpResponse, ApiError> {
    let file = state
        .database
        .transaction(async |connection| {
            let row = projects::find(connection, person.id(), project.id).await?.ok_or(Code::ProjectNotFound)?;
            let version = project_versions::find(connection, row.id, version.id).await?.ok_or(Code::VersionNotFound)?;
            let path = path.sought()?;
            let file = project_versions::find_file(connection, version.id, path.as_str()).await?;
            Ok(file.ok_or(Code::FileNotFound)?)
        })
        .await?;
    Ok(raw::answer(&request, file))
}
