//! `POST /api/reports/{report_id}/resolve`

use reqwest::StatusCode;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{is_missing, json_of, publish, shown, text};
use crate::support::{App, Guest, problem};

/// A game that three members reported.
async fn reported(app: &App, maker: &Guest<'_>) -> String {
    let id = publish(maker, "Cloud Hopper").await;
    for name in ["One", "Two", "Three"] {
        let person = app.member(name).await;
        person.post(&format!("/api/gallery/{id}/report")).json(&json!({"reason": "scary"})).send().await.unwrap();
    }
    id
}

async fn resolve(admin: &Guest<'_>, resolution: &str) -> Value {
    let open = json_of(admin.get("/api/reports").send().await.unwrap()).await;
    let path = format!("/api/reports/{}/resolve", text(&open["items"][1], "id"));
    let response = admin.post(&path).json(&json!({"resolution": resolution})).send().await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    let open = json_of(admin.get("/api/reports").send().await.unwrap()).await;
    assert_eq!(open["items"], json!([]), "all of the game's are decided");
    json_of(response).await
}

#[actix_web::test]
async fn a_game_that_is_kept_is_shown_again_and_stays_so() {
    let app = App::spawn().await;
    let admin = app.admin("Chief").await;
    let id = reported(&app, &app.member("Robo Fox").await).await;
    let report = resolve(&admin, "kept").await;
    assert_eq!((&report["resolution"], &report["publication"]["state"]), (&json!("kept"), &json!("published")));
    assert!(report["resolved_at"].is_string() && report["publication"]["state_reason"].is_null());
    shown(&app, &id).await;
    let another = app.member("Four").await;
    another.post(&format!("/api/gallery/{id}/report")).json(&json!({"reason": "scary"})).send().await.unwrap();
    shown(&app, &id).await;
}

#[actix_web::test]
async fn a_game_that_is_hidden_stays_hidden_until_an_admin_brings_it_back() {
    let app = App::spawn().await;
    let admin = app.admin("Chief").await;
    let id = reported(&app, &app.member("Robo Fox").await).await;
    let report = resolve(&admin, "hidden").await;
    assert_eq!((&report["resolution"], &report["publication"]["state"]), (&json!("hidden"), &json!("hidden")));
    is_missing(app.get(&format!("/api/gallery/{id}")).send().await.unwrap()).await;
    super::approve(&admin, &id).await;
    shown(&app, &id).await;
}

#[actix_web::test]
async fn a_game_that_was_taken_back_while_it_was_hidden_is_kept_but_not_shown() {
    let app = App::spawn().await;
    let admin = app.admin("Chief").await;
    let maker = app.member("Robo Fox").await;
    let id = reported(&app, &maker).await;
    maker.delete(&format!("/api/gallery/{id}")).send().await.unwrap();
    let report = resolve(&admin, "kept").await;
    assert_eq!(report["publication"]["state"], "unpublished");
    is_missing(app.get(&format!("/api/gallery/{id}")).send().await.unwrap()).await;
    let again = json!({"project_id": report["publication"]["project_id"]});
    assert_eq!(maker.post("/api/gallery").json(&again).send().await.unwrap().status(), StatusCode::OK);
    shown(&app, &id).await;
    // What is offered again is wanted again.
    admin.delete(&format!("/api/gallery/{id}")).send().await.unwrap();
    super::approve(&admin, &id).await;
    shown(&app, &id).await;
}

#[actix_web::test]
async fn one_report_is_enough_for_an_admin() {
    let app = App::spawn().await;
    let (admin, maker, one) = (app.admin("Chief").await, app.member("Fox").await, app.member("One").await);
    let id = publish(&maker, "Cloud Hopper").await;
    one.post(&format!("/api/gallery/{id}/report")).json(&json!({"reason": "copied"})).send().await.unwrap();
    let open = json_of(admin.get("/api/reports").send().await.unwrap()).await;
    let path = format!("/api/reports/{}/resolve", text(&open["items"][0], "id"));
    admin.post(&path).json(&json!({"resolution": "hidden"})).send().await.unwrap();
    is_missing(app.get(&format!("/api/gallery/{id}")).send().await.unwrap()).await;
}

#[actix_web::test]
async fn what_is_wrong_is_a_problem() {
    let app = App::spawn().await;
    let admin = app.admin("Chief").await;
    let path = format!("/api/reports/{}/resolve", Uuid::now_v7());
    let body = json!({"resolution": "kept"});
    for path in [path.as_str(), "/api/reports/nothing/resolve"] {
        problem(admin.post(path).json(&body).send().await.unwrap(), 404, "report_not_found").await;
    }
    for (body, field) in [
        (json!({}), "resolution"),
        (json!({"resolution": "x"}), "resolution"),
        (json!({"resolution": "kept", "by": 1}), "by"),
    ] {
        let problem = problem(admin.post(&path).json(&body).send().await.unwrap(), 400, "invalid_request").await;
        assert_eq!(problem.errors.first().unwrap().field, field);
    }
    problem(admin.post(&path).body("{}").send().await.unwrap(), 415, "unsupported_media_type").await;
    problem(app.post(&path).json(&body).send().await.unwrap(), 401, "not_signed_in").await;
    let teacher = app.teacher("Owl").await;
    problem(teacher.post(&path).json(&body).send().await.unwrap(), 403, "wrong_role").await;
}
