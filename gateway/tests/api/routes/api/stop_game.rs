//! `POST /api/stop-game/{session_id}`

use reqwest::StatusCode;
use shared::ids::{ExecutorId, SessionId};

use crate::support::executor::ID;
use crate::support::{App, problem, sockets};

#[actix_web::test]
async fn stops_a_game_of_ones_own() {
    let (app, executor) = App::with_executor().await;
    let guest = app.guest().await;
    let id = guest.execute().await;
    let response = guest.post(&format!("/api/stop-game/{id}")).send().await.unwrap();
    assert_eq!(response.status(), StatusCode::NO_CONTENT);
    let seen = executor.last();
    assert_eq!(seen.path, format!("/api/stop-game/{id}"));
    assert_eq!(seen.claims.sid, Some(id.parse().unwrap()));
    assert_eq!(seen.claims.sub.to_string(), guest.id);
}

#[actix_web::test]
async fn a_game_of_somebody_else_looks_like_none() {
    let (app, _executor) = App::with_executor().await;
    let id = app.guest().await.execute().await;
    let other = app.guest().await;
    problem(other.post(&format!("/api/stop-game/{id}")).send().await.unwrap(), 404, "session_not_found").await;
    problem(app.post(&format!("/api/stop-game/{id}")).send().await.unwrap(), 401, "not_signed_in").await;
}

#[actix_web::test]
async fn what_is_no_session_of_this_executor_is_not_found() {
    let (app, _executor) = App::with_executor().await;
    let guest = app.guest().await;
    let unknown = SessionId::new(ID).to_string();
    let elsewhere = SessionId::new(ExecutorId(1)).to_string();
    for id in [unknown.as_str(), elsewhere.as_str(), "nonsense", "3f2504e0-4f89-41d3-9a0c-0305e82c3301", "..%2Fhealth"]
    {
        let response = guest.post(&format!("/api/stop-game/{id}")).send().await.unwrap();
        problem(response, 404, "session_not_found").await;
    }
}

#[actix_web::test]
async fn whether_a_session_exists_cannot_be_told_without_the_executor() {
    let (url, _socket) = sockets::refusing();
    let app = App::with(&[("EXECUTOR_URL", &url)]).await;
    let guest = app.guest().await;
    let response = guest.post(&format!("/api/stop-game/{}", SessionId::new(ID))).send().await.unwrap();
    problem(response, 503, "executor_unavailable").await;
}
