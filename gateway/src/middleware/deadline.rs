//! Answers for a request that takes too long.

use std::fmt;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error, HttpResponse, ResponseError, web};
use shared::ids::{REQUEST_ID_HEADER, RequestId};
use tokio::time::timeout;

use crate::error::{ApiError, Code};
use crate::extract::InRequest;
use crate::state::State;

/// When a client should try again.
const RETRY_AFTER_SECONDS: u64 = 5;

/// Ends the request when the head of its answer is not there in time; what is streamed after it may take as long as it
/// likes. Each thing that a handler waits for has a shorter limit of its own: this one is for all of them together.
///
/// # Errors
/// [`TooSlow`], and those of what it surrounds.
pub async fn deadline<B: MessageBody>(request: ServiceRequest, next: Next<B>) -> Result<ServiceResponse<B>, Error> {
    let Some(state) = request.app_data::<web::Data<State>>().cloned() else { return next.call(request).await };
    let too_slow = TooSlow(InRequest::of(request.request()).0);
    let (method, route) = (super::metrics::known_method(request.method().as_str()), super::route(&request));
    let limit = state.request_timeout;
    timeout(limit, next.call(request)).await.unwrap_or_else(|_| {
        // The request is gone with what was doing its work, so the layers around see no answer to count.
        tracing::warn!(method, route, "took too long");
        state.metrics.answered(method, &route, too_slow.status_code().as_u16(), limit.as_secs_f64());
        Err(too_slow.into())
    })
}

/// The answer of a request that is gone.
#[derive(Debug)]
pub struct TooSlow(RequestId);

impl fmt::Display for TooSlow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Code::TooSlow.name())
    }
}

impl ResponseError for TooSlow {
    fn status_code(&self) -> StatusCode {
        Code::TooSlow.status()
    }

    fn error_response(&self) -> HttpResponse {
        let mut answer = ApiError::new(Code::TooSlow).retry_after(RETRY_AFTER_SECONDS).response(self.0.as_str());
        if let Ok(value) = HeaderValue::from_str(self.0.as_str()) {
            answer.headers_mut().insert(HeaderName::from_static(REQUEST_ID_HEADER), value);
        }
        answer
    }
}
