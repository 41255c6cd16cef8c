//! `GET /api/sessions`, and who may see what.

use reqwest::Method;
use serde_json::{Value, json};
use shared::ids::UserId;
use uuid::Uuid;

use crate::support::{Palace, SQUARE, problem, sign};

#[tokio::test]
async fn own_sessions_are_listed_with_their_size() {
    let palace = Palace::start().await;
    let session = palace.run(SQUARE).await;
    let mut socket = palace.watch(session).await;
    socket.until(|watched| watched.pictures > 0).await;
    let list: Value = palace.get("/api/sessions", None).await.json().await.unwrap();
    let item = &list["items"][0];
    assert_eq!(item["session_id"], json!(session));
    assert_eq!((&item["state"], &item["width"], &item["viewers"]), (&json!("running"), &json!(320), &json!(1)));
    palace.stop().await;
}

#[tokio::test]
async fn unknown_foreign_ended_and_mismatched_sessions_look_the_same() {
    let palace = Palace::start().await;
    let session = palace.run(SQUARE).await;
    let ended = palace.run(SQUARE).await;
    assert_eq!(palace.stop_game(ended).await.status(), 204);
    let stranger = sign(&shared::claims::Claims { sub: UserId(Uuid::now_v7()), ..palace.claims(Some(session)) });
    let unknown = palace.new_session_id();
    let calls = [
        (Method::GET, "/api/play"),
        (Method::GET, "/api/game-stream"),
        (Method::POST, "/api/game-input"),
        (Method::POST, "/api/stop-game"),
    ];
    for (method, path) in calls {
        let mut answers = Vec::new();
        for (id, token) in [
            (session.to_string(), stranger.clone()),
            (session.to_string(), palace.token(Some(unknown))),
            (session.to_string(), palace.token(None)),
            (unknown.to_string(), palace.token(Some(unknown))),
            (ended.to_string(), palace.token(Some(ended))),
            ("not-an-id".to_owned(), palace.token(None)),
        ] {
            let request = palace.request(method.clone(), &format!("{path}/{id}")).bearer_auth(token);
            let request = if method == Method::POST { request.json(&json!({ "events": [] })) } else { request };
            let mut problem = problem(request.send().await.unwrap(), 404).await;
            problem.request_id.clear();
            answers.push(problem);
        }
        assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
    }
    // None of this has harmed the session.
    let mut socket = palace.watch(session).await;
    socket.until(|watched| watched.pictures > 0).await;
    palace.stop().await;
}
