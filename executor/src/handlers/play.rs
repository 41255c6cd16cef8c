//! `GET /api/play/{session_id}`: the play socket.

use actix_web::http::header::SEC_WEBSOCKET_PROTOCOL;
use actix_web::{HttpRequest, HttpResponse, web};
use shared::limits::MAX_INPUT_EVENTS;
use shared::stream::SUBPROTOCOL;

use crate::error::{ApiError, Code};
use crate::extract::SessionToWatch;
use crate::viewers::{Viewer, play as socket};

/// Room for a packet full of the longest ordinary events.
const MAX_PACKET_BYTES: usize = MAX_INPUT_EVENTS * 128;

/// Upgrades to a WebSocket that speaks [`SUBPROTOCOL`].
pub async fn play(
    request: HttpRequest,
    body: web::Payload,
    SessionToWatch(session): SessionToWatch,
) -> Result<HttpResponse, ApiError> {
    let offered = request.headers().get_all(SEC_WEBSOCKET_PROTOCOL).filter_map(|value| value.to_str().ok());
    if !offered.flat_map(|text| text.split(',')).any(|name| name.trim() == SUBPROTOCOL) {
        return Err(not_a_viewer());
    }
    let viewer = Viewer::new(session, 0)?;
    let (response, socket, messages) =
        actix_ws::handle_with_protocols(&request, body, &[SUBPROTOCOL]).map_err(|_| not_a_viewer())?;
    let messages =
        messages.max_frame_size(MAX_PACKET_BYTES).aggregate_continuations().max_continuation_size(MAX_PACKET_BYTES);
    actix_web::rt::spawn(socket::serve(viewer, socket, messages));
    Ok(response)
}

fn not_a_viewer() -> ApiError {
    ApiError::new(Code::UpgradeRequired, format!("Open this address as a WebSocket with subprotocol `{SUBPROTOCOL}`."))
}
