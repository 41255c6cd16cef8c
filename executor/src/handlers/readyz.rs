//! `GET /readyz`: whether games can start here.

use actix_web::{HttpResponse, web};

use crate::error::{ApiError, Code};
use crate::state::State;

/// 200, or 503 with what is missing, for operators.
pub async fn readyz(state: web::Data<State>) -> Result<HttpResponse, ApiError> {
    if state.registry.is_draining() {
        return Err(ApiError::new(Code::Draining, "This executor is shutting down."));
    }
    let findings = state.health.findings();
    if findings.is_ready() {
        Ok(HttpResponse::Ok().body("ok"))
    } else {
        Err(ApiError::new(Code::SandboxUnavailable, findings.detail).retry_after(3))
    }
}
