//! `GET /api/game-types`: what can be made.

use actix_web::web;
use shared::api::GameTypes;

use crate::extract::Caller;
use crate::state::State;

/// Lists every kind of game.
pub async fn game_types(state: web::Data<State>, _: Caller) -> web::Json<GameTypes> {
    web::Json(state.catalog.game_types())
}
