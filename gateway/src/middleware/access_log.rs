//! One line in the log for every request: never its body, its query, its cookies or whose it is.

use actix_web::Error;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use tokio::time::Instant;

/// Logs the route, not the path: a path may hold what somebody typed.
///
/// # Errors
/// Those of what it surrounds.
pub async fn access_log<B: MessageBody>(request: ServiceRequest, next: Next<B>) -> Result<ServiceResponse<B>, Error> {
    let started = Instant::now();
    let method = request.method().clone();
    let route = super::route(&request);
    let response = next.call(request).await?;
    let status = response.status().as_u16();
    let milliseconds = started.elapsed().as_secs_f64() * 1000.0;
    tracing::info!(method = method.as_str(), route, status, milliseconds, "answered");
    Ok(response)
}
