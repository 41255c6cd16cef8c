//! The game session a path names.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use shared::ids::SessionId;

use crate::error::{ApiError, Code};

/// The `{session_id}` of the path. What is no identifier names no session: 404, as for any that does not exist.
#[derive(Debug, Clone, Copy)]
pub struct SessionPath(pub SessionId);

impl FromRequest for SessionPath {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let id = request.match_info().get("session_id").and_then(|text| text.parse().ok());
        ready(id.map(Self).ok_or_else(|| Code::SessionNotFound.into()))
    }
}
