//! `GET /api/game-types/{game_type}/previews/{name}`

use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, EntityTag, Header as _, IF_NONE_MATCH, IfNoneMatch};
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;
use shared::problem::Problem;

use crate::error::{ApiError, Code};
use crate::extract::{InRequest, Query};
use crate::openapi::{DatabaseProblems, ExecutorProblems};
use crate::services::Caller;
use crate::state::State;

/// Longest part of an address that names a game or a picture.
const MAX_NAME_BYTES: usize = 80;

/// Which content is meant.
#[derive(Debug, Deserialize)]
pub(crate) struct PreviewQuery {
    v: Option<String>,
}

/// What a kind of game looks like
///
/// A recorded picture, which moves or stands still. Nobody needs to be signed in. With the `v` that `GET /api/game-types`
/// names it may be kept for ever.
#[utoipa::path(
    get,
    path = "/api/game-types/{game_type}/previews/{name}",
    operation_id = "get_game_preview",
    tag = "games",
    params(
        ("game_type" = String, Path, description = "The kind of game.", example = "platformer"),
        ("name" = String, Path, description = "The picture.", example = "meadow.webp"),
        ("v" = Option<String>, Query, description = "Which content is meant; the present one is sent in any case."),
        ("If-None-Match" = Option<String>, Header, description = "The `ETag` of the picture that is known."),
    ),
    responses(
        (status = 200, description = "The picture.", content((Vec<u8> = "image/webp")),
            headers(("ETag" = String, description = "Names the content."))),
        (status = 304, description = "It is the one that is known."),
        (status = 400, description = "The query cannot be read (`invalid_request`).", body = shared::problem::Problem,
            content_type = "application/problem+json"),
        (status = 404, description = "There is no such picture: `picture_not_found`.", body = Problem,
            content_type = "application/problem+json"),
        ExecutorProblems,
        DatabaseProblems,
    ),
)]
pub(crate) async fn preview(
    state: web::Data<State>,
    id: InRequest,
    path: web::Path<(String, String)>,
    query: Query<PreviewQuery>,
    request: HttpRequest,
) -> Result<HttpResponse, ApiError> {
    let (game_type, name) = path.into_inner();
    if !is_plain(&game_type) || !is_plain(&name) {
        return Err(Code::PictureNotFound.into());
    }
    let path = format!("/api/game-types/{game_type}/previews/{name}");
    let fetched = state.executors.fetch_any(&path, &Caller::gateway(id.0)).await;
    let (headers, picture) =
        fetched.map_err(|error| if is_missing(&error) { Code::PictureNotFound.into() } else { error })?;
    let tag: Option<EntityTag> = headers.get("etag").and_then(|tag| tag.to_str().ok()?.parse().ok());
    let named = tag.as_ref().is_some_and(|tag| query.0.v.as_deref() == Some(tag.tag()));
    let keep = if named { "public, max-age=31536000, immutable" } else { "public, no-cache" };
    let known = tag.as_ref().is_some_and(|tag| knows(&request, tag));
    let mut answer = if known { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    answer.insert_header((CACHE_CONTROL, keep));
    if let Some(tag) = tag {
        answer.insert_header((ETAG, tag));
    }
    if known {
        return Ok(answer.finish());
    }
    Ok(answer.insert_header((CONTENT_TYPE, "image/webp")).body(picture))
}

/// Whether an executor knows no such picture.
fn is_missing(error: &ApiError) -> bool {
    error.name() == Code::NotFound.name()
}

/// Whether the browser has it.
fn knows(request: &HttpRequest, tag: &EntityTag) -> bool {
    request.headers().contains_key(IF_NONE_MATCH)
        && match IfNoneMatch::parse(request) {
            Ok(IfNoneMatch::Any) => true,
            Ok(IfNoneMatch::Items(seen)) => seen.iter().any(|seen| seen.weak_eq(tag)),
            Err(_) => false,
        }
}

/// Whether a part of an address means nothing but itself.
fn is_plain(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    text.len() <= MAX_NAME_BYTES && !text.starts_with('.') && text.bytes().all(fits)
}
