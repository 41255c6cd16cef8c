//! `GET /api/play/{session_id}`

use actix_web::{HttpRequest, HttpResponse, web};
use reqwest::Method;
use shared::problem::Problem;
use shared::stream::SUBPROTOCOL;

use crate::error::ApiError;
use crate::extract::{Player, SessionPath};
use crate::openapi::{DatabaseProblems, ExecutorProblems, SessionProblems, SignInProblems, UnsafeProblems};
use crate::services::{Handshake, StreamKind, tunnel};
use crate::state::State;

/// Play a running game through a WebSocket
///
/// Subprotocol `pixel.play.v1`, binary packets: pictures, sound and events one way, input the other. `docs/STREAM.md`
/// describes them byte by byte.
#[utoipa::path(
    get,
    path = "/api/play/{session_id}",
    operation_id = "play_game",
    tag = "sessions",
    security(("cookie" = []), ("api_key" = [])),
    params(
        ("session_id" = Uuid, Path, description = "The session, from `/api/execute`."),
        ("Sec-WebSocket-Protocol" = String, Header, description = "`pixel.play.v1`"),
    ),
    responses(
        (status = 101, description = "The socket is open."),
        (status = 426, description = "Not a WebSocket handshake, or another subprotocol: `upgrade_required`.",
            body = Problem, content_type = "application/problem+json"),
        SessionProblems,
        SignInProblems,
        UnsafeProblems,
        ExecutorProblems,
        DatabaseProblems,
    ),
)]
pub(crate) async fn play(
    state: web::Data<State>,
    person: Player,
    session: SessionPath,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, ApiError> {
    let handshake = Handshake::read(&request, SUBPROTOCOL)?;
    let executor = state.executors.of(session.0).await?;
    let path = format!("/api/play/{}", session.0);
    let onward = executor.request(Method::GET, &path, &person.caller, Some(session.0))?;
    let response = executor.open(handshake.offer(onward)).await?;
    tunnel(response, payload, state.metrics.stream(StreamKind::Play), state.stopping.clone()).await
}
