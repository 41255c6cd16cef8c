//! Says which answers are worth compressing; the framework's `Compress` then does it as the client asks.

use actix_web::body::{BodySize, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{
    ACCEPT_ENCODING, AcceptEncoding, CONTENT_ENCODING, CONTENT_TYPE, Encoding, HeaderMap, HeaderValue,
};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage as _};

/// Below this an answer fits a packet either way.
const WORTH_BYTES: u64 = 1024;
/// How `Compress` is told to leave an answer alone. The name stands for nothing in RFC 9110 §8.4.1, so it goes after.
const IDENTITY: HeaderValue = HeaderValue::from_static("identity");

/// Goes inside of `Compress`: texts of known size pass, streams and what is packed already do not. An event stream would
/// otherwise wait until there is enough to pack.
///
/// # Errors
/// Those of what it surrounds.
pub async fn choose_compression<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let mut response = next.call(request).await?;
    let is_worth = matches!(response.response().body().size(), BodySize::Sized(size) if size >= WORTH_BYTES)
        && is_text(response.headers());
    if !is_worth && !response.headers().contains_key(CONTENT_ENCODING) {
        response.headers_mut().insert(CONTENT_ENCODING, IDENTITY);
    }
    Ok(response)
}

/// Goes outside of `Compress`. A client that forbids every form there is gets the plain one, which RFC 9110 §12.5.3
/// leaves to us, rather than an error that is no problem document.
///
/// # Errors
/// Those of what it surrounds.
pub async fn hide_identity<B: MessageBody>(
    mut request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let forms = [Encoding::identity(), Encoding::gzip(), Encoding::brotli()];
    if request.get_header::<AcceptEncoding>().is_some_and(|accepts| accepts.negotiate(forms.iter()).is_none()) {
        request.headers_mut().remove(ACCEPT_ENCODING);
    }
    let mut response = next.call(request).await?;
    if response.headers().get(CONTENT_ENCODING) == Some(&IDENTITY) {
        response.headers_mut().remove(CONTENT_ENCODING);
    }
    Ok(response)
}

fn is_text(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    let is_stream = kind == "text/event-stream";
    !is_stream && (kind.starts_with("text/") || kind.ends_with("json") || kind.ends_with("javascript"))
}
