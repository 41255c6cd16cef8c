//! `GET /metrics`: counters for Prometheus.

use actix_web::{HttpResponse, web};

use crate::error::{ApiError, Code};
use crate::metrics::Counts;
use crate::state::State;

/// The counters, unless `ENABLE_METRICS` is off.
pub async fn metrics(state: web::Data<State>) -> Result<HttpResponse, ApiError> {
    if !state.settings.enable_metrics {
        return Err(ApiError::new(Code::NotFound, "Metrics are switched off here."));
    }
    let text = state
        .metrics
        .render(Counts {
            active: state.registry.active(),
            paused: state.registry.paused(),
            queued: state.registry.queued(),
            warm: state.pool.waiting(),
            warm_target: state.pool.target(),
        })
        .map_err(|_| ApiError::new(Code::Internal, "The metrics could not be written."))?;
    Ok(HttpResponse::Ok().content_type("text/plain; version=0.0.4").body(text))
}
