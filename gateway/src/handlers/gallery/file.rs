//! `GET /api/gallery/{publication_id}/files/{path}`

use actix_web::{HttpRequest, HttpResponse, web};
use shared::problem::Problem;

use crate::db::{project_versions, publications};
use crate::error::{ApiError, Code};
use crate::extract::{FilePath, MaybeSignedIn, PathId, path_id};
use crate::handlers::projects::files::raw;
use crate::openapi::DatabaseProblems;
use crate::state::State;

/// The bytes of a file of a game
///
/// Nobody needs to be signed in. Texts come as plain ones, to be saved.
#[utoipa::path(
    get,
    path = "/api/gallery/{publication_id}/files/{path}",
    operation_id = "get_publication_file",
    tag = "gallery",
    params(
        ("publication_id" = Uuid, Path, description = "The game."),
        ("path" = String, Path, description = "The file's path; its `/` may be written as they are."),
        ("If-None-Match" = Option<String>, Header, description = "The `ETag` of the content that is known."),
    ),
    responses(
        (status = 200, description = "The bytes.", content(
            (String = "text/plain"), (Vec<u8> = "image/png"), (Vec<u8> = "image/jpeg"), (Vec<u8> = "audio/wav"),
            (Vec<u8> = "audio/ogg"), (Vec<u8> = "audio/mpeg"),
        ), headers(("ETag" = String, description = "Names the content."))),
        (status = 304, description = "It is the one that is known."),
        (status = 404, description = "The game is not in the gallery, or not for the caller to see \
            (`publication_not_found`), or has no such file (`file_not_found`).", body = Problem,
            content_type = "application/problem+json"),
        DatabaseProblems,
    ),
)]
pub(crate) async fn file(
    state: web::Data<State>,
    present: MaybeSignedIn,
    publication: PathId<path_id::Publication>,
    path: FilePath,
    request: HttpRequest,
) -> Result<HttpResponse, ApiError> {
    let file = state
        .database
        .transaction(async |connection| {
            let found = publications::find(connection, publication.id, present.reader()).await?;
            let (row, _) = found.ok_or(Code::PublicationNotFound)?;
            let path = path.sought()?;
            let file = project_versions::find_file(connection, row.version_id, path.as_str()).await?;
            Ok(file.ok_or(Code::FileNotFound)?)
        })
        .await?;
    Ok(raw::answer(&request, file))
}
