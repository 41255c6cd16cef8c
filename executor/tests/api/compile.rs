//! `GET /api/game-types` and `POST /api/compile`.

use serde_json::{Value, json};
use shared::api::{CompileResponse, ExecuteResponse, GameTypes};

use crate::support::{Palace, problem};

#[tokio::test]
async fn the_platformer_is_offered_compiles_and_plays() {
    let palace = Palace::start().await;
    let types: GameTypes = palace.get("/api/game-types", None).await.json().await.unwrap();
    assert!(types.items.iter().any(|kind| kind.id == "platformer"));
    let body = json!({ "game_type": "platformer", "name": "Mia's \"Leap\"" });
    let game: CompileResponse = palace.post("/api/compile", None, &body).await.json().await.unwrap();
    let main = json!({ "path": "main.py", "content": game.code, "encoding": "utf8" });
    let files: Vec<Value> = game.files.iter().map(|file| json!(file)).chain([main]).collect();
    let started = palace.execute(&json!({ "entry": "main.py", "files": files })).await;
    assert_eq!(started.status(), 201);
    let session = started.json::<ExecuteResponse>().await.unwrap().session_id;
    let mut socket = palace.watch(session).await;
    socket.until(|watched| watched.pictures > 0).await;
    palace.stop().await;
}

#[tokio::test]
async fn an_unknown_kind_is_named() {
    let palace = Palace::start().await;
    let refused = problem(palace.post("/api/compile", None, &json!({ "game_type": "chess" })).await, 400).await;
    assert_eq!(refused.errors[0].field, "game_type");
    assert!(refused.detail.contains("platformer"), "{}", refused.detail);
    palace.stop().await;
}

#[tokio::test]
async fn what_is_not_offered_is_named_with_what_is() {
    let palace = Palace::start().await;
    for (asked, field, offered) in [
        (json!({ "choices": { "wings": "two" } }), "choices.wings", "movement"),
        (json!({ "choices": { "movement": "swim" } }), "choices.movement", "glide"),
        (json!({ "theme": "mud" }), "theme", "meadow"),
    ] {
        let mut body = json!({ "game_type": "platformer" });
        body.as_object_mut().unwrap().extend(asked.as_object().unwrap().clone());
        let refused = problem(palace.post("/api/compile", None, &body).await, 400).await;
        assert_eq!(refused.errors[0].field, field);
        assert!(refused.detail.contains(offered), "{}", refused.detail);
    }
    palace.stop().await;
}
