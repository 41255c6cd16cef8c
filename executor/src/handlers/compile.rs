//! `POST /api/compile`: a game out of choices.

use actix_web::web;
use shared::api::{CompileRequest, CompileResponse};

use crate::compile::CompileError;
use crate::error::{ApiError, Code};
use crate::extract::Caller;
use crate::state::State;

/// Makes the game; the same request always gives the same bytes.
pub async fn compile(
    state: web::Data<State>,
    _: Caller,
    body: web::Json<CompileRequest>,
) -> Result<web::Json<CompileResponse>, ApiError> {
    state.catalog.compile(&body).map(web::Json).map_err(|error| match &error {
        CompileError::Template { game, cause } => {
            tracing::error!(game, cause, "a game's template failed");
            ApiError::new(Code::Internal, error.to_string())
        }
        CompileError::Unknown { .. } | CompileError::Name { .. } => ApiError::field(error.field(), error.to_string()),
    })
}
