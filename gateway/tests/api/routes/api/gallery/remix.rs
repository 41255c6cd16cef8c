//! `POST /api/gallery/{publication_id}/remix`

use futures_util::future::join_all;
use reqwest::StatusCode;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{class, is_missing, json_of, publish, shown, text};
use crate::support::app::header;
use crate::support::{App, Guest, problem};

async fn remix(person: &Guest<'_>, id: &str) -> Value {
    let response = person.post(&format!("/api/gallery/{id}/remix")).send().await.unwrap();
    assert_eq!(response.status(), StatusCode::CREATED);
    json_of(response).await
}

#[actix_web::test]
async fn makes_a_project_of_what_is_shown() {
    let app = App::spawn().await;
    let (maker, guest) = (app.member("Robo Fox").await, app.guest().await);
    let id = publish(&maker, "Cloud Hopper").await;
    let response = guest.post(&format!("/api/gallery/{id}/remix")).send().await.unwrap();
    assert_eq!(response.status(), StatusCode::CREATED);
    assert_eq!(header(&response, "etag"), "\"r1\"");
    let location = header(&response, "location").to_owned();
    let project = json_of(response).await;
    assert_eq!(location, format!("/api/projects/{}", text(&project, "id")));
    assert_eq!((&project["name"], &project["entry"]), (&json!("Cloud Hopper"), &json!("main.py")));
    assert_eq!((&project["game_type"], &project["remixed_from"]), (&json!("platformer"), &json!(id)));
    assert_eq!(project["files"][0]["content"], "print(\"Cloud Hopper\")");
    assert_eq!(project["remix_credit"], json!([{"publication_id": id, "title": "Cloud Hopper", "maker": "Robo Fox"}]));
    assert_eq!(guest.get(&location).send().await.unwrap().status(), StatusCode::OK);
    assert_eq!(shown(&app, &id).await["remix_count"], 1);
}

#[actix_web::test]
async fn credit_goes_through_generations_and_stays_when_the_first_is_gone() {
    let app = App::spawn().await;
    let (fox, whale, ant) = (app.member("Fox").await, app.member("Whale").await, app.member("Ant").await);
    let first = publish(&fox, "One").await;
    let child = remix(&whale, &first).await;
    let offer = json!({"project_id": child["id"], "title": "Two"});
    let second = text(&json_of(whale.post("/api/gallery").json(&offer).send().await.unwrap()).await, "id");
    let grandchild = remix(&ant, &second).await;
    let line = json!([
        {"publication_id": second, "title": "Two", "maker": "Whale"},
        {"publication_id": first, "title": "One", "maker": "Fox"},
    ]);
    assert_eq!(grandchild["remix_credit"], line);
    app.sql(&format!("delete from projects where owner_id = '{}'", fox.id)).await;
    let path = format!("/api/projects/{}", text(&grandchild, "id"));
    assert_eq!(json_of(ant.get(&path).send().await.unwrap()).await["remix_credit"], line);
    assert_eq!(shown(&app, &second).await["remix_credit"], json!([line[1]]));
}

#[actix_web::test]
async fn whoever_leaves_is_forgotten_in_the_credit_of_others() {
    let app = App::spawn().await;
    let (fox, whale, ant) = (app.member("Fox").await, app.member("Whale").await, app.member("Ant").await);
    let first = publish(&fox, "One").await;
    let child = remix(&whale, &first).await;
    let offer = json!({"project_id": child["id"], "title": "Two"});
    let second = text(&json_of(whale.post("/api/gallery").json(&offer).send().await.unwrap()).await, "id");
    let grandchild = remix(&ant, &second).await;
    let copy = ant.post(&format!("/api/projects/{}/duplicate", text(&grandchild, "id"))).send().await.unwrap();
    let copy = json_of(copy).await;
    // Its game is gone before the person is.
    app.sql(&format!("delete from projects where owner_id = '{}'", fox.id)).await;
    let gone = fox.delete("/api/auth/me").json(&json!({})).send().await.unwrap();
    assert_eq!(gone.status(), StatusCode::NO_CONTENT);
    for project in [&grandchild, &copy] {
        let path = format!("/api/projects/{}", text(project, "id"));
        let line = json!([
            {"publication_id": second, "title": "Two", "maker": "Whale"},
            {"publication_id": first, "title": "One", "maker": ""},
        ]);
        assert_eq!(json_of(ant.get(&path).send().await.unwrap()).await["remix_credit"], line);
    }
    let kept = format!("select count(*) from projects where remix_credit::text like '%{}%'", fox.id);
    assert_eq!(app.count(&kept).await, 0);
}

#[actix_web::test]
async fn many_at_once_are_counted() {
    let app = App::spawn().await;
    let (maker, guest) = (app.member("Robo Fox").await, app.guest().await);
    let id = publish(&maker, "Cloud Hopper").await;
    join_all((0..5).map(|_| remix(&guest, &id))).await;
    assert_eq!(shown(&app, &id).await["remix_count"], 5);
}

#[actix_web::test]
async fn what_is_not_shown_or_not_allowed_is_a_problem() {
    let app = App::spawn().await;
    let (maker, other, teacher) = (app.member("Fox").await, app.member("Whale").await, app.teacher("Owl").await);
    class(&teacher, &[&maker]).await;
    let waiting = format!("/api/gallery/{}/remix", publish(&maker, "Cloud Hopper").await);
    is_missing(other.post(&waiting).send().await.unwrap()).await;
    is_missing(maker.post(&waiting).send().await.unwrap()).await;
    is_missing(other.post(&format!("/api/gallery/{}/remix", Uuid::now_v7())).send().await.unwrap()).await;
    problem(app.post(&waiting).send().await.unwrap(), 401, "not_signed_in").await;
}

#[actix_web::test]
async fn the_trash_counts_as_for_any_new_project() {
    let app = App::spawn().await;
    let (maker, guest) = (app.member("Robo Fox").await, app.guest().await);
    let id = publish(&maker, "Cloud Hopper").await;
    app.sql(&format!(
        "insert into projects (id, owner_id, name, deleted_at) select gen_random_uuid(), '{}', 'P', now()
         from generate_series(1, 39)",
        guest.id
    ))
    .await;
    remix(&guest, &id).await;
    let response = guest.post(&format!("/api/gallery/{id}/remix")).send().await.unwrap();
    let told = problem(response, 409, "limit_reached").await;
    assert!(told.detail.contains("trash"), "{}", told.detail);
    assert_eq!(shown(&app, &id).await["remix_count"], 1);
}

#[actix_web::test]
async fn nobody_has_more_projects_than_there_is_room_for() {
    let app = App::spawn().await;
    let (maker, guest) = (app.member("Robo Fox").await, app.guest().await);
    let id = publish(&maker, "Cloud Hopper").await;
    app.sql(&format!(
        "insert into projects (id, owner_id, name) select gen_random_uuid(), '{}', 'P' from generate_series(1, 20)",
        guest.id
    ))
    .await;
    let response = guest.post(&format!("/api/gallery/{id}/remix")).send().await.unwrap();
    problem(response, 409, "limit_reached").await;
    assert_eq!(shown(&app, &id).await["remix_count"], 0);
}
