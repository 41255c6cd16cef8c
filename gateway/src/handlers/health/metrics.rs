//! `GET /metrics`

use actix_web::{HttpResponse, web};

use crate::error::{ApiError, Code};
use crate::openapi::NoMetrics;
use crate::state::State;

/// Counters for Prometheus
#[utoipa::path(
    get,
    path = "/metrics",
    operation_id = "get_metrics",
    tag = "health",
    responses(
        (status = 200, description = "The counters, in the Prometheus text format.", body = String,
            content_type = "text/plain"),
        NoMetrics,
    ),
)]
pub(crate) async fn metrics(state: web::Data<State>) -> Result<HttpResponse, ApiError> {
    if !state.shows_metrics {
        return Err(Code::NotFound.into());
    }
    state.metrics.executors(&state.executors.members_now());
    let text = state.metrics.text().map_err(|error| ApiError::new(Code::InternalError).caused_by(error))?;
    Ok(HttpResponse::Ok().content_type(prometheus::TEXT_FORMAT).body(text))
}
