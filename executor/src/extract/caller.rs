//! The bearer of a valid token.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::header::AUTHORIZATION;
use actix_web::{FromRequest, HttpRequest, web};
use shared::claims::Claims;

use crate::error::ApiError;
use crate::state::State;

/// What the caller's token allows.
pub struct Caller(pub Claims);

impl Caller {
    /// Reads and checks the request's token.
    ///
    /// # Errors
    /// The same 401 for every token that is not accepted.
    pub fn of(request: &HttpRequest) -> Result<Self, ApiError> {
        let state = request.app_data::<web::Data<State>>().ok_or_else(ApiError::unauthorized)?;
        let header = request.headers().get(AUTHORIZATION).and_then(|value| value.to_str().ok());
        let token = header.and_then(|text| text.strip_prefix("Bearer ")).ok_or_else(ApiError::unauthorized)?;
        state.verifier.verify(token).map(Self).map_err(|_| ApiError::unauthorized())
    }
}

impl FromRequest for Caller {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Self::of(request))
    }
}
