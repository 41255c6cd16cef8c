//! Counts every request.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::{Error, web};
use tokio::time::Instant;

use crate::state::State;

/// Counts the answer by route and status, and how long its head took.
///
/// # Errors
/// Those of what it surrounds.
pub async fn metrics<B: MessageBody>(request: ServiceRequest, next: Next<B>) -> Result<ServiceResponse<B>, Error> {
    let started = Instant::now();
    let state = request.app_data::<web::Data<State>>().cloned();
    let method = known_method(request.method().as_str());
    let route = super::route(&request);
    let response = next.call(request).await?;
    if let Some(state) = state {
        let seconds = started.elapsed().as_secs_f64();
        state.metrics.answered(method, &route, response.status().as_u16(), seconds);
    }
    Ok(response)
}

/// Anybody can make up a method; the counters must not grow with them.
pub(super) fn known_method(method: &str) -> &'static str {
    const KNOWN: [&str; 7] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
    KNOWN.into_iter().find(|known| *known == method).unwrap_or("OTHER")
}
