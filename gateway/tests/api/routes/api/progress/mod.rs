mod list;
mod save;
mod show;

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::support::Guest;

const FIRST_WINDOW: [&str; 3] = ["open-a-window", "paint-the-sky", "draw-a-face"];

/// Completes a step and says what the answer was.
async fn complete(learner: &Guest<'_>, lesson: &str, step: &str) -> Value {
    let path = format!("/api/progress/{lesson}/steps/{step}");
    let response = learner.put(&path).json(&json!({"state": "completed"})).send().await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    response.json().await.unwrap()
}

async fn read(learner: &Guest<'_>, path: &str) -> Value {
    let response = learner.get(path).send().await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    response.json().await.unwrap()
}
