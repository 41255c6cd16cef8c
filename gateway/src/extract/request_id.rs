//! The name of the request at hand.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpMessage as _, HttpRequest};
use shared::ids::RequestId;

use crate::error::ApiError;

/// The name of the request at hand, which the middleware gave it.
#[derive(Debug, Clone)]
pub struct InRequest(pub RequestId);

impl InRequest {
    /// Reads what the middleware noted; a request it never saw gets a name of its own.
    #[must_use]
    pub fn of(request: &HttpRequest) -> Self {
        Self(request.extensions().get::<RequestId>().cloned().unwrap_or_else(RequestId::generate))
    }
}

impl FromRequest for InRequest {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self::of(request)))
    }
}
