//! `GET /api/progress`

use serde_json::{Value, json};

use super::{FIRST_WINDOW, complete, read};
use crate::support::{App, problem};

#[actix_web::test]
async fn shows_every_lesson_and_what_is_open() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let progress = read(&guest, "/api/progress").await;
    let items = progress["items"].as_array().unwrap();
    assert_eq!(items.len(), 4);
    assert_eq!(
        items[0],
        json!({
            "lesson_id": "first-window", "title": "Your first window", "version": 1, "done": 0, "total": 3, "percent": 0,
            "finished": false, "unlocked": true, "updated_at": null,
        })
    );
    assert!(items[1..].iter().all(|item| item["unlocked"] == false));
    assert_eq!((&progress["badges"], &progress["next_cursor"]), (&json!([]), &Value::Null));
}

#[actix_web::test]
async fn a_finished_lesson_shows_its_badge_and_opens_others() {
    let app = App::spawn().await;
    let (learner, other) = (app.guest().await, app.guest().await);
    for step in FIRST_WINDOW {
        complete(&learner, "first-window", step).await;
    }
    let progress = read(&learner, "/api/progress").await;
    assert_eq!((&progress["items"][0]["percent"], &progress["items"][0]["finished"]), (&json!(100), &json!(true)));
    let open: Vec<_> = progress["items"].as_array().unwrap().iter().map(|item| item["unlocked"].clone()).collect();
    assert_eq!(open, [true, true, true, false]);
    assert_eq!(progress["badges"][0]["title"], "Window Opener");
    assert!(progress["badges"][0]["earned_at"].is_string());
    assert_eq!(read(&other, "/api/progress").await["badges"], json!([]), "everybody has progress of their own");
}

#[actix_web::test]
async fn nobody_has_none() {
    let app = App::spawn().await;
    problem(app.get("/api/progress").send().await.unwrap(), 401, "not_signed_in").await;
}
