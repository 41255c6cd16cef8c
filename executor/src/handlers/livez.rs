//! `GET /livez`: the process answers.

use actix_web::HttpResponse;

/// Always 200.
pub async fn livez() -> HttpResponse {
    HttpResponse::Ok().body("ok")
}
