//! What was asked, under which key.

use std::time::Duration;

use actix_web::HttpMessage as _;
use actix_web::dev::{Payload, ServiceRequest};
use actix_web::http::header::{CONTENT_TYPE, HeaderValue};
use bytes::{Bytes, BytesMut};
use futures_util::StreamExt as _;
use sha2::{Digest as _, Sha256};
use shared::limits::MAX_EXECUTE_BODY_BYTES;
use tokio::time::timeout;
use uuid::Uuid;

use super::HEADER;
use crate::db::idempotency_keys::Slot;
use crate::error::{ApiError, Code};

const MAX_KEY_BYTES: usize = 255;
/// No route takes more; each refuses what is too large for it when it gets the body.
const MAX_BODY_BYTES: usize = MAX_EXECUTE_BODY_BYTES;
/// Longest that a body may take to arrive.
const BODY_TIMEOUT: Duration = Duration::from_mins(2);

/// Reads the key and the body, and gives the request its body back.
pub(super) async fn slot(request: &mut ServiceRequest, user_id: Uuid) -> Result<Slot, ApiError> {
    let key = key(request)?;
    let payload = request.take_payload();
    let body = timeout(BODY_TIMEOUT, collect(payload)).await.unwrap_or_else(|_| Err(Code::RequestTimeout.into()))?;
    let request_hash = hash(request, &body);
    request.set_payload(Payload::from(body));
    Ok(Slot { user_id, key, request_hash })
}

fn key(request: &ServiceRequest) -> Result<String, ApiError> {
    let mut values = request.headers().get_all(HEADER);
    let (value, more) = (values.next(), values.next());
    let bytes = value.map(HeaderValue::as_bytes).unwrap_or_default();
    let is_good = (1..=MAX_KEY_BYTES).contains(&bytes.len()) && bytes.iter().all(u8::is_ascii_graphic);
    match std::str::from_utf8(bytes) {
        Ok(key) if is_good && more.is_none() => Ok(key.to_owned()),
        _ => Err(ApiError::field("Idempotency-Key", "must be one text of 1 to 255 visible ASCII characters")),
    }
}

async fn collect(mut payload: Payload) -> Result<Bytes, ApiError> {
    let mut body = BytesMut::new();
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|error| ApiError::new(Code::InvalidRequest).caused_by(error))?;
        if body.len() + chunk.len() > MAX_BODY_BYTES {
            return Err(Code::PayloadTooLarge.into());
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body.freeze())
}

/// Each part ends in a zero, so that what belongs to one cannot be taken for the beginning of the next.
fn hash(request: &ServiceRequest, body: &[u8]) -> [u8; 32] {
    let kind = request.headers().get(CONTENT_TYPE).map(HeaderValue::as_bytes).unwrap_or_default();
    let mut hash = Sha256::new();
    let parts =
        [request.method().as_str().as_bytes(), request.path().as_bytes(), request.query_string().as_bytes(), kind];
    for part in parts {
        hash.update(part);
        hash.update([0]);
    }
    hash.update(body);
    hash.finalize().into()
}
