//! `POST /api/gallery/{publication_id}/report`

use futures_util::future::join_all;
use reqwest::{Response, StatusCode};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{is_missing, json_of, publish, shown};
use crate::support::{App, Guest, problem};

async fn report(person: &Guest<'_>, id: &str, body: Value) -> Response {
    person.post(&format!("/api/gallery/{id}/report")).json(&body).send().await.unwrap()
}

#[actix_web::test]
async fn three_members_hide_a_game_and_each_counts_once() {
    let app = App::spawn().await;
    let maker = app.member("Robo Fox").await;
    let id = publish(&maker, "Cloud Hopper").await;
    let members = [app.member("One").await, app.member("Two").await, app.member("Three").await];
    let body = json!({"reason": "scary", "note": "The ghost shouts."});
    for person in [&members[0], &members[0], &members[0], &members[1], &app.guest().await, &app.guest().await] {
        assert_eq!(report(person, &id, body.clone()).await.status(), StatusCode::NO_CONTENT);
    }
    assert_eq!(json_of(app.get("/api/gallery").send().await.unwrap()).await["items"].as_array().unwrap().len(), 1);
    shown(&app, &id).await;
    assert_eq!(report(&members[2], &id, json!({"reason": "other"})).await.status(), StatusCode::NO_CONTENT);
    is_missing(app.get(&format!("/api/gallery/{id}")).send().await.unwrap()).await;
    assert_eq!(json_of(app.get("/api/gallery").send().await.unwrap()).await["items"], json!([]));
    let own = json_of(maker.get("/api/gallery/mine").send().await.unwrap()).await;
    assert_eq!(own["items"][0]["state"], "hidden");
    assert!(own["items"][0]["state_reason"].as_str().unwrap().contains("admin"));
}

#[actix_web::test]
async fn three_at_once_hide_it_too() {
    let app = App::spawn().await;
    let id = publish(&app.member("Robo Fox").await, "Cloud Hopper").await;
    let members = [app.member("One").await, app.member("Two").await, app.member("Three").await];
    join_all(members.iter().map(|person| report(person, &id, json!({"reason": "unkind"})))).await;
    is_missing(app.get(&format!("/api/gallery/{id}")).send().await.unwrap()).await;
}

#[actix_web::test]
async fn what_is_wrong_is_named() {
    let app = App::spawn().await;
    let (maker, person) = (app.member("Robo Fox").await, app.guest().await);
    let id = publish(&maker, "Cloud Hopper").await;
    for (body, field) in [
        (json!({}), "reason"),
        (json!({"reason": "boring"}), "reason"),
        (json!({"reason": "other", "note": "a".repeat(501)}), "note"),
        (json!({"reason": "other", "note": "a\0"}), "note"),
        (json!({"reason": "other", "resolution": "hidden"}), "resolution"),
    ] {
        let problem = problem(report(&person, &id, body).await, 400, "invalid_request").await;
        assert_eq!(problem.errors.first().unwrap().field, field);
    }
    let path = format!("/api/gallery/{id}/report");
    problem(person.post(&path).body("{}").send().await.unwrap(), 415, "unsupported_media_type").await;
    let large = json!({"reason": "other", "note": "a".repeat(70_000)});
    problem(report(&person, &id, large).await, 413, "payload_too_large").await;
    let response = app.post(&path).json(&json!({"reason": "other"})).send().await.unwrap();
    problem(response, 401, "not_signed_in").await;
    maker.delete(&format!("/api/gallery/{id}")).send().await.unwrap();
    is_missing(report(&person, &id, json!({"reason": "other"})).await).await;
    is_missing(report(&person, &Uuid::now_v7().to_string(), json!({"reason": "other"})).await).await;
}
