//! A body of any kind and bounded size.

use std::time::Duration;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use bytes::{Bytes, BytesMut};
use futures_util::StreamExt as _;
use futures_util::future::{FutureExt as _, LocalBoxFuture};
use tokio::time::timeout;

use crate::error::{ApiError, Code};

/// Longest a body may take to arrive: the largest project over a slow school line.
const BODY_TIMEOUT: Duration = Duration::from_mins(2);

/// The bytes of a body of at most `LIMIT` bytes, whatever it is declared as.
#[derive(Debug)]
pub struct RawBody<const LIMIT: usize>(pub Bytes);

impl<const LIMIT: usize> FromRequest for RawBody<LIMIT> {
    type Error = ApiError;
    type Future = LocalBoxFuture<'static, Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let declared = declared_too_large(request, LIMIT);
        let payload = payload.take();
        async move {
            match declared {
                Some(error) => Err(error),
                None => collect(payload, LIMIT).await.map(Self),
            }
        }
        .boxed_local()
    }
}

/// Reads a body to its end.
///
/// # Errors
/// `payload_too_large`, `request_timeout`, or `invalid_request` where it breaks off.
pub(super) async fn collect(payload: Payload, limit_bytes: usize) -> Result<Bytes, ApiError> {
    timeout(BODY_TIMEOUT, read(payload, limit_bytes)).await.unwrap_or_else(|_| Err(Code::RequestTimeout.into()))
}

async fn read(mut payload: Payload, limit_bytes: usize) -> Result<Bytes, ApiError> {
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

/// What is wrong with the length before a byte of the body is read.
pub(super) fn declared_too_large(request: &HttpRequest, limit_bytes: usize) -> Option<ApiError> {
    let declared = request.headers().get("content-length")?.to_str().ok()?.parse::<u64>().ok()?;
    (declared > limit_bytes as u64).then(|| too_large(limit_bytes))
}

fn too_large(limit_bytes: usize) -> ApiError {
    ApiError::new(Code::PayloadTooLarge)
        .detail(format!("The request is larger than the {limit_bytes} bytes allowed here."))
}
