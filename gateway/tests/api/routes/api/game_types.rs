//! `GET /api/game-types`

use reqwest::StatusCode;
use serde_json::Value;

use crate::support::app::header;
use crate::support::{App, problem};

#[actix_web::test]
async fn passes_the_list_on() {
    let (app, executor) = App::with_executor().await;
    let guest = app.guest().await;
    let response = guest.get("/api/game-types").send().await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(header(&response, "content-type"), "application/json");
    assert_eq!(response.json::<Value>().await.unwrap().get("path").unwrap(), "/api/game-types");
    assert_eq!(executor.last().claims.sid, None);
}

#[actix_web::test]
async fn nobody_sees_no_list() {
    let (app, _executor) = App::with_executor().await;
    problem(app.get("/api/game-types").send().await.unwrap(), 401, "not_signed_in").await;
}
