//! `POST /api/gallery/{publication_id}/approve`

use reqwest::StatusCode;
use serde_json::json;
use uuid::Uuid;

use super::{class, is_missing, json_of, publish, shown};
use crate::support::{App, problem};

#[actix_web::test]
async fn a_teacher_lets_a_learners_game_be_shown() {
    let app = App::spawn().await;
    let (teacher, learner) = (app.teacher("Ms Owl").await, app.member("Robo Fox").await);
    class(&teacher, &[&learner]).await;
    let id = publish(&learner, "Cloud Hopper").await;
    assert_eq!(json_of(app.get("/api/gallery").send().await.unwrap()).await["items"], json!([]));
    for _ in 0..2 {
        let response = teacher.post(&format!("/api/gallery/{id}/approve")).send().await.unwrap();
        assert_eq!(response.status(), StatusCode::OK);
        let game = json_of(response).await;
        assert_eq!((&game["state"], &game["maker"]), (&json!("published"), &json!("Robo Fox")));
        assert!(game["published_at"].is_string());
    }
    shown(&app, &id).await;
    assert_eq!(json_of(app.get("/api/gallery").send().await.unwrap()).await["items"].as_array().unwrap().len(), 1);
}

#[actix_web::test]
async fn an_admin_lets_any_game_be_shown() {
    let app = App::spawn().await;
    let (teacher, learner, admin) = (app.teacher("Owl").await, app.member("Fox").await, app.admin("Chief").await);
    class(&teacher, &[&learner]).await;
    let path = format!("/api/gallery/{}/approve", publish(&learner, "Cloud Hopper").await);
    assert_eq!(admin.post(&path).send().await.unwrap().status(), StatusCode::OK);
}

#[actix_web::test]
async fn a_foreign_game_is_answered_like_a_missing_one() {
    let app = App::spawn().await;
    let (teacher, learner, other) = (app.teacher("Owl").await, app.member("Fox").await, app.teacher("Bear").await);
    class(&teacher, &[&learner]).await;
    class(&other, &[]).await;
    let id = publish(&learner, "Cloud Hopper").await;
    let path = format!("/api/gallery/{id}/approve");
    is_missing(other.post(&path).send().await.unwrap()).await;
    is_missing(teacher.post(&format!("/api/gallery/{}/approve", Uuid::now_v7())).send().await.unwrap()).await;
    teacher.post(&path).send().await.unwrap();
    is_missing(other.post(&path).send().await.unwrap()).await;
    problem(learner.post(&path).send().await.unwrap(), 403, "wrong_role").await;
    problem(app.post(&path).send().await.unwrap(), 401, "not_signed_in").await;
}

#[actix_web::test]
async fn what_was_taken_back_or_hidden_is_not_a_teachers() {
    let app = App::spawn().await;
    let (teacher, learner, admin) = (app.teacher("Owl").await, app.member("Fox").await, app.admin("Chief").await);
    class(&teacher, &[&learner]).await;
    let id = publish(&learner, "Cloud Hopper").await;
    let path = format!("/api/gallery/{id}/approve");
    learner.delete(&format!("/api/gallery/{id}")).send().await.unwrap();
    for person in [&teacher, &admin] {
        problem(person.post(&path).send().await.unwrap(), 409, "not_publishable").await;
    }
    admin.delete(&format!("/api/gallery/{id}")).send().await.unwrap();
    problem(teacher.post(&path).send().await.unwrap(), 409, "not_publishable").await;
    let response = admin.post(&path).send().await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(json_of(response).await["state"], "unpublished", "it was taken back before it was hidden");
}
