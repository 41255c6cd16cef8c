//! `DELETE /api/gallery/{publication_id}`

use reqwest::{Method, StatusCode};
use serde_json::json;
use uuid::Uuid;

use super::{class, is_missing, json_of, publish, shown};
use crate::support::{App, problem};

#[actix_web::test]
async fn makers_take_their_games_back() {
    let app = App::spawn().await;
    let maker = app.member("Robo Fox").await;
    let id = publish(&maker, "Cloud Hopper").await;
    let path = format!("/api/gallery/{id}");
    assert_eq!(app.get("/api/gallery").send().await.unwrap().status(), StatusCode::OK);
    for _ in 0..2 {
        assert_eq!(maker.delete(&path).send().await.unwrap().status(), StatusCode::NO_CONTENT);
    }
    is_missing(app.get(&path).send().await.unwrap()).await;
    let list = json_of(app.get("/api/gallery").send().await.unwrap()).await;
    assert_eq!(list["items"], json!([]), "lists are made anew");
    let own = json_of(maker.get(&path).send().await.unwrap()).await;
    assert_eq!(own["state"], "unpublished");
    let again = json!({"project_id": json_of(maker.get("/api/gallery/mine").send().await.unwrap()).await["items"][0]["project_id"]});
    assert_eq!(maker.post("/api/gallery").json(&again).send().await.unwrap().status(), StatusCode::OK);
    shown(&app, &id).await;
}

#[actix_web::test]
async fn admins_hide_those_of_others() {
    let app = App::spawn().await;
    let (maker, admin) = (app.member("Robo Fox").await, app.admin("Chief").await);
    let path = format!("/api/gallery/{}", publish(&maker, "Cloud Hopper").await);
    assert_eq!(admin.delete(&path).send().await.unwrap().status(), StatusCode::NO_CONTENT);
    assert_eq!(json_of(maker.get(&path).send().await.unwrap()).await["state"], "hidden");
    assert_eq!(maker.delete(&path).send().await.unwrap().status(), StatusCode::NO_CONTENT);
    assert_eq!(json_of(maker.get(&path).send().await.unwrap()).await["state"], "hidden", "it stays so");
}

#[actix_web::test]
async fn a_foreign_game_is_answered_like_a_missing_one() {
    let app = App::spawn().await;
    let (maker, other, teacher) = (app.member("Fox").await, app.member("Whale").await, app.teacher("Owl").await);
    let id = publish(&maker, "Cloud Hopper").await;
    class(&teacher, &[&maker]).await;
    is_missing(other.delete(&format!("/api/gallery/{id}")).send().await.unwrap()).await;
    is_missing(teacher.delete(&format!("/api/gallery/{id}")).send().await.unwrap()).await;
    is_missing(other.delete(&format!("/api/gallery/{}", Uuid::now_v7())).send().await.unwrap()).await;
    is_missing(other.delete("/api/gallery/nothing").send().await.unwrap()).await;
    let response = app.request(Method::DELETE, &format!("/api/gallery/{id}")).send().await.unwrap();
    problem(response, 401, "not_signed_in").await;
    shown(&app, &id).await;
}
