//! Lessons as they come into the database when a gateway starts.

use gateway::db::lessons::load;
use gateway::domain::Lesson;
use gateway::services::lesson_library::lessons;
use serde_json::Value;

use crate::support::{App, problem};

async fn version(app: &App, id: &str) -> Value {
    let lesson: Value = app.get(&format!("/api/lessons/{id}")).send().await.unwrap().json().await.unwrap();
    lesson["version"].clone()
}

fn changed(mut all: Vec<Lesson>, change: impl FnOnce(&mut Lesson)) -> Vec<Lesson> {
    let first = all.first_mut().unwrap();
    first.checksum = [7; 32];
    change(first);
    all
}

#[actix_web::test]
async fn what_has_not_changed_is_left_alone() {
    let app = App::spawn().await;
    let mut connection = app.connect().await;
    assert_eq!(load(&mut connection, &lessons().unwrap()).await.unwrap(), 0);
    assert_eq!(version(&app, "first-window").await, 1);
}

#[actix_web::test]
async fn a_change_is_a_new_version_of_that_lesson_alone() {
    let app = App::spawn().await;
    let mut connection = app.connect().await;
    let all = changed(lessons().unwrap(), |lesson| lesson.about.title = "Another title".to_owned());
    assert_eq!(load(&mut connection, &all).await.unwrap(), 1);
    let lesson: Value = app.get("/api/lessons/first-window").send().await.unwrap().json().await.unwrap();
    assert_eq!((&lesson["version"], &lesson["title"]), (&2.into(), &"Another title".into()));
    assert_eq!(version(&app, "moving-hero").await, 1);
}

#[actix_web::test]
async fn a_lesson_or_step_that_is_gone_is_retired_and_may_come_back() {
    let app = App::spawn().await;
    let learner = app.guest().await;
    let path = "/api/progress/first-window/steps/draw-a-face";
    learner.put(path).json(&serde_json::json!({"state": "completed"})).send().await.unwrap();
    let mut connection = app.connect().await;
    let fewer = changed(lessons().unwrap(), |lesson| {
        lesson.steps.pop();
    });
    load(&mut connection, &fewer).await.unwrap();
    let progress: Value = learner.get("/api/progress/first-window").send().await.unwrap().json().await.unwrap();
    assert_eq!((&progress["done"], &progress["total"]), (&0.into(), &2.into()), "a step that is gone does not count");
    problem(
        learner.put(path).json(&serde_json::json!({"state": "started"})).send().await.unwrap(),
        404,
        "step_not_found",
    )
    .await;

    let rest: Vec<Lesson> = lessons().unwrap().into_iter().skip(3).collect();
    load(&mut connection, &rest).await.unwrap();
    problem(app.get("/api/lessons/first-window").send().await.unwrap(), 404, "lesson_not_found").await;
    let progress: Value = learner.get("/api/progress").send().await.unwrap().json().await.unwrap();
    assert_eq!(progress["items"].as_array().unwrap().len(), 1);
    assert_eq!(progress["items"][0]["unlocked"], true, "a lesson that is gone keeps nobody from another");

    load(&mut connection, &lessons().unwrap()).await.unwrap();
    let progress: Value = learner.get("/api/progress/first-window").send().await.unwrap().json().await.unwrap();
    assert_eq!((&progress["done"], &progress["total"]), (&1.into(), &3.into()), "nothing was lost");
}
