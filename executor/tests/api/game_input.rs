//! `POST /api/game-input/{session_id}`.

use serde_json::json;

use crate::support::{Palace, SQUARE, problem};

#[tokio::test]
async fn input_reaches_the_game() {
    let palace = Palace::start().await;
    let session = palace.run(SQUARE).await;
    let mut socket = palace.watch(session).await;
    socket.until(|watched| watched.pictures > 0).await;
    let body = json!({ "events": [{ "type": "keydown", "code": "KeyQ" }, { "type": "keyup", "code": "KeyQ" }] });
    let path = format!("/api/game-input/{session}");
    assert_eq!(palace.post(&path, Some(session), &body).await.status(), 204);
    socket.until(|watched| watched.output().contains("up q")).await;
    palace.stop().await;
}

#[tokio::test]
async fn wrong_input_is_refused_and_named() {
    let palace = Palace::start().await;
    let session = palace.run(SQUARE).await;
    let path = format!("/api/game-input/{session}");
    let send = |body| async move { body };
    let many = json!({ "events": vec![json!({ "type": "blur" }); 257] });
    let refused = palace.post(&path, Some(session), &send(many).await).await;
    assert_eq!(problem(refused, 400).await.errors[0].field, "events");
    let long = json!({ "events": [{ "type": "text", "text": "x".repeat(257) }] });
    assert_eq!(problem(palace.post(&path, Some(session), &long).await, 400).await.errors[0].field, "events[0].text");
    let unknown = json!({ "events": [{ "type": "explode" }] });
    assert!(problem(palace.post(&path, Some(session), &unknown).await, 400).await.detail.contains("explode"));
    palace.stop().await;
}
