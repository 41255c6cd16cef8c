//! Names, logs and counts every request. Bodies, query strings and user ids are never logged.

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, web};
use shared::ids::{REQUEST_ID_HEADER, RequestId};
use tokio::time::Instant;
use tracing::Instrument;

use crate::error::ApiError;
use crate::state::State;

/// Wraps the whole application.
pub async fn observe(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let started = Instant::now();
    let id = request
        .headers()
        .get(REQUEST_ID_HEADER)
        .and_then(|value| value.to_str().ok())
        .and_then(|text| text.parse::<RequestId>().ok())
        .unwrap_or_else(RequestId::generate);
    request.extensions_mut().insert(id.clone());
    let span = tracing::info_span!("request", request_id = %id);
    let response = next.call(request).instrument(span.clone()).await?.map_into_boxed_body();
    let mut response = name_problem(response, &id);
    if let Ok(value) = HeaderValue::from_str(id.as_str()) {
        response.headers_mut().insert(HeaderName::from_static(REQUEST_ID_HEADER), value);
    }
    record(&response, &span, started);
    Ok(response)
}

/// Writes our own errors again, now with the request's id.
fn name_problem(response: ServiceResponse, id: &RequestId) -> ServiceResponse {
    let problem = response.response().error().and_then(|error| error.as_error::<ApiError>()).cloned();
    match problem {
        Some(problem) => response.into_response(problem.response(id.as_str())),
        None => response,
    }
}

fn record(response: &ServiceResponse, span: &tracing::Span, started: Instant) {
    let request = response.request();
    let route = request.match_pattern().unwrap_or_else(|| "unmatched".to_owned());
    let (method, status) = (known_method(request.method()), response.status().as_u16());
    if let Some(state) = request.app_data::<web::Data<State>>() {
        state.metrics.request(method, &route, status, started.elapsed().as_secs_f64());
    }
    let _entered = span.enter();
    let elapsed_ms = started.elapsed().as_millis();
    tracing::info!(method, route, status, elapsed_ms, "answered");
}

/// A client may invent any method; each would become a counter of its own.
fn known_method(method: &Method) -> &str {
    let known = [Method::GET, Method::HEAD, Method::POST, Method::PUT, Method::DELETE, Method::PATCH, Method::OPTIONS];
    if known.contains(method) { method.as_str() } else { "other" }
}
