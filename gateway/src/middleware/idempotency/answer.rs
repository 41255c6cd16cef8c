//! Answers that are kept and given again.

use actix_web::HttpResponse;
use actix_web::body::{BoxBody, MessageBody as _};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_TYPE, ETAG, HeaderMap, HeaderName, HeaderValue, LOCATION, SET_COOKIE,
};
use bytes::Bytes;
use serde_json::Value;

use crate::db::idempotency_keys::StoredAnswer;
use crate::error::ApiError;
use crate::extract::InRequest;

const REPLAYED: &str = "idempotency-replayed";
/// Headers that belong to the answer; others belong to the request at hand.
const SENT_AGAIN: [HeaderName; 4] = [CACHE_CONTROL, CONTENT_TYPE, ETAG, LOCATION];
/// Larger answers are not kept: what creates something answers with what it made.
const MAX_BODY_BYTES: usize = 8 * 1024 * 1024;

/// What stays of an answer.
pub(super) enum Kept {
    Answer(StoredAnswer),
    /// It may be otherwise next time, or must not be kept.
    Nothing,
}

/// The same answer, and what is kept of it.
pub(super) fn keep(response: ServiceResponse<BoxBody>) -> (ServiceResponse<BoxBody>, Kept) {
    let status = response.status();
    if !is_final(status) || response.headers().contains_key(SET_COOKIE) {
        return (response, Kept::Nothing);
    }
    if let Some(error) = response.response().error() {
        let kept = error.as_error::<ApiError>().map(|error| error.response("")).and_then(|rendered| {
            let headers = headers(rendered.headers());
            stored(status, headers, rendered.into_body().try_into_bytes().ok()?)
        });
        return (response, kept.map_or(Kept::Nothing, Kept::Answer));
    }
    let mut kept = Kept::Nothing;
    let head = headers(response.headers());
    let response = response.map_body(|_, body| match body.try_into_bytes() {
        Ok(bytes) => {
            kept = stored(status, head, bytes.clone()).map_or(Kept::Nothing, Kept::Answer);
            BoxBody::new(bytes)
        }
        Err(body) => body,
    });
    (response, kept)
}

/// Whether the same request would be answered so again.
fn is_final(status: StatusCode) -> bool {
    !status.is_server_error()
        && !status.is_informational()
        && !matches!(
            status,
            StatusCode::TOO_MANY_REQUESTS | StatusCode::REQUEST_TIMEOUT | StatusCode::METHOD_NOT_ALLOWED
        )
}

fn headers(all: &HeaderMap) -> Value {
    SENT_AGAIN
        .iter()
        .filter_map(|name| Some((name.as_str().to_owned(), Value::from(all.get(name)?.to_str().ok()?))))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

fn stored(status: StatusCode, headers: Value, body: Bytes) -> Option<StoredAnswer> {
    let status = i32::from(status.as_u16());
    (body.len() <= MAX_BODY_BYTES).then(|| StoredAnswer { status, headers, body: body.into() })
}

/// The answer that was kept, to the request at hand.
pub(super) fn again(request: ServiceRequest, stored: StoredAnswer) -> ServiceResponse<BoxBody> {
    let status = u16::try_from(stored.status).ok().and_then(|status| StatusCode::from_u16(status).ok());
    let mut answer = HttpResponse::build(status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR));
    answer.insert_header((HeaderName::from_static(REPLAYED), HeaderValue::from_static("true")));
    for name in SENT_AGAIN {
        if let Some(value) = stored.headers.get(name.as_str()).and_then(Value::as_str) {
            answer.insert_header((name, value));
        }
    }
    let is_problem =
        stored.headers.get(CONTENT_TYPE.as_str()).and_then(Value::as_str) == Some(shared::problem::CONTENT_TYPE);
    let body = if is_problem { of_this_request(&request, stored.body) } else { stored.body };
    request.into_response(answer.body(body))
}

/// A problem names the request that it answers.
fn of_this_request(request: &ServiceRequest, body: Vec<u8>) -> Vec<u8> {
    let Ok(Value::Object(mut problem)) = serde_json::from_slice(&body) else { return body };
    problem.insert("request_id".to_owned(), InRequest::of(request.request()).0.as_str().into());
    serde_json::to_vec(&problem).unwrap_or(body)
}
