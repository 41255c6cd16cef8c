//! `POST /api/check`: what can be said of a program without running it.

use actix_web::web;
use shared::api::{CheckResponse, ExecuteRequest};

use crate::error::ApiError;
use crate::extract::Caller;
use crate::state::State;

/// Reads the program and answers with mistakes and advice; it takes no sandbox.
pub async fn check(
    state: web::Data<State>,
    _: Caller,
    body: web::Json<ExecuteRequest>,
) -> Result<web::Json<CheckResponse>, ApiError> {
    state.read(body.into_inner()).await.map(web::Json)
}
