//! `POST /api/stop-game/{session_id}`.

use actix_web::HttpResponse;

use crate::extract::OwnSession;
use crate::session::Happening;

/// Ends the session; it cannot be found any more when this answers.
pub async fn stop_game(OwnSession(session): OwnSession) -> HttpResponse {
    session.end(Happening::StopAsked).await;
    HttpResponse::NoContent().finish()
}
