//! `GET /api/projects/{project_id}/files/{path}`

use actix_web::{HttpRequest, HttpResponse, web};

use super::raw;
use crate::db::{project_files, projects};
use crate::error::{ApiError, Code};
use crate::extract::{FilePath, PathId, SignedIn, path_id};
use crate::openapi::{FileProblems, SignInProblems};
use crate::state::State;

/// The bytes of a file
///
/// Texts come as plain ones, to be saved.
#[utoipa::path(
    get,
    path = "/api/projects/{project_id}/files/{path}",
    operation_id = "get_project_file",
    tag = "projects",
    security(("cookie" = []), ("api_key" = [])),
    params(
        ("project_id" = Uuid, Path, description = "The project."),
        ("path" = String, Path, description = "The file's path; its `/` may be written as they are."),
        ("If-None-Match" = Option<String>, Header, description = "The `ETag` of the content that is known."),
    ),
    responses(
        (status = 200, description = "The bytes.", content(
            (String = "text/plain"), (Vec<u8> = "image/png"), (Vec<u8> = "image/jpeg"), (Vec<u8> = "audio/wav"),
            (Vec<u8> = "audio/ogg"), (Vec<u8> = "audio/mpeg"),
        ), headers(("ETag" = String, description = "Names the content."))),
        (status = 304, description = "It is the one that is known."),
        FileProblems,
        SignInProblems,
    ),
)]
pub(crate) async fn get(
    state: web::Data<State>,
    person: SignedIn,
    project: PathId<path_id::Project>,
    path: FilePath,
    request: HttpRequest,
) -> Result<HttpResponse, ApiError> {
    let file = state
        .database
        .transaction(async |connection| {
            let row = projects::find(connection, person.id(), project.id).await?.ok_or(Code::ProjectNotFound)?;
            let path = path.sought()?;
            Ok(project_files::find(connection, row.id, path.as_str()).await?.ok_or(Code::FileNotFound)?)
        })
        .await?;
    Ok(raw::answer(&request, file))
}
