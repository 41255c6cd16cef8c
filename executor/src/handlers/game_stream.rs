//! `GET /api/game-stream/{session_id}`: pictures and events as server-sent events.

use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use actix_web::{HttpRequest, HttpResponse};

use crate::error::ApiError;
use crate::extract::SessionToWatch;
use crate::viewers::{Viewer, sse};

/// Streams until the session ends. `Last-Event-ID` skips events that were received before.
pub async fn game_stream(
    request: HttpRequest,
    SessionToWatch(session): SessionToWatch,
) -> Result<HttpResponse, ApiError> {
    let seen = request.headers().get("last-event-id").and_then(|value| value.to_str().ok());
    let viewer = Viewer::new(session, seen.and_then(|text| text.parse().ok()).unwrap_or(0))?;
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "text/event-stream"))
        .insert_header((CACHE_CONTROL, "no-store"))
        // Tells proxies of the nginx kind to pass every event on at once.
        .insert_header(("x-accel-buffering", "no"))
        .streaming(sse::stream(viewer)))
}
