//! The session in the path, where the caller's token is for it and it belongs to the caller.

use std::future::{Ready, ready};
use std::sync::Arc;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};
use shared::ids::{SessionId, UserId};

use super::Caller;
use crate::error::ApiError;
use crate::session::{Registry, Session};
use crate::state::State;

/// A running session of the caller.
pub struct OwnSession(pub Arc<Session>);

/// A session of the caller that runs, or whose end has not been seen yet.
pub struct SessionToWatch(pub Arc<Session>);

type Find = fn(&Registry, SessionId, UserId) -> Option<Arc<Session>>;

fn session_of(request: &HttpRequest, find: Find) -> Result<Arc<Session>, ApiError> {
    let Caller(claims) = Caller::of(request)?;
    let id: SessionId = request.match_info().query("session_id").parse().map_err(|_| ApiError::session_not_found())?;
    if claims.sid != Some(id) {
        return Err(ApiError::session_not_found());
    }
    request
        .app_data::<web::Data<State>>()
        .and_then(|state| find(&state.registry, id, claims.sub))
        .ok_or_else(ApiError::session_not_found)
}

impl FromRequest for OwnSession {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(session_of(request, Registry::find).map(Self))
    }
}

impl FromRequest for SessionToWatch {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(session_of(request, Registry::find_to_watch).map(Self))
    }
}
