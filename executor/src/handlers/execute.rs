//! `POST /api/execute`: starts a game.

use actix_web::{HttpResponse, web};
use shared::api::ExecuteRequest;

use crate::error::ApiError;
use crate::extract::Caller;
use crate::state::State;

/// Starts the session whose id the token carries. The gateway makes the id, so a call repeated after a lost answer
/// cannot start a second game beside the first.
pub async fn execute(
    state: web::Data<State>,
    Caller(claims): Caller,
    body: web::Json<ExecuteRequest>,
) -> Result<HttpResponse, ApiError> {
    let id = claims.sid.filter(|id| id.executor() == state.executor).ok_or_else(ApiError::unauthorized)?;
    let started = state.into_inner().start(id, claims.sub, body.into_inner()).await?;
    Ok(HttpResponse::Created().json(started))
}
