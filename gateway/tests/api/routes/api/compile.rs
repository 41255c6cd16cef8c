//! `POST /api/compile`

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::support::{App, problem};

#[actix_web::test]
async fn passes_choices_and_the_game_on() {
    let (app, executor) = App::with_executor().await;
    let guest = app.guest().await;
    let choices = json!({"game_type": "space", "name": "Pixel & Co", "choices": {}});
    let response = guest.post("/api/compile").json(&choices).send().await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    let body: Value = response.json().await.unwrap();
    assert_eq!(body, json!({"path": "/api/compile", "sent": choices.to_string()}));
    let claims = executor.last().claims;
    assert_eq!((claims.sub.to_string(), claims.sid), (guest.id, None));
}

#[actix_web::test]
async fn nobody_compiles_nothing() {
    let (app, _executor) = App::with_executor().await;
    problem(app.post("/api/compile").json(&json!({})).send().await.unwrap(), 401, "not_signed_in").await;
}
