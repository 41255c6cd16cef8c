//! `GET /api/sessions`: the caller's own sessions.

use actix_web::web;
use shared::api::SessionList;

use crate::extract::Caller;
use crate::state::State;

/// Lists what runs, oldest first.
pub async fn sessions(state: web::Data<State>, Caller(claims): Caller) -> web::Json<SessionList> {
    let items = state.registry.owned_by(claims.sub).iter().map(|session| session.summary()).collect();
    web::Json(SessionList { items, next_cursor: None })
}
