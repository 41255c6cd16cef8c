//! The session in the path, where the caller's token is for it and it belongs to the caller.

use std::future::{Ready, ready};
use std::sync::Arc;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};
use shared::ids::SessionId;

use super::Caller;
use crate::error::ApiError;
use crate::session::Session;
use crate::state::State;

/// A running session of the caller.
pub struct OwnSession(pub Arc<Session>);

impl OwnSession {
    fn of(request: &HttpRequest) -> Result<Self, ApiError> {
        let Caller(claims) = Caller::of(request)?;
        let id: SessionId =
            request.match_info().query("session_id").parse().map_err(|_| ApiError::session_not_found())?;
        if claims.sid != Some(id) {
            return Err(ApiError::session_not_found());
        }
        request
            .app_data::<web::Data<State>>()
            .and_then(|state| state.registry.find(id, claims.sub))
            .map(Self)
            .ok_or_else(ApiError::session_not_found)
    }
}

impl FromRequest for OwnSession {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Self::of(request))
    }
}
