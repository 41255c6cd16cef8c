//! `GET /api/auth/me`

use diesel_async::SimpleAsyncConnection as _;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::support::accounts::{PASSWORD, body, refused_for};
use crate::support::app::set_cookie;
use crate::support::{App, database, problem};

#[actix_web::test]
async fn says_who_is_signed_in() {
    let app = App::spawn().await;
    let (first, second) = (app.guest().await, app.guest().await);
    assert_ne!(first.id, second.id);
    for guest in [first, second] {
        let response = guest.get("/api/auth/me").send().await.unwrap();
        assert_eq!(response.status(), StatusCode::OK);
        let body: Value = response.json().await.unwrap();
        assert_eq!(body.pointer("/user/id").unwrap(), &guest.id);
    }
}

#[actix_web::test]
async fn nobody_is_nobody() {
    let app = App::spawn().await;
    for cookie in ["", "palace_session=", "palace_session=nonsense", "other=1"] {
        let response = app.get("/api/auth/me").header("cookie", cookie).send().await.unwrap();
        problem(response, 401, "not_signed_in").await;
    }
}

#[actix_web::test]
async fn a_sign_in_that_is_over_or_revoked_counts_for_nothing() {
    for change in [
        "update user_sessions set revoked_at = now()",
        "update user_sessions set created_at = created_at - interval '2 days', expires_at = now() - interval '1 second'",
        "delete from users",
    ] {
        let database = database::migrated().await;
        let app = App::with(&[("DATABASE_URL", &database.url)]).await;
        let guest = app.guest().await;
        assert_eq!(guest.get("/api/auth/me").send().await.unwrap().status(), StatusCode::OK);
        database::connect(&database.url).await.batch_execute(change).await.unwrap();
        problem(guest.get("/api/auth/me").send().await.unwrap(), 401, "not_signed_in").await;
    }
}

#[actix_web::test]
async fn a_browser_that_returns_stays_signed_in_for_longer() {
    let database = database::migrated().await;
    let app = App::with(&[("DATABASE_URL", &database.url)]).await;
    let guest = app.guest().await;
    let mut connection = database::connect(&database.url).await;
    let long_ago = "update user_sessions set created_at = now() - interval '170 days', \
                    last_seen_at = now() - interval '170 days', expires_at = now() + interval '10 days'";
    connection.batch_execute(long_ago).await.unwrap();
    assert_eq!(guest.get("/api/auth/me").send().await.unwrap().status(), StatusCode::OK);
    let check = "do $$ begin assert (select bool_and(expires_at > now() + interval '179 days' \
                 and last_seen_at > now() - interval '1 minute') from user_sessions); end $$";
    connection.batch_execute(check).await.unwrap();
}

#[actix_web::test]
async fn a_member_changes_their_nickname() {
    let app = App::spawn().await;
    let member = app.member("Robo Fox").await;
    app.member("Owl").await;
    let change = |wish: Value| member.patch("/api/auth/me").json(&wish).send();
    let changed = body(change(json!({"nickname": "Space Fox"})).await.unwrap(), 200).await;
    assert_eq!(changed.pointer("/user/nickname").unwrap(), "Space Fox");
    assert_eq!(app.count("select count(*) from users where nickname_key = 'space fox'").await, 1);
    problem(change(json!({"nickname": "OWL"})).await.unwrap(), 409, "nickname_taken").await;
    let same = body(change(json!({"nickname": "SPACE fox"})).await.unwrap(), 200).await;
    assert_eq!(same.pointer("/user/nickname").unwrap(), "SPACE fox");
    for (wish, field) in [
        (json!({"nickname": "x"}), "nickname"),
        (json!({"nickname": null}), "nickname"),
        (json!({"role": "admin"}), "role"),
        (json!({"kind": "member"}), "kind"),
    ] {
        refused_for(member.patch("/api/auth/me"), &wish, field).await;
    }
    problem(member.patch("/api/auth/me").body("{}").send().await.unwrap(), 415, "unsupported_media_type").await;
}

#[actix_web::test]
async fn teachers_alone_have_an_address() {
    let app = App::spawn().await;
    let (teacher, learner) = (app.teacher("Mira").await, app.member("Robo Fox").await);
    let address = json!({"email": "mira@school.example"});
    problem(learner.patch("/api/auth/me").json(&address).send().await.unwrap(), 403, "wrong_role").await;
    let changed = body(teacher.patch("/api/auth/me").json(&address).send().await.unwrap(), 200).await;
    assert_eq!(changed.pointer("/user/email").unwrap(), "mira@school.example");
    let kept =
        body(teacher.patch("/api/auth/me").json(&json!({"nickname": "Mira B"})).send().await.unwrap(), 200).await;
    assert_eq!(kept.pointer("/user/email").unwrap(), "mira@school.example");
    refused_for(teacher.patch("/api/auth/me"), &json!({"email": "mira"}), "email").await;
    let cleared = body(teacher.patch("/api/auth/me").json(&json!({"email": null})).send().await.unwrap(), 200).await;
    assert_eq!(cleared.pointer("/user/email").unwrap(), &Value::Null);
}

#[actix_web::test]
async fn others_change_nothing() {
    let app = App::spawn().await;
    let wish = json!({"nickname": "Owl"});
    problem(app.guest().await.patch("/api/auth/me").json(&wish).send().await.unwrap(), 403, "members_only").await;
    let key = app.member("Robo Fox").await.api_key("read,write").await;
    for method in [Method::PATCH, Method::DELETE] {
        let stranger = app.request(method.clone(), "/api/auth/me").json(&wish).send().await.unwrap();
        problem(stranger, 401, "not_signed_in").await;
        let by_key = app.request(method, "/api/auth/me").bearer_auth(&key).json(&wish).send().await.unwrap();
        problem(by_key, 403, "not_with_api_key").await;
    }
}

#[actix_web::test]
async fn whoever_leaves_is_forgotten() {
    let app = App::spawn().await;
    let member = app.teacher("Mira").await.with_password().await;
    let id = &member.id;
    app.sql(&format!(
        "insert into projects (id, owner_id, name) values ('{id}', '{id}', 'game');
         insert into classes (id, teacher_id, name, join_code) values ('{id}', '{id}', 'Blue group', 'BCDFGH');"
    ))
    .await;
    member.api_key("read").await;
    refused_for(member.delete("/api/auth/me"), &json!({}), "current").await;
    let wrong = json!({"current": {"password": "six green turtles"}});
    problem(member.delete("/api/auth/me").json(&wrong).send().await.unwrap(), 401, "wrong_credentials").await;
    problem(member.delete("/api/auth/me").send().await.unwrap(), 415, "unsupported_media_type").await;

    let right = json!({"current": {"password": PASSWORD}});
    let response = member.delete("/api/auth/me").json(&right).send().await.unwrap();
    assert!(set_cookie(&response).contains("Max-Age=0"));
    assert_eq!(response.status(), StatusCode::NO_CONTENT);
    for table in ["users", "user_sessions", "credentials", "role_grants", "api_keys", "projects", "classes"] {
        assert_eq!(app.count(&format!("select count(*) from {table}")).await, 0, "{table}");
    }
}

#[actix_web::test]
async fn a_guest_leaves_without_a_secret_and_the_last_admin_stays() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    body(guest.delete("/api/auth/me").json(&json!({})).send().await.unwrap(), 204).await;
    let admin = app.admin("Ada").await;
    problem(admin.delete("/api/auth/me").json(&json!({})).send().await.unwrap(), 409, "last_admin").await;
    assert_eq!(app.count("select count(*) from users").await, 1);
}
