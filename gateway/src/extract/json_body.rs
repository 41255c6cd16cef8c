//! A JSON body of bounded size, not yet parsed.

use actix_web::dev::Payload;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::{FromRequest, HttpMessage as _, HttpRequest};
use bytes::Bytes;
use futures_util::future::{FutureExt as _, LocalBoxFuture};

use super::raw_body::{collect, declared_too_large};
use crate::error::{ApiError, Code};

/// The bytes of a body that is declared as JSON and at most `LIMIT` bytes long. Whoever acts on it parses it.
#[derive(Debug)]
pub struct JsonBody<const LIMIT: usize>(pub Bytes);

impl<const LIMIT: usize> FromRequest for JsonBody<LIMIT> {
    type Error = ApiError;
    type Future = LocalBoxFuture<'static, Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let refused = other_type(request).or_else(|| declared_too_large(request, LIMIT));
        let payload = payload.take();
        async move {
            match refused {
                Some(error) => Err(error),
                None => collect(payload, LIMIT).await.map(Self),
            }
        }
        .boxed_local()
    }
}

/// A page of another site cannot send this type without asking first, which is refused: a second lock on the door.
fn other_type(request: &HttpRequest) -> Option<ApiError> {
    if request.content_type().eq_ignore_ascii_case("application/json") {
        return None;
    }
    let error = ApiError::new(Code::UnsupportedMediaType);
    Some(if request.headers().contains_key(CONTENT_TYPE) {
        error
    } else {
        error.detail("Say what the body is: `Content-Type: application/json`.")
    })
}
