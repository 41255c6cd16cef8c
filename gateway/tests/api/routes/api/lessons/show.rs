//! `GET /api/lessons/{lesson_id}`

use reqwest::StatusCode;
use serde_json::Value;

use crate::support::{App, problem};

#[actix_web::test]
async fn anybody_reads_a_lesson_with_all_that_is_in_it() {
    let app = App::spawn().await;
    let response = app.get("/api/lessons/first-window").send().await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    let lesson: Value = response.json().await.unwrap();
    assert_eq!((&lesson["id"], &lesson["title"]), (&"first-window".into(), &"Your first window".into()));
    let steps = lesson["steps"].as_array().unwrap();
    assert_eq!(steps.len(), 3);
    assert_eq!(steps[0]["id"], "open-a-window");
    assert!(steps[0]["text"].as_str().unwrap().contains("pygame.display.set_mode"));
    assert_eq!(steps[1]["starter"], steps[0]["solution"], "a step begins where the one before it ended");
    assert_eq!(steps[0]["checks"][0]["kind"], "opens_window");
    assert_eq!(steps[0]["checks"][0]["target"], Value::Null);
    assert!(steps[0]["hints"].as_array().unwrap().len() > 1);
}

#[actix_web::test]
async fn a_lesson_that_is_not_there_is_a_problem() {
    let app = App::spawn().await;
    for id in ["nothing", "FIRST-WINDOW", "%00", "first-window%27--", "..%2fauth", &"a".repeat(61)] {
        let response = app.get(&format!("/api/lessons/{id}")).send().await.unwrap();
        problem(response, 404, "lesson_not_found").await;
    }
}
