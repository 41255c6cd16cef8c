//! `POST /api/auth/login`

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::support::accounts::{PASSWORD, alike, body, refused_for};
use crate::support::app::header;
use crate::support::{App, problem};

#[actix_web::test]
async fn a_member_signs_in_anywhere() {
    let app = App::spawn().await;
    let member = app.member("Robo Fox").await.with_password().await;
    for nickname in ["Robo Fox", "ROBO FOX"] {
        let response = app.login(nickname, PASSWORD).send().await.unwrap();
        assert_eq!(response.status(), StatusCode::OK);
        let here = app.signed_in(response).await;
        assert_eq!(here.id, member.id);
        assert_eq!(here.get("/api/auth/me").send().await.unwrap().status(), StatusCode::OK);
    }
    assert_eq!(member.get("/api/auth/me").send().await.unwrap().status(), StatusCode::OK, "other browsers stay");
}

#[actix_web::test]
async fn whoever_was_signed_in_in_this_browser_is_not_any_more() {
    let app = App::spawn().await;
    app.member("Owl").await.with_password().await;
    let before = app.member("Robo Fox").await;
    let wish = json!({"nickname": "Owl", "password": PASSWORD});
    let response = before.post("/api/auth/login").json(&wish).send().await.unwrap();
    let moved = body(response, 200).await.get("moved").cloned();
    assert_eq!(moved, Some(json!({"projects": 0, "steps": 0, "badges": 0})));
    problem(before.get("/api/auth/me").send().await.unwrap(), 401, "not_signed_in").await;
    assert_eq!(app.count("select count(*) from users").await, 2, "a member stays");
}

/// Two lessons of one step, a badge, and what a guest and a member did with them.
fn work(guest: &str, member: &str) -> String {
    format!(
        "insert into lessons (id, version, checksum, position, title, summary, minutes)
            select id, 1, sha256('x'), 1, id, '', 5 from unnest(array['one', 'two', 'three', 'four']) id;
        insert into lesson_steps (lesson_id, id, position, title, content)
            select id, 's', 1, 'S', '{{}}' from unnest(array['one', 'two', 'three', 'four']) id;
        insert into badges (id, lesson_id, title, description) values ('b', 'one', 'B', ''), ('c', 'two', 'C', '');
        insert into step_progress (user_id, lesson_id, step_id, state, code, lesson_version, completed_at, updated_at) values
            ('{guest}', 'one', 's', 'completed', 'guest', 1, now(), now()),
            ('{member}', 'one', 's', 'started', 'member', 1, null, now() - interval '1 hour'),
            ('{guest}', 'two', 's', 'started', 'guest', 1, null, now() - interval '1 hour'),
            ('{member}', 'two', 's', 'completed', 'member', 1, now(), now()),
            ('{guest}', 'three', 's', 'started', 'guest', 1, null, now()),
            ('{guest}', 'four', 's', 'started', 'guest', 1, null, now() - interval '1 hour'),
            ('{member}', 'four', 's', 'completed', null, 1, now(), now());
        insert into user_badges (user_id, badge_id) values ('{guest}', 'b'), ('{guest}', 'c'), ('{member}', 'c');
        insert into projects (id, owner_id, name, deleted_at) values
            (gen_random_uuid(), '{guest}', 'Cloud Hopper', null), (gen_random_uuid(), '{guest}', 'Old', now()),
            (gen_random_uuid(), '{member}', 'Mine', null);"
    )
}

#[actix_web::test]
async fn a_guests_work_goes_over_to_the_member() {
    let app = App::spawn().await;
    let member = app.member("Robo Fox").await.with_password().await;
    let guest = app.guest().await;
    app.sql(&work(&guest.id, &member.id)).await;
    let wish = json!({"nickname": "Robo Fox", "password": PASSWORD});
    let response = guest.post("/api/auth/login").json(&wish).send().await.unwrap();
    let answer: Value = body(response, 200).await;
    assert_eq!(answer.get("moved"), Some(&json!({"projects": 2, "steps": 3, "badges": 1})));
    assert_eq!(answer.pointer("/user/id").unwrap(), &member.id);

    let owned = |table: &str, condition: &str| format!("select count(*) from {table} where {condition}");
    assert_eq!(app.count(&owned("projects", &format!("owner_id = '{}'", member.id))).await, 3);
    for (lesson, state, code) in [
        ("one", "completed", "guest"),
        ("two", "completed", "member"),
        ("three", "started", "guest"),
        ("four", "completed", "guest"),
    ] {
        let condition =
            format!("user_id = '{}' and lesson_id = '{lesson}' and state = '{state}' and code = '{code}'", member.id);
        assert_eq!(app.count(&owned("step_progress", &condition)).await, 1, "{lesson}");
    }
    assert_eq!(app.count(&owned("user_badges", &format!("user_id = '{}'", member.id))).await, 2);
    assert_eq!(app.count("select count(*) from users").await, 1, "there is no guest any more");
    problem(guest.get("/api/auth/me").send().await.unwrap(), 401, "not_signed_in").await;
}

#[actix_web::test]
async fn likes_go_over_and_count_once() {
    let app = App::spawn().await;
    let member = app.member("Robo Fox").await.with_password().await;
    let guest = app.guest().await;
    let (guest_id, member_id) = (&guest.id, &member.id);
    app.sql(&format!(
        "insert into projects (id, owner_id, name) select gen_random_uuid(), '{member_id}', 'game' from generate_series(1, 2);
         insert into project_versions (id, project_id, number, reason, name, entry)
            select id, id, 1, 'published', 'game', 'main.py' from projects;
         insert into publications (id, project_id, version_id, owner_id, title, state, published_at, like_count)
            select id, id, id, '{member_id}', 'game', 'published', now(), 0 from projects;
         insert into publication_likes (publication_id, user_id) select id, '{guest_id}' from publications;
         insert into publication_likes (publication_id, user_id) select id, '{member_id}' from publications limit 1;
         update publications set like_count = (select count(*) from publication_likes where publication_id = id);"
    ))
    .await;
    let wish = json!({"nickname": "Robo Fox", "password": PASSWORD});
    body(guest.post("/api/auth/login").json(&wish).send().await.unwrap(), 200).await;
    let right = "select count(*) from publications where like_count = 1
        and (select count(*) from publication_likes where publication_id = id) = 1";
    assert_eq!(app.count(right).await, 2);
}

#[actix_web::test]
async fn a_name_that_nobody_has_is_answered_like_a_secret_that_is_wrong() {
    let app = App::spawn().await;
    let member = app.member("Robo Fox").await.with_password().await;
    app.member("Owl").await;
    let wrong = || async { app.login("Robo Fox", "seven red turtles").send().await.unwrap() };
    for nickname in ["Nobody", "Owl"] {
        let response = app.login(nickname, PASSWORD).send().await.unwrap();
        alike(response, wrong().await, 401, "wrong_credentials").await;
    }
    let pictures = json!({"nickname": "Robo Fox", "pictures": ["fox", "key", "moon", "star"]});
    let response = app.post("/api/auth/login").json(&pictures).send().await.unwrap();
    alike(response, wrong().await, 401, "wrong_credentials").await;
    assert_eq!(member.get("/api/auth/me").send().await.unwrap().status(), StatusCode::OK);
}

#[actix_web::test]
async fn guessing_is_stopped_for_the_nickname_alone() {
    let app = App::spawn().await;
    app.member("Robo Fox").await.with_password().await;
    app.member("Owl").await.with_password().await;
    let guesses = (0..10).map(|number| app.login("Robo Fox", &format!("turtles {number}")).send());
    for guess in futures_util::future::join_all(guesses).await {
        problem(guess.unwrap(), 401, "wrong_credentials").await;
    }
    let refused = app.login("ROBO FOX", PASSWORD).send().await.unwrap();
    assert!((1..=31).contains(&header(&refused, "retry-after").parse::<u64>().unwrap()));
    problem(refused, 429, "too_many_requests").await;
    assert_eq!(app.login("Owl", PASSWORD).send().await.unwrap().status(), StatusCode::OK);
}

#[actix_web::test]
async fn what_is_wrong_is_named() {
    let app = App::spawn().await;
    let login = || app.post("/api/auth/login");
    refused_for(login(), &json!({"password": PASSWORD}), "nickname").await;
    refused_for(login(), &json!({"nickname": "Robo Fox"}), "password").await;
    refused_for(login(), &json!({"nickname": "Robo Fox", "password": "short"}), "password").await;
    refused_for(login(), &json!({"nickname": "Robo Fox", "pictures": ["cow"]}), "pictures[0]").await;
    refused_for(login(), &json!({"nickname": "Robo Fox", "password": PASSWORD, "admin": true}), "admin").await;
    problem(login().body("{}").send().await.unwrap(), 415, "unsupported_media_type").await;
}
