//! `PUT /api/progress/{lesson_id}/steps/{step_id}`

use futures_util::future::join_all;
use reqwest::StatusCode;
use serde_json::{Value, json};

use super::{FIRST_WINDOW, complete, read};
use crate::support::app::header;
use crate::support::{App, problem};

const STEP: &str = "/api/progress/first-window/steps/open-a-window";

#[actix_web::test]
async fn keeps_the_code_and_says_its_revision() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let save = async |body: Value| {
        let response = guest.put(STEP).json(&body).send().await.unwrap();
        assert_eq!(response.status(), StatusCode::OK);
        (header(&response, "etag").to_owned(), response.json::<Value>().await.unwrap())
    };
    let (tag, saved) = save(json!({"state": "started", "code": "a"})).await;
    assert_eq!((tag.as_str(), &saved["step"]["code"]), ("\"r1\"", &json!("a")));
    assert_eq!((&saved["earned"], &saved["opened"]), (&Value::Null, &json!([])));
    let (tag, saved) = save(json!({"state": "completed"})).await;
    assert_eq!((tag.as_str(), &saved["step"]["code"]), ("\"r2\"", &json!("a")), "code that is not sent stays");
    assert_eq!((&saved["lesson"]["done"], &saved["lesson"]["percent"]), (&json!(1), &json!(33)));
    let (tag, saved) = save(json!({"state": "started", "code": "b"})).await;
    assert_eq!((tag.as_str(), &saved["step"]["state"]), ("\"r3\"", &json!("completed")), "completed never goes back");
    assert_eq!((&saved["lesson"]["done"], &saved["step"]["code"]), (&json!(1), &json!("b")));
    let (tag, _) = save(json!({"state": "completed", "code": "b"})).await;
    assert_eq!(tag, "\"r3\"", "nothing changed");
}

#[actix_web::test]
async fn the_last_step_earns_the_badge_once_and_opens_what_comes_next() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    for step in &FIRST_WINDOW[..2] {
        assert_eq!(complete(&guest, "first-window", step).await["earned"], Value::Null);
    }
    let last = complete(&guest, "first-window", FIRST_WINDOW[2]).await;
    assert_eq!(last["earned"]["id"], "first-window");
    assert_eq!(last["opened"], json!(["moving-hero", "bouncing-ball"]));
    let again = complete(&guest, "first-window", FIRST_WINDOW[2]).await;
    assert_eq!((&again["earned"], &again["opened"]), (&Value::Null, &json!([])));
}

#[actix_web::test]
async fn of_two_last_steps_at_once_one_earns_the_badge() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let answers = join_all(FIRST_WINDOW.map(|step| complete(&guest, "first-window", step))).await;
    assert_eq!(answers.iter().filter(|answer| answer["earned"].is_object()).count(), 1);
    assert_eq!(read(&guest, "/api/progress").await["badges"].as_array().unwrap().len(), 1);
}

#[actix_web::test]
async fn a_lesson_whose_turn_has_not_come_is_locked() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let response = guest
        .put("/api/progress/moving-hero/steps/meet-the-hero")
        .json(&json!({"state": "started"}))
        .send()
        .await
        .unwrap();
    let body = response.text().await.unwrap();
    let body: Value = serde_json::from_str(&body).unwrap();
    assert_eq!((&body["code"], &body["status"]), (&json!("lesson_locked"), &json!(409)));
    assert_eq!(body["requires"], json!(["first-window"]));
    assert!(body["detail"].as_str().unwrap().contains("Your first window"));
    for step in FIRST_WINDOW {
        complete(&guest, "first-window", step).await;
    }
    complete(&guest, "moving-hero", "meet-the-hero").await;
}

#[actix_web::test]
async fn a_stale_change_is_told_what_is_kept() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let save = |tag: &str, code: &str| {
        guest.put(STEP).header("if-match", tag).json(&json!({"state": "started", "code": code})).send()
    };
    let response = save("\"r1\"", "a").await.unwrap();
    assert_eq!(response.status(), StatusCode::PRECONDITION_FAILED, "nothing is kept yet");
    assert_eq!(response.json::<Value>().await.unwrap()["current"], Value::Null);
    guest.put(STEP).json(&json!({"state": "started", "code": "a"})).send().await.unwrap();
    assert_eq!(save("\"r1\"", "b").await.unwrap().status(), StatusCode::OK);
    let body: Value = save("\"r1\"", "c").await.unwrap().json().await.unwrap();
    assert_eq!((&body["code"], &body["status"]), (&json!("precondition_failed"), &json!(412)));
    assert_eq!((&body["current"]["code"], &body["current"]["etag"]), (&json!("b"), &json!("\"r2\"")));
    assert_eq!(save("*", "d").await.unwrap().status(), StatusCode::OK);
}

#[actix_web::test]
async fn what_is_wrong_is_named() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    for (body, field) in [
        (json!({}), "state"),
        (json!({"state": "new"}), "state"),
        (json!({"state": "started", "code": 3}), "code"),
        (json!({"state": "started", "code": "a\0"}), "code"),
        (json!({"state": "started", "code": "a".repeat(100_001)}), "code"),
        (json!({"state": "started", "user_id": "b"}), "user_id"),
    ] {
        let problem = problem(guest.put(STEP).json(&body).send().await.unwrap(), 400, "invalid_request").await;
        assert_eq!(problem.errors.first().unwrap().field, field);
    }
    let largest = json!({"state": "started", "code": "\u{1}".repeat(100_000)});
    assert_eq!(guest.put(STEP).json(&largest).send().await.unwrap().status(), StatusCode::OK);
    let larger = json!({"state": "started", "code": "\u{1}".repeat(200_000)});
    problem(guest.put(STEP).json(&larger).send().await.unwrap(), 413, "payload_too_large").await;
    problem(guest.put(STEP).body("{}").send().await.unwrap(), 415, "unsupported_media_type").await;
}

#[actix_web::test]
async fn what_is_not_there_is_a_problem() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    for (path, code) in [
        ("/api/progress/nothing/steps/open-a-window", "lesson_not_found"),
        ("/api/progress/%00/steps/open-a-window", "lesson_not_found"),
        ("/api/progress/first-window/steps/nothing", "step_not_found"),
        ("/api/progress/first-window/steps/%00", "step_not_found"),
    ] {
        problem(guest.put(path).json(&json!({"state": "started"})).send().await.unwrap(), 404, code).await;
    }
}

#[actix_web::test]
async fn nobody_keeps_nothing() {
    let app = App::spawn().await;
    problem(
        app.request(reqwest::Method::PUT, STEP).json(&json!({"state": "started"})).send().await.unwrap(),
        401,
        "not_signed_in",
    )
    .await;
}
