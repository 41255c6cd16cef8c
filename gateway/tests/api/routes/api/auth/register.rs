//! `POST /api/auth/register`

use reqwest::StatusCode;
use rstest::rstest;
use serde_json::{Value, json};

use crate::support::accounts::{PASSWORD, body, refused_for};
use crate::support::app::header;
use crate::support::{App, problem};

#[actix_web::test]
async fn a_guest_becomes_the_member_and_keeps_everything() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let wish = json!({"nickname": "Robo Fox", "pictures": ["fox", "rocket", "fox", "key"]});
    let response = guest.post("/api/auth/register").json(&wish).send().await.unwrap();
    assert_eq!((response.status(), header(&response, "location")), (StatusCode::CREATED, "/api/auth/me"));
    let member = app.signed_in(response).await;
    assert_eq!(member.id, guest.id);
    assert_ne!(member.cookie, guest.cookie, "whoever knew the guest's token does not know the member's");
    problem(guest.get("/api/auth/me").send().await.unwrap(), 401, "not_signed_in").await;
    let me = body(member.get("/api/auth/me").send().await.unwrap(), 200).await;
    assert_eq!(me.pointer("/user/kind").unwrap(), "member");
    assert_eq!(me.pointer("/user/role").unwrap(), "learner");
    assert_eq!(me.pointer("/user/nickname").unwrap(), "Robo Fox");

    let login = app.post("/api/auth/login").json(&wish).send().await.unwrap();
    assert_eq!(app.signed_in(login).await.id, member.id);
}

#[actix_web::test]
async fn a_stranger_becomes_somebody_new() {
    let app = App::spawn().await;
    let wish = json!({"nickname": "Zoe\u{308}", "password": PASSWORD});
    let response = app.post("/api/auth/register").json(&wish).send().await.unwrap();
    assert_eq!(response.status(), StatusCode::CREATED);
    let member = app.signed_in(response).await;
    let me = body(member.get("/api/auth/me").send().await.unwrap(), 200).await;
    assert_eq!(me.pointer("/user/nickname").unwrap(), "Zoë");
    let kept = "select count(*) from credentials where kind = 'password' and secret_hash like '$argon2id$v=19$m=19456,t=2,p=1$%'";
    assert_eq!(app.count(kept).await, 1);
}

#[actix_web::test]
async fn a_nickname_is_one_persons_alone() {
    let app = App::spawn().await;
    app.member("Robo Fox").await;
    for nickname in ["Robo Fox", "robo fox", "ＲＯＢＯ ＦＯＸ"] {
        let wish = json!({"nickname": nickname, "password": PASSWORD});
        problem(app.post("/api/auth/register").json(&wish).send().await.unwrap(), 409, "nickname_taken").await;
    }
    assert_eq!(app.count("select count(*) from credentials").await, 0);

    let wish = json!({"nickname": "Owl", "password": PASSWORD});
    let register = || app.post("/api/auth/register").json(&wish).send();
    let (one, other) = futures_util::future::join(register(), register()).await;
    let mut both = [one.unwrap().status().as_u16(), other.unwrap().status().as_u16()];
    both.sort_unstable();
    assert_eq!(both, [201, 409]);
}

#[actix_web::test]
async fn a_member_is_one_already() {
    let app = App::spawn().await;
    let member = app.member("Robo Fox").await;
    let wish = json!({"nickname": "Owl", "password": PASSWORD});
    problem(member.post("/api/auth/register").json(&wish).send().await.unwrap(), 409, "already_member").await;
    let key = member.api_key("read,write,run").await;
    let by_key = app.post("/api/auth/register").bearer_auth(key).json(&wish).send().await.unwrap();
    problem(by_key, 409, "already_member").await;
    let wrong = app.post("/api/auth/register").bearer_auth("ppk_x").json(&wish).send().await.unwrap();
    problem(wrong, 401, "invalid_api_key").await;
}

#[rstest]
#[case(json!({"password": PASSWORD}), "nickname")]
#[case(json!({"nickname": "x", "password": PASSWORD}), "nickname")]
#[case(json!({"nickname": "<script>", "password": PASSWORD}), "nickname")]
#[case(json!({"nickname": "a\u{0}b", "password": PASSWORD}), "nickname")]
#[case(json!({"nickname": "fuck you", "password": PASSWORD}), "nickname")]
#[case(json!({"nickname": "Robo Fox"}), "password")]
#[case(json!({"nickname": "Robo Fox", "password": null}), "password")]
#[case(json!({"nickname": "Robo Fox", "password": "short"}), "password")]
#[case(json!({"nickname": "Robo Fox", "password": "a".repeat(129)}), "password")]
#[case(json!({"nickname": "Robo Fox", "password": "seven\u{0}turtles"}), "password")]
#[case(json!({"nickname": "Robo Fox", "password": "password123"}), "password")]
#[case(json!({"nickname": "Robo Foxes", "password": "robo foxes"}), "password")]
#[case(json!({"nickname": "Robo Fox", "pictures": ["fox", "fox", "fox"]}), "pictures")]
#[case(json!({"nickname": "Robo Fox", "pictures": ["fox", "fox", "fox", "fox"]}), "pictures")]
#[case(json!({"nickname": "Robo Fox", "pictures": ["fox", "key", "moon", "shoe"]}), "pictures[3]")]
#[case(json!({"nickname": "Robo Fox", "password": PASSWORD, "pictures": ["fox", "key", "moon", "star"]}), "pictures")]
#[case(json!({"nickname": "Robo Fox", "password": PASSWORD, "role": "admin"}), "role")]
#[case(json!({"nickname": "Robo Fox", "password": PASSWORD, "id": "019a9f1e-7a2b-7c3d-8e4f-5a6b7c8d9e0f"}), "id")]
#[actix_web::test]
async fn what_is_wrong_is_named(#[case] wish: Value, #[case] field: &str) {
    let app = App::spawn().await;
    refused_for(app.post("/api/auth/register"), &wish, field).await;
}

#[actix_web::test]
async fn a_body_is_small_and_json() {
    let app = App::spawn().await;
    let register = || app.post("/api/auth/register");
    problem(register().body("{}").send().await.unwrap(), 415, "unsupported_media_type").await;
    let large = json!({"nickname": "Robo Fox", "password": "a".repeat(70_000)});
    problem(register().json(&large).send().await.unwrap(), 413, "payload_too_large").await;
    let quotes = json!({"nickname": "Robo'; drop table users; --", "password": PASSWORD});
    refused_for(register(), &quotes, "nickname").await;
    let abroad = register().header("origin", "http://evil.example").json(&json!({})).send().await.unwrap();
    problem(abroad, 403, "cross_site_request").await;
}
