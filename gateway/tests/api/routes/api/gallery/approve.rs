//! `POST /api/gallery/{publication_id}/approve`

use reqwest::StatusCode;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{approve, class, is_missing, json_of, project, publish, shown, text, write};
use crate::support::{App, problem};

#[actix_web::test]
async fn a_teacher_lets_a_learners_game_be_shown() {
    let app = App::spawn().await;
    let (teacher, learner) = (app.teacher("Ms Owl").await, app.member("Robo Fox").await);
    class(&teacher, &[&learner]).await;
    let id = publish(&learner, "Cloud Hopper").await;
    assert_eq!(json_of(app.get("/api/gallery").send().await.unwrap()).await["items"], json!([]));
    for _ in 0..2 {
        let response = approve(&teacher, &id).await;
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
    let id = publish(&learner, "Cloud Hopper").await;
    assert_eq!(approve(&admin, &id).await.status(), StatusCode::OK);
}

#[actix_web::test]
async fn a_foreign_game_is_answered_like_a_missing_one() {
    let app = App::spawn().await;
    let (teacher, learner, other) = (app.teacher("Owl").await, app.member("Fox").await, app.teacher("Bear").await);
    class(&teacher, &[&learner]).await;
    class(&other, &[]).await;
    let id = publish(&learner, "Cloud Hopper").await;
    is_missing(approve(&other, &id).await).await;
    is_missing(approve(&teacher, &Uuid::now_v7().to_string()).await).await;
    approve(&teacher, &id).await;
    is_missing(approve(&other, &id).await).await;
    problem(approve(&learner, &id).await, 403, "wrong_role").await;
    problem(app.post(&format!("/api/gallery/{id}/approve")).send().await.unwrap(), 401, "not_signed_in").await;
}

#[actix_web::test]
async fn what_was_taken_back_or_hidden_is_not_a_teachers() {
    let app = App::spawn().await;
    let (teacher, learner, admin) = (app.teacher("Owl").await, app.member("Fox").await, app.admin("Chief").await);
    class(&teacher, &[&learner]).await;
    let id = publish(&learner, "Cloud Hopper").await;
    learner.delete(&format!("/api/gallery/{id}")).send().await.unwrap();
    for person in [&teacher, &admin] {
        problem(approve(person, &id).await, 409, "not_publishable").await;
    }
    admin.delete(&format!("/api/gallery/{id}")).send().await.unwrap();
    problem(approve(&teacher, &id).await, 409, "not_publishable").await;
    let response = approve(&admin, &id).await;
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(json_of(response).await["state"], "unpublished", "it was taken back before it was hidden");
}

#[actix_web::test]
async fn only_what_was_looked_at_is_shown() {
    let app = App::spawn().await;
    let (teacher, learner) = (app.teacher("Ms Owl").await, app.member("Robo Fox").await);
    let class = class(&teacher, &[&learner]).await;
    let project = project(&learner, "Cloud Hopper").await;
    let offer = async |body: Value| json_of(learner.post("/api/gallery").json(&body).send().await.unwrap()).await;
    let id = text(&offer(json!({"project_id": project})).await, "id");
    let approve = async |tag: &str| {
        let request = teacher.post(&format!("/api/gallery/{id}/approve")).header("if-match", tag);
        request.send().await.unwrap()
    };
    let waiting = async || {
        let list = teacher.get(&format!("/api/classes/{class}/approvals")).send().await.unwrap();
        let listed = json_of(list).await["items"][0]["revision"].clone();
        let game = json_of(teacher.get(&format!("/api/gallery/{id}")).send().await.unwrap()).await;
        assert_eq!(listed, game["revision"]);
        format!("\"r{listed}\"")
    };
    let unsaid = teacher.post(&format!("/api/gallery/{id}/approve")).send().await.unwrap();
    problem(unsaid, 428, "precondition_required").await;
    let mut seen = waiting().await;
    offer(json!({"project_id": project})).await;
    assert_eq!(waiting().await, seen, "the same again is nothing else");
    for change in ["code", "title", "description"] {
        if change == "code" {
            write(&learner, project, "print(\"other\")").await;
            offer(json!({"project_id": project})).await;
        } else {
            offer(json!({"project_id": project, change: "Other"})).await;
        }
        problem(approve(&seen).await, 412, "precondition_failed").await;
        is_missing(app.get(&format!("/api/gallery/{id}")).send().await.unwrap()).await;
        seen = waiting().await;
    }
    assert_eq!(approve(&seen).await.status(), StatusCode::OK);
    assert_eq!(shown(&app, &id).await["files"][0]["content"], "print(\"other\")");
}
