//! `GET /api/progress/{lesson_id}`

use serde_json::{Value, json};

use super::{complete, read};
use crate::support::{App, problem};

#[actix_web::test]
async fn shows_each_step_with_its_code() {
    let app = App::spawn().await;
    let (learner, other) = (app.guest().await, app.guest().await);
    let path = "/api/progress/first-window/steps/open-a-window";
    learner.put(path).json(&json!({"state": "started", "code": "print('hallo')\n"})).send().await.unwrap();
    complete(&learner, "first-window", "draw-a-face").await;
    let lesson = read(&learner, "/api/progress/first-window").await;
    assert_eq!((&lesson["done"], &lesson["total"], &lesson["percent"]), (&json!(1), &json!(3), &json!(33)));
    assert_eq!(lesson["badge"], Value::Null);
    let steps = lesson["steps"].as_array().unwrap();
    let states: Vec<_> = steps.iter().map(|step| step["state"].as_str().unwrap()).collect();
    assert_eq!(states, ["started", "new", "completed"]);
    assert_eq!((&steps[0]["code"], &steps[0]["revision"]), (&json!("print('hallo')\n"), &json!(1)));
    assert_eq!((&steps[1]["code"], &steps[1]["revision"]), (&Value::Null, &json!(0)));
    let foreign = read(&other, "/api/progress/first-window").await;
    assert!(foreign["steps"].as_array().unwrap().iter().all(|step| step["state"] == "new" && step["code"].is_null()));
}

#[actix_web::test]
async fn a_lesson_that_is_not_there_is_a_problem() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    for id in ["nothing", "%00", "A"] {
        problem(guest.get(&format!("/api/progress/{id}")).send().await.unwrap(), 404, "lesson_not_found").await;
    }
}

#[actix_web::test]
async fn nobody_has_none() {
    let app = App::spawn().await;
    problem(app.get("/api/progress/first-window").send().await.unwrap(), 401, "not_signed_in").await;
}
