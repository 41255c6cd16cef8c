//! A JSON body of bounded size, not yet parsed.

use std::time::Duration;

use actix_web::dev::Payload;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::{FromRequest, HttpMessage as _, HttpRequest};
use bytes::{Bytes, BytesMut};
use futures_util::StreamExt as _;
use futures_util::future::{FutureExt as _, LocalBoxFuture};

use tokio::time::timeout;

use crate::error::{ApiError, Code};

/// Longest a body may take to arrive: the largest project over a slow school line.
const BODY_TIMEOUT: Duration = Duration::from_mins(2);

/// The bytes of a body that is declared as JSON and at most `LIMIT` bytes long. Whoever acts on it parses it.
#[derive(Debug)]
pub struct JsonBody<const LIMIT: usize>(pub Bytes);

impl<const LIMIT: usize> FromRequest for JsonBody<LIMIT> {
    type Error = ApiError;
    type Future = LocalBoxFuture<'static, Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let refused = refused(request, LIMIT);
        let payload = payload.take();
        async move {
            match refused {
                Some(error) => Err(error),
                None => timeout(BODY_TIMEOUT, collect(payload, LIMIT))
                    .await
                    .unwrap_or_else(|_| Err(Code::RequestTimeout.into()))
                    .map(Self),
            }
        }
        .boxed_local()
    }
}

async fn collect(mut payload: Payload, limit_bytes: usize) -> Result<Bytes, ApiError> {
    let mut body = BytesMut::new();
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|error| ApiError::new(Code::InvalidRequest).caused_by(error))?;
        if body.len() + chunk.len() > limit_bytes {
            return Err(too_large(limit_bytes));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body.freeze())
}

/// What is wrong with the request before a byte of its body is read.
fn refused(request: &HttpRequest, limit_bytes: usize) -> Option<ApiError> {
    // A page of another site cannot send this type without asking first, which is refused: a second lock on the door.
    if !request.content_type().eq_ignore_ascii_case("application/json") {
        let found = request.headers().get(CONTENT_TYPE).is_some();
        let error = ApiError::new(Code::UnsupportedMediaType);
        return Some(if found {
            error
        } else {
            error.detail("Say what the body is: `Content-Type: application/json`.")
        });
    }
    let declared = request.headers().get("content-length")?.to_str().ok()?.parse::<u64>().ok()?;
    (declared > limit_bytes as u64).then(|| too_large(limit_bytes))
}

fn too_large(limit_bytes: usize) -> ApiError {
    ApiError::new(Code::PayloadTooLarge)
        .detail(format!("The request is larger than the {limit_bytes} bytes allowed here."))
}
