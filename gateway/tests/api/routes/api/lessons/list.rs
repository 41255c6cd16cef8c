//! `GET /api/lessons`

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::support::App;

#[actix_web::test]
async fn anybody_reads_the_lessons_in_order() {
    let app = App::spawn().await;
    let response = app.get("/api/lessons").send().await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    let list: Value = response.json().await.unwrap();
    assert_eq!(list["next_cursor"], Value::Null);
    let items = list["items"].as_array().unwrap();
    let ids: Vec<_> = items.iter().map(|item| item["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["first-window", "moving-hero", "bouncing-ball", "catch-the-stars"]);
    assert_eq!(items[0]["version"], 1);
    assert_eq!(items[0]["requires"], json!([]));
    assert_eq!(items[0]["badge"]["title"], "Window Opener");
    assert_eq!(items[0]["steps"][0], json!({"id": "open-a-window", "title": "Open a window"}));
    assert_eq!(items[3]["requires"], json!(["moving-hero", "bouncing-ball"]));
}
