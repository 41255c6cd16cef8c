//! `POST /api/execute`: starts a game.

use actix_web::{HttpRequest, HttpResponse, web};
use shared::api::{ExecuteRequest, QUEUE_HEADER, QUEUE_WAIT};

use crate::error::ApiError;
use crate::extract::Caller;
use crate::state::State;

/// Starts the session whose id the token carries. The gateway makes the id, so a call repeated after a lost answer
/// cannot start a second game beside the first. Where as many games run as may, one that asks to wait is answered all the
/// same, and stands in line.
pub async fn execute(
    request: HttpRequest,
    state: web::Data<State>,
    Caller(claims): Caller,
    body: web::Json<ExecuteRequest>,
) -> Result<HttpResponse, ApiError> {
    let id = claims.sid.filter(|id| id.executor() == state.executor).ok_or_else(ApiError::unauthorized)?;
    let may_wait = request.headers().get(QUEUE_HEADER).is_some_and(|value| value == QUEUE_WAIT);
    let started = state.into_inner().start(id, claims.sub, body.into_inner(), may_wait).await?;
    Ok(HttpResponse::Created().json(started))
}
