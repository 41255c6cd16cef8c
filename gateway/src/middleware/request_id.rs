//! Names every request: with the name it brings in `X-Request-Id`, or a new one.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage as _};
use shared::ids::{REQUEST_ID_HEADER, RequestId};
use tracing::Instrument as _;

/// Puts the name into the request, the log and the answer.
///
/// # Errors
/// Those of what it surrounds.
pub async fn request_id<B: MessageBody>(request: ServiceRequest, next: Next<B>) -> Result<ServiceResponse<B>, Error> {
    let brought = request.headers().get(REQUEST_ID_HEADER).and_then(|value| value.to_str().ok()?.parse().ok());
    let id: RequestId = brought.unwrap_or_else(RequestId::generate);
    request.extensions_mut().insert(id.clone());
    let span = tracing::info_span!("request", request_id = id.as_str());
    let mut response = next.call(request).instrument(span).await?;
    if let Ok(value) = HeaderValue::from_str(id.as_str()) {
        response.headers_mut().insert(HeaderName::from_static(REQUEST_ID_HEADER), value);
    }
    Ok(response)
}
