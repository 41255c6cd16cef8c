//! `POST /api/gallery/{publication_id}/decline`

use reqwest::StatusCode;
use serde_json::json;
use uuid::Uuid;

use super::{class, is_missing, json_of, publish};
use crate::support::{App, problem};

#[actix_web::test]
async fn a_teacher_says_why_a_game_is_not_shown() {
    let app = App::spawn().await;
    let (teacher, learner) = (app.teacher("Ms Owl").await, app.member("Robo Fox").await);
    class(&teacher, &[&learner]).await;
    let id = publish(&learner, "Cloud Hopper").await;
    let body = json!({"reason": "The level cannot be finished yet."});
    let response = teacher.post(&format!("/api/gallery/{id}/decline")).json(&body).send().await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(json_of(response).await["state"], "declined");
    is_missing(app.get(&format!("/api/gallery/{id}")).send().await.unwrap()).await;
    let own = json_of(learner.get("/api/gallery/mine").send().await.unwrap()).await["items"][0].clone();
    assert_eq!((&own["state"], &own["state_reason"]), (&json!("declined"), &body["reason"]));
    let again = json!({"project_id": own["project_id"]});
    let game = json_of(learner.post("/api/gallery").json(&again).send().await.unwrap()).await;
    assert_eq!((&game["state"], game["state_reason"].is_null()), (&json!("waiting"), true), "it is offered again");
}

#[actix_web::test]
async fn what_is_shown_already_can_be_declined_too() {
    let app = App::spawn().await;
    let (teacher, learner) = (app.teacher("Ms Owl").await, app.member("Robo Fox").await);
    let id = publish(&learner, "Cloud Hopper").await;
    class(&teacher, &[&learner]).await;
    assert_eq!(json_of(app.get("/api/gallery").send().await.unwrap()).await["items"].as_array().unwrap().len(), 1);
    teacher.post(&format!("/api/gallery/{id}/decline")).json(&json!({"reason": "Not yet."})).send().await.unwrap();
    assert_eq!(json_of(app.get("/api/gallery").send().await.unwrap()).await["items"], json!([]));
}

#[actix_web::test]
async fn what_is_wrong_is_a_problem() {
    let app = App::spawn().await;
    let (teacher, learner, other) = (app.teacher("Owl").await, app.member("Fox").await, app.teacher("Bear").await);
    class(&teacher, &[&learner]).await;
    let id = publish(&learner, "Cloud Hopper").await;
    let path = format!("/api/gallery/{id}/decline");
    for (body, field) in [
        (json!({}), "reason"),
        (json!({"reason": ""}), "reason"),
        (json!({"reason": "  "}), "reason"),
        (json!({"reason": "a".repeat(201)}), "reason"),
        (json!({"reason": "sh1t"}), "reason"),
        (json!({"reason": "a", "state": "hidden"}), "state"),
    ] {
        let problem = problem(teacher.post(&path).json(&body).send().await.unwrap(), 400, "invalid_request").await;
        assert_eq!(problem.errors.first().unwrap().field, field);
    }
    let body = json!({"reason": "Not yet."});
    problem(teacher.post(&path).body("{}").send().await.unwrap(), 415, "unsupported_media_type").await;
    problem(learner.post(&path).json(&body).send().await.unwrap(), 403, "wrong_role").await;
    problem(app.post(&path).json(&body).send().await.unwrap(), 401, "not_signed_in").await;
    is_missing(other.post(&path).json(&body).send().await.unwrap()).await;
    let missing = format!("/api/gallery/{}/decline", Uuid::now_v7());
    is_missing(teacher.post(&missing).json(&body).send().await.unwrap()).await;
    learner.delete(&format!("/api/gallery/{id}")).send().await.unwrap();
    problem(teacher.post(&path).json(&body).send().await.unwrap(), 409, "not_publishable").await;
}
