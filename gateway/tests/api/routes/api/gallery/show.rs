//! `GET /api/gallery/{publication_id}`

use reqwest::StatusCode;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{class, is_missing, json_of, key, publish, shown};
use crate::support::{App, problem};

#[actix_web::test]
async fn anybody_sees_a_game_with_its_code() {
    let app = App::spawn().await;
    let (maker, other) = (app.member("Robo Fox").await, app.member("Blue Whale").await);
    let id = publish(&maker, "Cloud Hopper").await;
    let game = shown(&app, &id).await;
    assert_eq!(
        (&game["title"], &game["maker"], &game["entry"]),
        (&json!("Cloud Hopper"), &json!("Robo Fox"), &json!("main.py"))
    );
    assert_eq!(
        game["files"],
        json!([{
            "path": "main.py", "media_type": "text/x-python", "size_bytes": 21, "content": "print(\"Cloud Hopper\")",
            "url": format!("/api/gallery/{id}/files/main.py"),
        }])
    );
    assert_eq!((&game["liked"], &game["mine"], &game["remix_credit"]), (&json!(false), &json!(false), &json!([])));
    assert!(game.get("project_id").is_none() && game.get("state_reason").is_none(), "what is its maker's own");
    let path = format!("/api/gallery/{id}");
    assert_eq!(json_of(maker.get(&path).send().await.unwrap()).await["mine"], true);
    other.put(&format!("{path}/like")).send().await.unwrap();
    let liked = json_of(other.get(&path).send().await.unwrap()).await;
    assert_eq!((&liked["liked"], &liked["like_count"]), (&json!(true), &json!(1)));
}

#[actix_web::test]
async fn what_waits_is_seen_by_its_maker_their_teacher_and_admins() {
    let app = App::spawn().await;
    let (maker, teacher, admin) = (app.member("Fox").await, app.teacher("Owl").await, app.admin("Chief").await);
    let (stranger, colleague) = (app.member("Whale").await, app.teacher("Bear").await);
    class(&teacher, &[&maker]).await;
    class(&colleague, &[&stranger]).await;
    let path = format!("/api/gallery/{}", publish(&maker, "Cloud Hopper").await);
    for person in [&maker, &teacher, &admin] {
        let response = person.get(&path).send().await.unwrap();
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(json_of(response).await["state"], "waiting");
    }
    for person in [&stranger, &colleague] {
        is_missing(person.get(&path).send().await.unwrap()).await;
    }
    is_missing(app.get(&path).send().await.unwrap()).await;
}

#[actix_web::test]
async fn a_game_that_is_not_there_is_a_problem() {
    let app = App::spawn().await;
    for id in [&Uuid::now_v7().to_string(), "nothing", "%00", "1%27%20or%201=1"] {
        is_missing(app.get(&format!("/api/gallery/{id}")).send().await.unwrap()).await;
    }
}

#[actix_web::test]
async fn a_picture_is_named_but_not_shown() {
    let app = App::spawn().await;
    let maker = app.member("Robo Fox").await;
    let id = super::project(&maker, "Cloud Hopper").await;
    app.sql(&format!(
        "insert into blobs (hash, content, size_bytes) values (sha256('\\xff00'), '\\xff00', 2);
         insert into project_files (project_id, path, blob_hash, media_type)
            values ('{id}', 'fox.png', sha256('\\xff00'), 'image/png')"
    ))
    .await;
    let game = json_of(maker.post("/api/gallery").json(&json!({"project_id": id})).send().await.unwrap()).await;
    let place = format!("/api/gallery/{}", game["id"].as_str().unwrap());
    let files = shown(&app, game["id"].as_str().unwrap()).await["files"].clone();
    let url = format!("{place}/files/fox.png");
    assert_eq!(
        files[0],
        json!({"path": "fox.png", "media_type": "image/png", "size_bytes": 2, "content": Value::Null, "url": url})
    );
}

#[actix_web::test]
async fn a_key_that_may_not_read_is_a_strangers() {
    let app = App::spawn().await;
    let (maker, teacher) = (app.member("Robo Fox").await, app.teacher("Owl").await);
    let path = format!("/api/gallery/{}", publish(&maker, "Cloud Hopper").await);
    maker.put(&format!("{path}/like")).send().await.unwrap();
    let get = async |scopes| app.get(&path).header("authorization", key(&maker, scopes).await).send().await.unwrap();
    let game = json_of(get("write,run").await).await;
    assert_eq!((&game["mine"], &game["liked"]), (&json!(false), &json!(false)));
    class(&teacher, &[&maker]).await;
    app.sql("update publications set state = 'waiting'").await;
    is_missing(get("write,run").await).await;
    assert_eq!(get("read").await.status(), StatusCode::OK);
}

#[actix_web::test]
async fn a_key_that_is_good_for_nothing_is_a_problem() {
    let app = App::spawn().await;
    let maker = app.member("Robo Fox").await;
    let path = format!("/api/gallery/{}", publish(&maker, "Cloud Hopper").await);
    let good = key(&maker, "read").await;
    let response = app.get(&path).header("authorization", &good).send().await.unwrap();
    assert_eq!(json_of(response).await["mine"], true);
    let response =
        app.get(&path).header("authorization", format!("{}0", &good[..good.len() - 1])).send().await.unwrap();
    if good.ends_with('0') {
        return;
    }
    problem(response, 401, "invalid_api_key").await;
}
