//! `DELETE /api/projects/{project_id}` of a project that is shown

use reqwest::StatusCode;
use serde_json::json;

use super::{is_missing, json_of, publish, shown, text};
use crate::support::App;

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
