//! `GET /readyz`

use actix_web::{HttpResponse, web};

use crate::error::{ApiError, Code};
use crate::openapi::DatabaseProblems;
use crate::state::State;

/// Whether requests can be served
///
/// The database is needed for that. An executor is not: most pages work without one.
#[utoipa::path(
    get,
    path = "/readyz",
    operation_id = "get_readiness",
    tag = "health",
    responses(
        (status = 200, description = "They can.", body = String, content_type = "text/plain", example = "ok\n"),
        DatabaseProblems,
    ),
)]
pub(crate) async fn ready(state: web::Data<State>) -> Result<HttpResponse, ApiError> {
    if state.database.is_ready().await {
        Ok(HttpResponse::Ok().content_type("text/plain; charset=utf-8").body("ok\n"))
    } else {
        Err(ApiError::new(Code::DatabaseUnavailable).retry_after(1))
    }
}
