//! `GET /livez`

use actix_web::HttpResponse;

/// Whether the process runs
///
/// Asks for nothing else: restarting the gateway mends neither its database nor its executor.
#[utoipa::path(
    get,
    path = "/livez",
    operation_id = "get_liveness",
    tag = "health",
    responses((status = 200, description = "It does.", body = String, content_type = "text/plain", example = "ok\n")),
)]
pub(crate) async fn live() -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain; charset=utf-8").body("ok\n")
}
