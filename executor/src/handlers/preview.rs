//! `GET /api/game-types/{game_type}/previews/{name}`: what such a game looks like.

use actix_web::http::header::{CONTENT_TYPE, ETAG};
use actix_web::{HttpResponse, web};

use crate::error::{ApiError, Code};
use crate::extract::Caller;
use crate::state::State;

/// A recorded picture, an animated or a still WebP; its `ETag` is the `v` of its address.
pub async fn preview(
    state: web::Data<State>,
    _: Caller,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, ApiError> {
    let (game_type, name) = path.into_inner();
    let (content, version) = state
        .catalog
        .preview(&game_type, &name)
        .ok_or_else(|| ApiError::new(Code::NotFound, "There is no such picture of a game."))?;
    let answer = HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "image/webp"))
        .insert_header((ETAG, format!("\"{version}\"")))
        .body(content.into_owned());
    Ok(answer)
}
