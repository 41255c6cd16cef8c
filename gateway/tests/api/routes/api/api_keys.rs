//! `/api/api-keys`

use reqwest::{Method, StatusCode};
use rstest::rstest;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::accounts::{alike, body, refused_for};
use crate::support::app::header;
use crate::support::{App, problem};

#[actix_web::test]
async fn a_key_is_shown_once_and_works_until_it_is_revoked() {
    let app = App::spawn().await;
    let member = app.member("Robo Fox").await;
    let wish = json!({"name": "My robot", "scopes": ["run", "read"]});
    let response = member.post("/api/api-keys").json(&wish).send().await.unwrap();
    assert_eq!(header(&response, "cache-control"), "no-store");
    let location = header(&response, "location").to_owned();
    let made = body(response, 201).await;
    let (key, item) = (made["key"].as_str().unwrap(), &made["api_key"]);
    assert!(key.starts_with(item["prefix"].as_str().unwrap()));
    assert_eq!((&item["name"], &item["scopes"]), (&json!("My robot"), &json!(["read", "run"])));
    let lasts = "select count(*) from api_keys where expires_at between now() + interval '89 days' and now() + interval '91 days'";
    assert_eq!(app.count(lasts).await, 1);

    let use_it = || app.get("/api/auth/me").bearer_auth(key).send();
    assert_eq!(body(use_it().await.unwrap(), 200).await["user"]["id"], json!(member.id));
    let list = body(member.get("/api/api-keys").send().await.unwrap(), 200).await;
    assert_eq!(list["items"][0]["id"], item["id"]);
    assert_ne!(list["items"][0]["last_used_at"], Value::Null);
    assert!(!list.to_string().contains(key));

    body(member.delete(&location).send().await.unwrap(), 204).await;
    problem(use_it().await.unwrap(), 401, "invalid_api_key").await;
    problem(member.delete(&location).send().await.unwrap(), 404, "api_key_not_found").await;
    assert_eq!(body(member.get("/api/api-keys").send().await.unwrap(), 200).await["items"], json!([]));
}

#[actix_web::test]
async fn a_member_has_ten_at_most() {
    let app = App::spawn().await;
    let member = app.member("Robo Fox").await;
    for _ in 0..10 {
        member.api_key("read").await;
    }
    let create = || member.post("/api/api-keys").json(&json!({"name": "One more", "scopes": ["read"]})).send();
    problem(create().await.unwrap(), 409, "limit_reached").await;
    app.sql(
        "update api_keys set created_at = now() - interval '2 days', expires_at = now() - interval '1 day'
         where id = (select id from api_keys limit 1)",
    )
    .await;
    body(create().await.unwrap(), 201).await;
    let first = body(member.get("/api/api-keys?limit=6").send().await.unwrap(), 200).await;
    let next = format!("/api/api-keys?limit=6&cursor={}", first["next_cursor"].as_str().unwrap());
    let second = body(member.get(&next).send().await.unwrap(), 200).await;
    assert_eq!(second["items"].as_array().unwrap().len(), 5, "one that has run out is shown");
    problem(member.get("/api/api-keys?limit=0").send().await.unwrap(), 400, "invalid_request").await;
}

#[rstest]
#[case(json!({"scopes": ["read"]}), "name")]
#[case(json!({"name": "", "scopes": ["read"]}), "name")]
#[case(json!({"name": "a", "scopes": []}), "scopes")]
#[case(json!({"name": "a", "scopes": ["read", "read"]}), "scopes")]
#[case(json!({"name": "a", "scopes": ["admin"]}), "scopes[0]")]
#[case(json!({"name": "a", "scopes": ["read"], "expires_in_days": 0}), "expires_in_days")]
#[case(json!({"name": "a", "scopes": ["read"], "expires_in_days": 366}), "expires_in_days")]
#[case(json!({"name": "a", "scopes": ["read"], "user_id": "x"}), "user_id")]
#[actix_web::test]
async fn what_is_wrong_is_named(#[case] wish: Value, #[case] field: &str) {
    let app = App::spawn().await;
    let member = app.member("Robo Fox").await;
    refused_for(member.post("/api/api-keys"), &wish, field).await;
}

#[actix_web::test]
async fn keys_are_made_by_members_in_browsers() {
    let app = App::spawn().await;
    let (member, guest) = (app.member("Robo Fox").await, app.guest().await);
    let key = member.api_key("read,write,run").await;
    let path = format!("/api/api-keys/{}", Uuid::now_v7());
    let wish = json!({"name": "a", "scopes": ["read"]});
    for (method, path) in [(Method::GET, "/api/api-keys"), (Method::POST, "/api/api-keys"), (Method::DELETE, &path)] {
        let send = |request: reqwest::RequestBuilder| request.json(&wish).send();
        problem(send(app.request(method.clone(), path)).await.unwrap(), 401, "not_signed_in").await;
        problem(send(guest.request(method.clone(), path)).await.unwrap(), 403, "members_only").await;
        problem(send(app.request(method, path).bearer_auth(&key)).await.unwrap(), 403, "not_with_api_key").await;
    }
    problem(member.post("/api/api-keys").body("{}").send().await.unwrap(), 415, "unsupported_media_type").await;
}

#[actix_web::test]
async fn somebody_elses_is_as_good_as_missing() {
    let app = App::spawn().await;
    let (member, other) = (app.member("Robo Fox").await, app.member("Owl").await);
    let key = other.api_key("read").await;
    let list = body(other.get("/api/api-keys").send().await.unwrap(), 200).await;
    let id = list["items"][0]["id"].as_str().unwrap().to_owned();
    for missing in [Uuid::now_v7().to_string(), "nonsense".to_owned()] {
        let missing = member.delete(&format!("/api/api-keys/{missing}")).send().await.unwrap();
        alike(member.delete(&format!("/api/api-keys/{id}")).send().await.unwrap(), missing, 404, "api_key_not_found")
            .await;
    }
    assert_eq!(app.get("/api/auth/me").bearer_auth(key).send().await.unwrap().status(), StatusCode::OK);
}
