//! `POST /api/gallery/{publication_id}/play`

use futures_util::future::join_all;
use reqwest::StatusCode;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{class, is_missing, json_of, key, publish, shown};
use crate::support::executor::Answer;
use crate::support::{App, problem};

#[actix_web::test]
async fn runs_what_is_shown_without_owning_it() {
    let (app, executor) = App::with_executor().await;
    let (maker, guest) = (app.member("Robo Fox").await, app.guest().await);
    let id = publish(&maker, "Cloud Hopper").await;
    app.sql("delete from project_files").await;
    let response = guest.post(&format!("/api/gallery/{id}/play")).send().await.unwrap();
    assert_eq!(response.status(), StatusCode::CREATED);
    assert!(json_of(response).await["session_id"].is_string());
    let ran: Value = serde_json::from_slice(&executor.runs().last().unwrap().body).unwrap();
    assert_eq!(ran["entry"], "main.py");
    assert_eq!(ran["files"][0]["content"], "print(\"Cloud Hopper\")");
    assert_eq!(executor.runs().last().unwrap().claims.sub.to_string(), guest.id);
}

#[actix_web::test]
async fn counts_each_person_once_a_day() {
    let (app, _executor) = App::with_executor().await;
    let (maker, one, two) = (app.member("Robo Fox").await, app.guest().await, app.guest().await);
    let id = publish(&maker, "Cloud Hopper").await;
    let path = format!("/api/gallery/{id}/play");
    join_all([&maker, &one, &one, &two].map(|person| async { person.post(&path).send().await.unwrap() })).await;
    assert_eq!(shown(&app, &id).await["play_count"], 2, "its maker does not count");
    app.sql("update publication_plays set played_on = played_on - 1").await;
    one.post(&path).send().await.unwrap();
    assert_eq!(shown(&app, &id).await["play_count"], 3);
}

#[actix_web::test]
async fn a_run_that_was_not_taken_does_not_count() {
    let (app, executor) = App::with_executor().await;
    let (maker, guest) = (app.member("Robo Fox").await, app.guest().await);
    let id = publish(&maker, "Cloud Hopper").await;
    executor.answer(Answer {
        status: 400,
        headers: &[("content-type", "application/problem+json")],
        body:
            json!({"type": "/api/docs#syntax_error", "title": "Not Python", "status": 400, "detail": "Look at line 1.",
            "code": "syntax_error", "request_id": "another", "errors": []})
            .to_string(),
    });
    let response = guest.post(&format!("/api/gallery/{id}/play")).send().await.unwrap();
    problem(response, 400, "syntax_error").await;
    assert_eq!(shown(&app, &id).await["play_count"], 0);
}

#[actix_web::test]
async fn what_waits_is_played_by_those_who_see_it_and_does_not_count() {
    let (app, _executor) = App::with_executor().await;
    let (maker, teacher, other) = (app.member("Fox").await, app.teacher("Owl").await, app.member("Whale").await);
    class(&teacher, &[&maker]).await;
    let id = publish(&maker, "Cloud Hopper").await;
    let path = format!("/api/gallery/{id}/play");
    assert_eq!(teacher.post(&path).send().await.unwrap().status(), StatusCode::CREATED);
    is_missing(other.post(&path).send().await.unwrap()).await;
    let game = json_of(maker.get(&format!("/api/gallery/{id}")).send().await.unwrap()).await;
    assert_eq!(game["play_count"], 0);
}

#[actix_web::test]
async fn what_is_not_there_or_not_allowed_is_a_problem() {
    let app = App::spawn().await;
    let (maker, guest) = (app.member("Robo Fox").await, app.guest().await);
    let path = format!("/api/gallery/{}/play", publish(&maker, "Cloud Hopper").await);
    problem(app.post(&path).send().await.unwrap(), 401, "not_signed_in").await;
    problem(guest.post(&path).send().await.unwrap(), 503, "executor_unavailable").await;
    is_missing(guest.post(&format!("/api/gallery/{}/play", Uuid::now_v7())).send().await.unwrap()).await;
    let key = key(&maker, "read,write").await;
    problem(app.post(&path).header("authorization", key).send().await.unwrap(), 403, "missing_scope").await;
}
