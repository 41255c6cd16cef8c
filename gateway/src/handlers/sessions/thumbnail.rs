//! `GET /api/sessions/{session_id}/thumbnail`

use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, web};
use reqwest::Method;
use shared::api::ThumbnailQuery;
use shared::limits::DEFAULT_THUMBNAIL_WIDTH;
use shared::problem::Problem;

use crate::error::{ApiError, Code};
use crate::extract::{Player, SessionPath};
use crate::openapi::{DatabaseProblems, ExecutorProblems, SignInProblems};
use crate::state::State;

/// Headers of the request that the executor needs.
const ASKED: [&str; 2] = ["accept", "if-none-match"];
/// Headers of its answer that the client needs.
const TOLD: [&str; 4] = ["content-type", "etag", "cache-control", "vary"];

/// A small picture of a running game
///
/// As it is now, at most `width` pixels wide and never larger than the game's own picture. WebP, or JPEG where `Accept`
/// prefers it. `ETag` and `If-None-Match` save a picture that has not changed.
#[utoipa::path(
    get,
    path = "/api/sessions/{session_id}/thumbnail",
    operation_id = "get_thumbnail",
    tag = "sessions",
    security(("cookie" = []), ("api_key" = [])),
    params(
        ("session_id" = Uuid, Path, description = "The session, from `/api/execute`."),
        ("width" = Option<u16>, Query, description = "Most pixels in width, 320 when left out.", minimum = 16,
            maximum = 640),
        ("If-None-Match" = Option<String>, Header, description = "The `ETag` of the picture that is known."),
    ),
    responses(
        (status = 200, description = "The picture.", content((Vec<u8> = "image/webp"), (Vec<u8> = "image/jpeg"))),
        (status = 304, description = "It is the one that is known."),
        (status = 400, description = "The width is not allowed: `invalid_request`.", body = Problem,
            content_type = "application/problem+json"),
        (status = 404, description = "The session is unknown, over or somebody else's (`session_not_found`), or has \
            shown nothing yet (`no_picture_yet`).", body = Problem, content_type = "application/problem+json"),
        SignInProblems,
        ExecutorProblems,
        DatabaseProblems,
    ),
)]
pub(crate) async fn thumbnail(
    state: web::Data<State>,
    person: Player,
    session: SessionPath,
    request: HttpRequest,
) -> Result<HttpResponse, ApiError> {
    let query = web::Query::<ThumbnailQuery>::from_query(request.query_string())
        .map_err(|_| ApiError::new(Code::InvalidRequest).detail("`width` must be a whole number from 16 to 640."))?;
    let width = query.width.unwrap_or(DEFAULT_THUMBNAIL_WIDTH);
    let executor = state.executors.of(session.0).await?;
    let path = format!("/api/sessions/{}/thumbnail?width={width}", session.0);
    let mut onward = executor.request(Method::GET, &path, &person.caller, Some(session.0))?;
    for name in ASKED {
        if let Some(value) = request.headers().get(name) {
            onward = onward.header(name, value.as_bytes());
        }
    }
    let (status, headers, picture) = executor.fetch(onward).await?;
    let mut answer = HttpResponse::build(StatusCode::from_u16(status.as_u16()).unwrap_or(StatusCode::OK));
    for name in TOLD {
        if let Some(value) = headers.get(name).and_then(|value| HeaderValue::from_bytes(value.as_bytes()).ok()) {
            answer.insert_header((HeaderName::from_static(name), value));
        }
    }
    Ok(answer.body(picture))
}
