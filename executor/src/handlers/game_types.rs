//! `GET /api/game-types`: what can be made.

use actix_web::web;
use shared::api::{GameTypes, GameTypesQuery};

use crate::extract::Caller;
use crate::state::State;

/// Lists every kind of game.
pub async fn game_types(state: web::Data<State>, _: Caller, query: web::Query<GameTypesQuery>) -> web::Json<GameTypes> {
    web::Json(state.catalog.game_types(query.language.as_deref().unwrap_or_default()))
}
