//! `POST /api/check`

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::support::{App, problem};

#[actix_web::test]
async fn passes_the_program_and_what_was_found_on() {
    let (app, executor) = App::with_executor().await;
    let guest = app.guest().await;
    let program = json!({"code": "if x\n"});
    let response = guest.post("/api/check").json(&program).send().await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    let body: Value = response.json().await.unwrap();
    assert_eq!(body, json!({"path": "/api/check", "sent": program.to_string()}));
    let claims = executor.last().claims;
    assert_eq!((claims.sub.to_string(), claims.sid), (guest.id, None));
}

#[actix_web::test]
async fn nobody_checks_nothing() {
    let (app, executor) = App::with_executor().await;
    problem(app.post("/api/check").json(&json!({"code": ""})).send().await.unwrap(), 401, "not_signed_in").await;
    assert_eq!(executor.calls(), 0);
}
