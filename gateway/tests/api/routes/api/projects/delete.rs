//! Deleting projects, taking them back, and deleting them for ever.

use reqwest::StatusCode;
use serde_json::{Value, json};

use super::{make, place, read};
use crate::support::app::header;
use crate::support::{App, problem};

#[actix_web::test]
async fn what_was_deleted_can_be_taken_back() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let project = make(&guest, "Mine").await;
    let place = place(&project);
    assert_eq!(guest.delete(&place).send().await.unwrap().status(), StatusCode::NO_CONTENT);
    problem(guest.delete(&place).send().await.unwrap(), 404, "project_not_found").await;
    for _ in 0..2 {
        let response = guest.post(&format!("{place}/restore")).send().await.unwrap();
        assert_eq!((response.status(), header(&response, "etag")), (StatusCode::OK, "\"r1\""));
        let summary: Value = response.json().await.unwrap();
        assert_eq!(summary["deleted_at"], Value::Null);
    }
    assert_eq!(read(&guest, &place).await, project);
}

#[actix_web::test]
async fn only_what_is_in_the_trash_is_deleted_for_ever() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let place = place(&make(&guest, "Mine").await);
    guest.post(&format!("{place}/versions")).json(&json!({})).send().await.unwrap();
    let forever = format!("{place}/forever");
    problem(guest.delete(&forever).send().await.unwrap(), 409, "not_in_trash").await;
    guest.delete(&place).send().await.unwrap();
    assert_eq!(guest.delete(&forever).send().await.unwrap().status(), StatusCode::NO_CONTENT);
    problem(guest.delete(&forever).send().await.unwrap(), 404, "project_not_found").await;
    problem(guest.post(&format!("{place}/restore")).send().await.unwrap(), 404, "project_not_found").await;
}

#[actix_web::test]
async fn the_trash_is_emptied_of_ones_own() {
    let app = App::spawn().await;
    let (guest, other) = (app.guest().await, app.guest().await);
    let (a, b, c) = (make(&guest, "A").await, make(&guest, "B").await, make(&guest, "C").await);
    let foreign = make(&other, "D").await;
    for project in [&a, &b] {
        guest.delete(&place(project)).send().await.unwrap();
    }
    other.delete(&place(&foreign)).send().await.unwrap();
    let response = guest.post("/api/projects/trash/empty").send().await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(response.json::<Value>().await.unwrap(), json!({"deleted": 2}));
    problem(guest.post(&format!("{}/restore", place(&a))).send().await.unwrap(), 404, "project_not_found").await;
    read(&guest, &place(&c)).await;
    let back = other.post(&format!("{}/restore", place(&foreign))).send().await.unwrap();
    assert_eq!(back.status(), StatusCode::OK);
}
