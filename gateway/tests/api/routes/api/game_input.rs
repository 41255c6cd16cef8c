//! `POST /api/game-input/{session_id}`

use reqwest::StatusCode;
use serde_json::json;

use crate::support::{App, problem};

#[actix_web::test]
async fn passes_input_on_as_it_is() {
    let (app, executor) = App::with_executor().await;
    let guest = app.guest().await;
    let id = guest.execute().await;
    let events = json!({"events": [{"type": "keydown", "code": "ArrowLeft"}]});
    let response = guest.post(&format!("/api/game-input/{id}")).json(&events).send().await.unwrap();
    assert_eq!(response.status(), StatusCode::NO_CONTENT);
    assert_eq!(executor.last().body, serde_json::to_vec(&events).unwrap());
    assert_eq!(executor.last().claims.sid, Some(id.parse().unwrap()));
}

#[actix_web::test]
async fn nobody_plays_the_game_of_somebody_else() {
    let (app, _executor) = App::with_executor().await;
    let id = app.guest().await.execute().await;
    let other = app.guest().await;
    let path = format!("/api/game-input/{id}");
    problem(other.post(&path).json(&json!({"events": []})).send().await.unwrap(), 404, "session_not_found").await;
    problem(app.post(&path).json(&json!({"events": []})).send().await.unwrap(), 401, "not_signed_in").await;
}

#[actix_web::test]
async fn input_is_short() {
    let (app, _executor) = App::with_executor().await;
    let guest = app.guest().await;
    let id = guest.execute().await;
    let send = |bytes: usize| {
        let request = guest.post(&format!("/api/game-input/{id}"));
        request.header("content-type", "application/json").body(vec![b' '; bytes]).send()
    };
    assert_eq!(send(64 * 1024).await.unwrap().status(), StatusCode::NO_CONTENT);
    problem(send(64 * 1024 + 1).await.unwrap(), 413, "payload_too_large").await;
}
