//! `GET /api/gallery/{publication_id}/picture`

use reqwest::StatusCode;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{approve, class, is_missing, json_of, project, publish, shown, text, write};
use crate::support::app::header;
use crate::support::{App, Guest, problem};

/// Gives a project a picture, and says what is in it.
async fn take(maker: &Guest<'_>, project: Uuid) -> String {
    let session = maker.execute().await;
    let body = json!({"session_id": session});
    let taken = maker.put(&format!("/api/projects/{project}/picture")).json(&body).send().await.unwrap();
    assert_eq!(taken.status(), StatusCode::NO_CONTENT);
    format!("RIFF0000WEBP{session}")
}

async fn offer(maker: &Guest<'_>, project: Uuid) -> Value {
    json_of(maker.post("/api/gallery").json(&json!({"project_id": project})).send().await.unwrap()).await
}

async fn picture(app: &App, game: &Value) -> String {
    app.get(&text(game, "picture")).send().await.unwrap().text().await.unwrap()
}

#[actix_web::test]
async fn it_is_the_one_that_the_project_had_when_it_was_offered() {
    let (app, _executor) = App::with_executor().await;
    let maker = app.member("Robo Fox").await;
    let id = project(&maker, "Cloud Hopper").await;
    let first = take(&maker, id).await;
    let game = offer(&maker, id).await;
    assert_eq!(picture(&app, &game).await, first);
    let second = take(&maker, id).await;
    assert_eq!(picture(&app, &game).await, first);
    assert_eq!(picture(&app, &offer(&maker, id).await).await, second);
    let listed = json_of(app.get("/api/gallery").send().await.unwrap()).await;
    assert_eq!(picture(&app, &listed["items"][0]).await, second);
    assert_eq!(picture(&app, &shown(&app, &text(&game, "id")).await).await, second);
}

#[actix_web::test]
async fn anybody_sees_it_and_a_browser_keeps_it() {
    let (app, _executor) = App::with_executor().await;
    let maker = app.member("Robo Fox").await;
    let id = project(&maker, "Cloud Hopper").await;
    take(&maker, id).await;
    let url = text(&offer(&maker, id).await, "picture");
    let seen = app.get(&url).send().await.unwrap();
    assert_eq!((seen.status(), header(&seen, "content-type")), (StatusCode::OK, "image/webp"));
    assert_eq!(header(&seen, "cache-control"), "private, max-age=31536000, immutable");
    let plain = app.get(url.split('?').next().unwrap()).header("if-none-match", header(&seen, "etag"));
    let plain = plain.send().await.unwrap();
    assert_eq!((plain.status(), header(&plain, "cache-control")), (StatusCode::NOT_MODIFIED, "private, no-cache"));
}

#[actix_web::test]
async fn what_somebody_approved_of_stays_until_they_approve_of_another() {
    let (app, _executor) = App::with_executor().await;
    let (maker, teacher, other) = (app.member("Fox").await, app.teacher("Owl").await, app.member("Whale").await);
    let made = class(&teacher, &[&maker]).await;
    let id = project(&maker, "Cloud Hopper").await;
    let first = take(&maker, id).await;
    let game = offer(&maker, id).await;
    let url = text(&game, "picture");
    for person in [&maker, &teacher] {
        assert_eq!(person.get(&url).send().await.unwrap().text().await.unwrap(), first);
    }
    is_missing(other.get(&url).send().await.unwrap()).await;
    is_missing(app.get(&url).send().await.unwrap()).await;
    let waiting = json_of(teacher.get(&format!("/api/classes/{made}/approvals")).send().await.unwrap()).await;
    assert_eq!(text(&waiting["items"][0], "picture"), url);
    approve(&teacher, &text(&game, "id")).await;
    // Another picture alone is not shown without anybody having looked at it.
    let second = take(&maker, id).await;
    let again = offer(&maker, id).await;
    assert_eq!((text(&again, "state").as_str(), picture(&app, &again).await), ("published", first));
    write(&maker, id, "print(2)").await;
    let new = offer(&maker, id).await;
    assert_eq!(text(&new, "state"), "waiting");
    assert_eq!(maker.get(&text(&new, "picture")).send().await.unwrap().text().await.unwrap(), second);
}

#[actix_web::test]
async fn it_goes_with_a_remix() {
    let (app, _executor) = App::with_executor().await;
    let (maker, other) = (app.member("Fox").await, app.guest().await);
    let id = project(&maker, "Cloud Hopper").await;
    let taken = take(&maker, id).await;
    let game = text(&offer(&maker, id).await, "id");
    let remix = json_of(other.post(&format!("/api/gallery/{game}/remix")).send().await.unwrap()).await;
    assert_eq!(other.get(&text(&remix, "picture")).send().await.unwrap().text().await.unwrap(), taken);
}

#[actix_web::test]
async fn a_game_without_one_has_none() {
    let app = App::spawn().await;
    let id = publish(&app.member("Fox").await, "Cloud Hopper").await;
    assert_eq!(shown(&app, &id).await["picture"], Value::Null);
    problem(app.get(&format!("/api/gallery/{id}/picture")).send().await.unwrap(), 404, "picture_not_found").await;
    is_missing(app.get(&format!("/api/gallery/{}/picture", Uuid::now_v7())).send().await.unwrap()).await;
}
