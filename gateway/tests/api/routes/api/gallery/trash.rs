//! `DELETE /api/projects/{project_id}` of a project that is shown

use reqwest::StatusCode;
use serde_json::json;

use super::{is_missing, json_of, publish, shown, text};
use crate::support::{App, Guest};

#[actix_web::test]
async fn what_is_thrown_away_is_not_shown_until_it_is_offered_again() {
    let app = App::spawn().await;
    let maker = app.member("Robo Fox").await;
    let id = publish(&maker, "Cloud Hopper").await;
    assert_eq!(json_of(app.get("/api/gallery").send().await.unwrap()).await["items"].as_array().unwrap().len(), 1);
    let mine = json_of(maker.get("/api/gallery/mine").send().await.unwrap()).await;
    let project = text(&mine["items"][0], "project_id");
    let path = format!("/api/projects/{project}");
    assert_eq!(maker.delete(&path).send().await.unwrap().status(), StatusCode::NO_CONTENT);
    is_missing(app.get(&format!("/api/gallery/{id}")).send().await.unwrap()).await;
    assert_eq!(json_of(app.get("/api/gallery").send().await.unwrap()).await["items"], json!([]));
    maker.post(&format!("{path}/restore")).send().await.unwrap();
    is_missing(app.get(&format!("/api/gallery/{id}")).send().await.unwrap()).await;
    let response = maker.post("/api/gallery").json(&json!({"project_id": project})).send().await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    shown(&app, &id).await;
}

/// A game of somebody that an admin hid, and its project.
async fn hidden(maker: &Guest<'_>, admin: &Guest<'_>) -> (String, String) {
    let id = publish(maker, "Cloud Hopper").await;
    admin.delete(&format!("/api/gallery/{id}")).send().await.unwrap();
    let mine = json_of(maker.get("/api/gallery/mine").send().await.unwrap()).await;
    (id, format!("/api/projects/{}", text(&mine["items"][0], "project_id")))
}

#[actix_web::test]
async fn what_was_thrown_away_while_it_was_hidden_is_its_makers_to_show() {
    for restored in [false, true] {
        let app = App::spawn().await;
        let (maker, admin) = (app.member("Robo Fox").await, app.admin("Chief").await);
        let (id, project) = hidden(&maker, &admin).await;
        maker.delete(&project).send().await.unwrap();
        if restored {
            maker.post(&format!("{project}/restore")).send().await.unwrap();
        }
        let response = super::approve(&admin, &id).await;
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(json_of(response).await["state"], "unpublished");
        is_missing(app.get(&format!("/api/gallery/{id}")).send().await.unwrap()).await;
    }
    let app = App::spawn().await;
    let (maker, admin) = (app.member("Robo Fox").await, app.admin("Chief").await);
    let (id, _) = hidden(&maker, &admin).await;
    app.sql("update projects set deleted_at = now()").await;
    super::approve(&admin, &id).await;
    is_missing(app.get(&format!("/api/gallery/{id}")).send().await.unwrap()).await;
}

#[actix_web::test]
async fn what_is_deleted_for_ever_is_not_listed() {
    for empty in [false, true] {
        let app = App::spawn().await;
        let maker = app.member("Robo Fox").await;
        publish(&maker, "Cloud Hopper").await;
        let mine = json_of(maker.get("/api/gallery/mine").send().await.unwrap()).await;
        let project = text(&mine["items"][0], "project_id");
        app.sql("update projects set deleted_at = now()").await;
        let listed = async || json_of(app.get("/api/gallery").send().await.unwrap()).await["items"].clone();
        assert_eq!(listed().await.as_array().unwrap().len(), 1);
        let request = if empty {
            maker.post("/api/projects/trash/empty")
        } else {
            maker.delete(&format!("/api/projects/{project}/forever"))
        };
        assert!(request.send().await.unwrap().status().is_success());
        assert_eq!(listed().await, json!([]));
    }
}
