//! Makes every error answer a problem that names its request, and logs what lies underneath.

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::middleware::Next;
use actix_web::{Error, HttpResponse};

use crate::error::{ApiError, Code};
use crate::extract::InRequest;

/// Renders the [`ApiError`] of the answer, and gives the framework's own bare errors the same shape.
///
/// # Errors
/// Those of what it surrounds.
pub async fn problem<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let response = next.call(request).await?.map_into_boxed_body();
    let id = InRequest::of(response.request()).0;
    let rendered = match response.response().error() {
        Some(error) => Some(from_error(error, id.as_str())),
        None => bare(response.status()).map(|code| ApiError::new(code).response(id.as_str())),
    };
    let Some(mut rendered) = rendered else { return Ok(response) };
    // Headers such as `Allow` and `Retry-After` stay, those about the body come from the new one.
    for (name, value) in response.headers() {
        if !rendered.headers().contains_key(name) && !name.as_str().starts_with("content-") {
            rendered.headers_mut().append(name.clone(), value.clone());
        }
    }
    Ok(response.into_response(rendered))
}

fn from_error(error: &Error, request_id: &str) -> HttpResponse {
    let Some(error) = error.as_error::<ApiError>() else {
        let status = error.as_response_error().status_code();
        tracing::warn!(%error, "refused by the framework");
        return ApiError::new(by_status(status)).response(request_id);
    };
    let code = error.name();
    match (error.cause(), error.problem("").status) {
        (Some(cause), 500) => tracing::error!(code, cause = %chain(cause), "failed"),
        (Some(cause), _) => tracing::warn!(code, cause = %chain(cause), "refused"),
        (None, _) => tracing::debug!(code, "refused"),
    }
    error.response(request_id)
}

/// The error and what lies under it, on one line.
fn chain(error: &dyn std::error::Error) -> String {
    std::iter::successors(Some(error), |error| error.source()).map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

/// Answers that the framework gives without a body.
fn bare(status: StatusCode) -> Option<Code> {
    (status == StatusCode::METHOD_NOT_ALLOWED).then_some(Code::MethodNotAllowed)
}

fn by_status(status: StatusCode) -> Code {
    match status {
        StatusCode::NOT_FOUND => Code::NotFound,
        StatusCode::METHOD_NOT_ALLOWED => Code::MethodNotAllowed,
        StatusCode::REQUEST_TIMEOUT => Code::RequestTimeout,
        StatusCode::PAYLOAD_TOO_LARGE => Code::PayloadTooLarge,
        StatusCode::UNSUPPORTED_MEDIA_TYPE => Code::UnsupportedMediaType,
        status if status.is_client_error() => Code::InvalidRequest,
        _ => Code::InternalError,
    }
}
