//! `POST /api/game-input/{session_id}`: input without a play socket.

use actix_web::{HttpResponse, web};
use shared::api::{InputEvent, InputRequest};
use shared::limits::{MAX_INPUT_EVENTS, MAX_INPUT_TEXT_CHARS};

use crate::error::ApiError;
use crate::extract::OwnSession;

/// Hands the events on to the game.
pub async fn game_input(
    OwnSession(session): OwnSession,
    body: web::Json<InputRequest>,
) -> Result<HttpResponse, ApiError> {
    let input = body.into_inner();
    if input.events.len() > MAX_INPUT_EVENTS {
        return Err(ApiError::field("events", format!("Send at most {MAX_INPUT_EVENTS} events at once.")));
    }
    for (index, event) in input.events.iter().enumerate() {
        if matches!(event, InputEvent::Text { text } if text.chars().count() > MAX_INPUT_TEXT_CHARS) {
            let message = format!("Type at most {MAX_INPUT_TEXT_CHARS} characters at once.");
            return Err(ApiError::field(format!("events[{index}].text"), message));
        }
    }
    session.send_input(input);
    Ok(HttpResponse::NoContent().finish())
}
