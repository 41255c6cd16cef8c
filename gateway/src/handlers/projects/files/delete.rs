//! `DELETE /api/projects/{project_id}/files/{path}`

use actix_web::{HttpRequest, HttpResponse, web};
use shared::problem::Problem;

use super::raw::SeenFile;
use crate::db::{project_files, projects};
use crate::error::{ApiError, Code};
use crate::extract::{FilePath, PathId, SignedIn, path_id};
use crate::handlers::projects::shape::ProjectSummary;
use crate::handlers::projects::stale;
use crate::openapi::{FileProblems, SignInProblems};
use crate::services::projects::{Change, save};
use crate::state::State;

/// Delete a file of a project
///
/// The file that is run stays: choose another one first.
#[utoipa::path(
    delete,
    path = "/api/projects/{project_id}/files/{path}",
    operation_id = "delete_project_file",
    tag = "projects",
    security(("cookie" = []), ("api_key" = [])),
    params(
        ("project_id" = Uuid, Path, description = "The project."),
        ("path" = String, Path, description = "The file's path; its `/` may be written as they are."),
        ("If-Match" = Option<String>, Header, description = "The `ETag` of the file, or of the project, that this rests on."),
    ),
    responses(
        (status = 200, description = "The project without it.", body = ProjectSummary,
            headers(("ETag" = String, description = "Its revision, for `If-Match`."))),
        (status = 400, description = "It is the file that is run: `invalid_request`.", body = Problem,
            content_type = "application/problem+json"),
        (status = 412, description = "It was changed somewhere else: `precondition_failed`.", body = Problem,
            content_type = "application/problem+json"),
        FileProblems,
        SignInProblems,
    ),
)]
pub(crate) async fn delete(
    state: web::Data<State>,
    person: SignedIn,
    project: PathId<path_id::Project>,
    path: FilePath,
    request: HttpRequest,
) -> Result<HttpResponse, ApiError> {
    let seen = SeenFile::of(&request);
    let saved = state
        .database
        .transaction(async |connection| {
            let row = projects::find(connection, person.id(), project.id).await?.ok_or(Code::ProjectNotFound)?;
            let path = path.sought()?;
            let files = project_files::of_project(connection, row.id).await?;
            if !files.iter().any(|file| file.path == path.as_str()) {
                return Err(Code::FileNotFound.into());
            }
            let change = Change { remove: vec![path.clone()], ..Change::default() };
            save(connection, person.id(), row.id, &change, |row, files| seen.admits(row, files, path.as_str())).await
        })
        .await?;
    stale::answer(saved)
}
