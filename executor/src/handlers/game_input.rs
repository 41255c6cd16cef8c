//! `POST /api/game-input/{session_id}`: input without a play socket.

use actix_web::{HttpResponse, web};
use shared::api::InputRequest;

use crate::error::ApiError;
use crate::extract::OwnSession;

/// Hands the events on to the game.
pub async fn game_input(
    OwnSession(session): OwnSession,
    body: web::Json<InputRequest>,
) -> Result<HttpResponse, ApiError> {
    let input = body.into_inner();
    input.check().map_err(|excess| ApiError::field(excess.field, excess.message))?;
    session.send_input(input);
    Ok(HttpResponse::NoContent().finish())
}
