//! How many projects a person may have.

use futures_util::future::join_all;
use reqwest::StatusCode;
use serde_json::json;

use super::{make, place, text};
use crate::support::app::Guest;
use crate::support::{App, problem};

/// Gives somebody projects without files, in the trash or not.
async fn give(app: &App, person: &Guest<'_>, count: usize, deleted_at: &str) {
    app.sql(&format!(
        "insert into projects (id, owner_id, name, deleted_at) select gen_random_uuid(), '{}', 'P', {deleted_at} \
         from generate_series(1, {count})",
        person.id
    ))
    .await;
}

async fn create(person: &Guest<'_>) -> reqwest::Response {
    person.post("/api/projects").json(&json!({"name": "One more"})).send().await.unwrap()
}

#[actix_web::test]
async fn a_guest_has_twenty_and_a_member_two_hundred() {
    let app = App::spawn().await;
    let (guest, member) = (app.guest().await, app.member("Robo Fox").await);
    for (person, limit) in [(&guest, 20), (&member, 200)] {
        give(&app, person, limit - 1, "null").await;
        let last = make(person, "The last").await;
        problem(create(person).await, 409, "limit_reached").await;
        let copy = person.post(&format!("{}/duplicate", place(&last))).send().await.unwrap();
        problem(copy, 409, "limit_reached").await;
        person.delete(&place(&last)).send().await.unwrap();
        assert_eq!(create(person).await.status(), StatusCode::CREATED);
        let back = person.post(&format!("{}/restore", place(&last))).send().await.unwrap();
        problem(back, 409, "limit_reached").await;
    }
}

#[actix_web::test]
async fn the_trash_holds_only_so_many() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    give(&app, &guest, 39, "now()").await;
    let project = make(&guest, "The last").await;
    let told = problem(create(&guest).await, 409, "limit_reached").await;
    assert!(told.detail.contains("trash"), "{}", told.detail);
    guest.delete(&place(&project)).send().await.unwrap();
    let back = guest.post(&format!("{}/restore", place(&project))).send().await.unwrap();
    assert_eq!(back.status(), StatusCode::OK, "{}", text(&project, "/id"));
    guest.post("/api/projects/trash/empty").send().await.unwrap();
    assert_eq!(create(&guest).await.status(), StatusCode::CREATED);
}

#[actix_web::test]
async fn the_limit_holds_when_many_are_made_at_once() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    give(&app, &guest, 18, "null").await;
    let made = join_all((0..6).map(|_| create(&guest))).await;
    assert_eq!(made.iter().filter(|response| response.status() == StatusCode::CREATED).count(), 2);
}
