//! `POST /api/execute` with a project

use reqwest::StatusCode;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{make, place, read, save, text};
use crate::support::{App, problem};

#[actix_web::test]
async fn a_project_runs_and_is_kept_when_it_changed() {
    let (app, executor) = App::with_executor().await;
    let guest = app.guest().await;
    let project = make(&guest, "Mine").await;
    let place = place(&project);
    let run = || guest.post("/api/execute").json(&json!({"project_id": text(&project, "/id")})).send();
    for _ in 0..2 {
        let response = run().await.unwrap();
        assert_eq!(response.status(), StatusCode::CREATED);
        let body: Value = serde_json::from_slice(&executor.last().body).unwrap();
        let file = json!({"path": "main.py", "content": "print('one')\n", "encoding": "utf8"});
        assert_eq!(body, json!({"entry": "main.py", "files": [file]}));
    }
    let versions = read(&guest, &format!("{place}/versions")).await;
    assert_eq!(versions["items"].as_array().unwrap().len(), 1, "one for two runs of the same");
    assert_eq!(text(&versions, "/items/0/reason"), "run");
    save(&guest, &place, "*", "print('two')").await;
    assert_eq!(run().await.unwrap().status(), StatusCode::CREATED);
    let versions = read(&guest, &format!("{place}/versions")).await;
    assert_eq!(versions["items"].as_array().unwrap().len(), 2);
}

#[actix_web::test]
async fn a_project_that_is_not_there_does_not_run() {
    let (app, executor) = App::with_executor().await;
    let (guest, other) = (app.guest().await, app.guest().await);
    let project = make(&guest, "Mine").await;
    for (person, id) in [(&other, text(&project, "/id")), (&guest, &Uuid::now_v7().to_string())] {
        let response = person.post("/api/execute").json(&json!({"project_id": id})).send().await.unwrap();
        problem(response, 404, "project_not_found").await;
    }
    guest.delete(&place(&project)).send().await.unwrap();
    let body = json!({"project_id": text(&project, "/id")});
    problem(guest.post("/api/execute").json(&body).send().await.unwrap(), 404, "project_not_found").await;
    assert_eq!(executor.runs().len(), 0);
}

#[actix_web::test]
async fn a_project_and_a_program_do_not_go_together() {
    let (app, executor) = App::with_executor().await;
    let guest = app.guest().await;
    for (body, field) in [
        (json!({"project_id": Uuid::now_v7(), "code": "pass"}), "code"),
        (json!({"project_id": "nonsense"}), "project_id"),
        (json!({"project_id": 7}), "project_id"),
    ] {
        let response = guest.post("/api/execute").json(&body).send().await.unwrap();
        assert_eq!(problem(response, 400, "invalid_request").await.errors[0].field, field);
    }
    assert_eq!(executor.runs().len(), 0);
    let talk = json!({"code": "print('\"project_id\"')"});
    let response = guest.post("/api/execute").json(&talk).send().await.unwrap();
    assert_eq!(response.status(), StatusCode::CREATED, "a program may speak of one");
    assert_eq!(executor.last().body, talk.to_string().as_bytes());
}
