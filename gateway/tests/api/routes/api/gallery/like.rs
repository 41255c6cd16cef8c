//! `PUT` and `DELETE /api/gallery/{publication_id}/like`

use futures_util::future::join_all;
use reqwest::{Method, StatusCode};
use uuid::Uuid;

use super::{class, is_missing, publish, shown};
use crate::support::{App, problem};

#[actix_web::test]
async fn each_person_counts_once() {
    let app = App::spawn().await;
    let (maker, one, two) = (app.member("Fox").await, app.member("Whale").await, app.member("Bear").await);
    let id = publish(&maker, "Cloud Hopper").await;
    let path = format!("/api/gallery/{id}/like");
    let all = [&one, &one, &two, &one, &two, &two];
    for response in join_all(all.map(|person| async { person.put(&path).send().await.unwrap() })).await {
        assert_eq!(response.status(), StatusCode::NO_CONTENT);
    }
    assert_eq!(shown(&app, &id).await["like_count"], 2);
    for response in join_all([&one, &one].map(|person| async { person.delete(&path).send().await.unwrap() })).await {
        assert_eq!(response.status(), StatusCode::NO_CONTENT);
    }
    assert_eq!(shown(&app, &id).await["like_count"], 1);
    join_all([&maker, &one, &two].map(|person| async { person.delete(&path).send().await.unwrap() })).await;
    assert_eq!(shown(&app, &id).await["like_count"], 0);
}

#[actix_web::test]
async fn whoever_is_forgotten_likes_and_shows_nothing() {
    let app = App::spawn().await;
    let (maker, other) = (app.member("Fox").await, app.member("Whale").await);
    let (id, own) = (publish(&maker, "Cloud Hopper").await, publish(&other, "Sea Race").await);
    other.put(&format!("/api/gallery/{id}/like")).send().await.unwrap();
    maker.put(&format!("/api/gallery/{id}/like")).send().await.unwrap();
    assert_eq!(app.get("/api/gallery").send().await.unwrap().status(), StatusCode::OK);
    let response = other.delete("/api/auth/me").json(&serde_json::json!({})).send().await.unwrap();
    assert_eq!(response.status(), StatusCode::NO_CONTENT);
    assert_eq!(shown(&app, &id).await["like_count"], 1);
    is_missing(app.get(&format!("/api/gallery/{own}")).send().await.unwrap()).await;
    let list = super::json_of(app.get("/api/gallery").send().await.unwrap()).await;
    assert_eq!(list["items"].as_array().unwrap().len(), 1);
}

#[actix_web::test]
async fn what_is_not_shown_or_not_allowed_is_a_problem() {
    let app = App::spawn().await;
    let (maker, other, teacher) = (app.member("Fox").await, app.member("Whale").await, app.teacher("Owl").await);
    class(&teacher, &[&maker]).await;
    let waiting = format!("/api/gallery/{}/like", publish(&maker, "Cloud Hopper").await);
    let missing = format!("/api/gallery/{}/like", Uuid::now_v7());
    for method in [Method::PUT, Method::DELETE] {
        for path in [&waiting, &missing] {
            is_missing(other.request(method.clone(), path).send().await.unwrap()).await;
        }
        is_missing(maker.request(method.clone(), &waiting).send().await.unwrap()).await;
        problem(app.request(method.clone(), &waiting).send().await.unwrap(), 401, "not_signed_in").await;
        problem(app.guest().await.request(method, &waiting).send().await.unwrap(), 403, "members_only").await;
    }
}
