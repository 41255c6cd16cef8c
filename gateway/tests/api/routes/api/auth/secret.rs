//! `PUT /api/auth/secret`

use reqwest::StatusCode;
use serde_json::json;

use crate::support::accounts::{PASSWORD, refused_for};
use crate::support::app::set_cookie;
use crate::support::{App, Guest, problem};

const PICTURES: [&str; 4] = ["fox", "key", "moon", "star"];

#[actix_web::test]
async fn a_member_without_a_secret_sets_one_and_changes_it() {
    let app = App::spawn().await;
    let member = app.member("Robo Fox").await;
    let set = |person: &Guest<'_>, wish| person.put("/api/auth/secret").json(&wish).send();
    let response = set(&member, json!({"pictures": PICTURES})).await.unwrap();
    assert_eq!(response.status(), StatusCode::NO_CONTENT);
    let cookie = set_cookie(&response).split(';').next().unwrap().to_owned();
    let here = Guest { app: &app, id: member.id.clone(), cookie };
    problem(member.get("/api/auth/me").send().await.unwrap(), 401, "not_signed_in").await;

    refused_for(here.put("/api/auth/secret"), &json!({"password": PASSWORD}), "current").await;
    let wrong = json!({"current": {"pictures": ["key", "fox", "moon", "star"]}, "password": PASSWORD});
    problem(set(&here, wrong).await.unwrap(), 401, "wrong_credentials").await;
    let another_kind = json!({"current": {"password": "fox,key,moon,star"}, "password": PASSWORD});
    problem(set(&here, another_kind).await.unwrap(), 401, "wrong_credentials").await;

    let right = json!({"current": {"pictures": PICTURES}, "password": PASSWORD});
    assert_eq!(set(&here, right).await.unwrap().status(), StatusCode::NO_CONTENT);
    problem(here.get("/api/auth/me").send().await.unwrap(), 401, "not_signed_in").await;
    assert_eq!(app.login("Robo Fox", PASSWORD).send().await.unwrap().status(), StatusCode::OK);
}

#[actix_web::test]
async fn others_cannot() {
    let app = App::spawn().await;
    let wish = json!({"password": PASSWORD});
    let guest = app.guest().await.put("/api/auth/secret").json(&wish).send().await.unwrap();
    problem(guest, 403, "members_only").await;
    let stranger = app.request(reqwest::Method::PUT, "/api/auth/secret").json(&wish).send().await.unwrap();
    problem(stranger, 401, "not_signed_in").await;
    let key = app.member("Robo Fox").await.api_key("read,write").await;
    let request = app.request(reqwest::Method::PUT, "/api/auth/secret").bearer_auth(key);
    problem(request.json(&wish).send().await.unwrap(), 403, "not_with_api_key").await;
}

#[actix_web::test]
async fn what_is_wrong_is_named() {
    let app = App::spawn().await;
    let member = app.member("Robo Fox").await;
    let put = || member.put("/api/auth/secret");
    refused_for(put(), &json!({}), "password").await;
    refused_for(put(), &json!({"password": "short"}), "password").await;
    refused_for(put(), &json!({"password": "ROBO FOX"}), "password").await;
    refused_for(put(), &json!({"pictures": ["fox", "fox", "fox", "fox"]}), "pictures").await;
    refused_for(put(), &json!({"password": PASSWORD, "pictures": PICTURES}), "pictures").await;
    refused_for(put(), &json!({"password": PASSWORD, "current": {"password": "short"}}), "current.password").await;
    refused_for(put(), &json!({"password": PASSWORD, "current": {}}), "password").await;
    refused_for(put(), &json!({"password": PASSWORD, "user_id": "x"}), "user_id").await;
    problem(put().body("{}").send().await.unwrap(), 415, "unsupported_media_type").await;
}

#[actix_web::test]
async fn guessing_at_the_present_one_is_stopped() {
    let app = App::spawn().await;
    let member = app.member("Robo Fox").await.with_password().await;
    let guess = json!({"current": {"password": "six green turtles"}, "password": PASSWORD});
    let guesses = (0..10).map(|_| member.put("/api/auth/secret").json(&guess).send());
    for refused in futures_util::future::join_all(guesses).await {
        problem(refused.unwrap(), 401, "wrong_credentials").await;
    }
    problem(member.put("/api/auth/secret").json(&guess).send().await.unwrap(), 429, "too_many_requests").await;
}
