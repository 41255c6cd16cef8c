//! `GET /api/gallery/{publication_id}/picture`

use actix_web::{HttpRequest, HttpResponse, web};
use shared::problem::Problem;

use crate::db::publications;
use crate::error::{ApiError, Code};
use crate::extract::{MaybeSignedIn, PathId, Query, path_id};
use crate::handlers::projects::picture::{self, PictureQuery};
use crate::openapi::DatabaseProblems;
use crate::state::State;

/// The picture of a game
///
/// WebP; as the project looked when it was offered. Nobody needs to be signed in. With the `v` that the game's `picture`
/// names it may be kept for ever.
#[utoipa::path(
    get,
    path = "/api/gallery/{publication_id}/picture",
    operation_id = "get_publication_picture",
    tag = "gallery",
    params(
        ("publication_id" = Uuid, Path, description = "The game."),
        ("v" = Option<String>, Query, description = "Which picture is meant; the present one is sent in any case."),
        ("If-None-Match" = Option<String>, Header, description = "The `ETag` of the picture that is known."),
    ),
    responses(
        (status = 200, description = "The picture.", content((Vec<u8> = "image/webp")),
            headers(("ETag" = String, description = "Names the picture."))),
        (status = 304, description = "It is the one that is known."),
        (status = 400, description = "The query cannot be read (`invalid_request`).", body = shared::problem::Problem,
            content_type = "application/problem+json"),
        (status = 404, description = "The game is not in the gallery, or not for the caller to see \
            (`publication_not_found`), or has no picture (`picture_not_found`).", body = Problem,
            content_type = "application/problem+json"),
        DatabaseProblems,
    ),
)]
pub(crate) async fn picture(
    state: web::Data<State>,
    present: MaybeSignedIn,
    path: PathId<path_id::Publication>,
    query: Query<PictureQuery>,
    request: HttpRequest,
) -> Result<HttpResponse, ApiError> {
    let picture = state
        .database
        .run(async |connection| {
            let found = publications::find(connection, path.id, present.reader()).await?;
            let Some((row, _)) = found else { return Ok(None) };
            Ok(Some(picture::find(connection, row.picture_hash).await?))
        })
        .await?;
    picture::answer(&request, &query.0, picture.ok_or(Code::PublicationNotFound)?)
}
