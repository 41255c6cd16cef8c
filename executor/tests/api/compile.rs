//! `GET /api/game-types` and `POST /api/compile`.

use serde_json::json;
use shared::api::{CompileResponse, GameTypes};

use crate::support::{Palace, problem};

#[tokio::test]
async fn the_platformer_is_offered_compiles_and_plays() {
    let palace = Palace::start().await;
    let types: GameTypes = palace.get("/api/game-types", None).await.json().await.unwrap();
    assert!(types.items.iter().any(|kind| kind.id == "platformer"));
    let body = json!({ "game_type": "platformer", "name": "Mia's \"Leap\"" });
    let game: CompileResponse = palace.post("/api/compile", None, &body).await.json().await.unwrap();
    let session = palace.run(&game.code).await;
    let mut socket = palace.watch(session).await;
    socket.until(|watched| watched.pictures > 5).await;
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
