//! `GET /api/game-stream/{session_id}`

use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use actix_web::{HttpRequest, HttpResponse, web};
use futures_util::StreamExt as _;
use reqwest::Method;

use crate::error::ApiError;
use crate::extract::{Player, SessionPath};
use crate::openapi::{DatabaseProblems, ExecutorProblems, SessionProblems, SignInProblems};
use crate::services::{StreamKind, while_heard};
use crate::state::State;

/// Where the browser's `EventSource` says what it saw last (WHATWG HTML §9.2).
const LAST_EVENT_ID: &str = "last-event-id";

/// Watch a running game as server-sent events
///
/// Events are `frame` `{seq, width, height, format, data}` with `data` a base64 picture, `stdout`, `problem`, `state`
/// and at last `end`. Every event has an id; `Last-Event-ID` resumes behind it. The play socket is smaller and faster.
#[utoipa::path(
    get,
    path = "/api/game-stream/{session_id}",
    operation_id = "stream_game",
    tag = "sessions",
    security(("cookie" = []), ("api_key" = [])),
    params(
        ("session_id" = Uuid, Path, description = "The session, from `/api/execute`."),
        ("Last-Event-ID" = Option<String>, Header, description = "The id of the last event that was seen."),
    ),
    responses(
        (status = 200, description = "The events, as they happen.", body = String, content_type = "text/event-stream",
            example = "id: 7\nevent: end\ndata: {\"reason\":\"finished\",\"exit_code\":0}\n\n"),
        SessionProblems,
        SignInProblems,
        ExecutorProblems,
        DatabaseProblems,
    ),
)]
pub(crate) async fn stream(
    state: web::Data<State>,
    person: Player,
    session: SessionPath,
    request: HttpRequest,
) -> Result<HttpResponse, ApiError> {
    let executor = state.executors.of(session.0).await?;
    let path = format!("/api/game-stream/{}", session.0);
    let mut onward = executor.request(Method::GET, &path, &person.caller, Some(session.0))?;
    if let Some(last) = request.headers().get(LAST_EVENT_ID) {
        onward = onward.header(LAST_EVENT_ID, last.as_bytes());
    }
    let response = executor.open(onward).await?;
    let lease = state.metrics.stream(StreamKind::Events);
    let events =
        while_heard(response.bytes_stream()).take_until(state.stopping.clone().cancelled_owned()).map(move |chunk| {
            lease.count(chunk.as_ref().map_or(0, bytes::Bytes::len));
            chunk
        });
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "text/event-stream"))
        .insert_header((CACHE_CONTROL, "no-store, no-transform"))
        // nginx collects an answer before it sends it, unless told not to.
        .insert_header(("x-accel-buffering", "no"))
        .streaming(events))
}
