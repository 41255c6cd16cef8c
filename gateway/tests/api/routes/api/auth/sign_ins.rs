//! `GET /api/auth/sign-ins` and `DELETE /api/auth/sign-ins/{sign_in_id}`

use reqwest::StatusCode;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::accounts::{PASSWORD, alike, body};
use crate::support::app::set_cookie;
use crate::support::{App, Guest, problem};

async fn list(person: &Guest<'_>, query: &str) -> Value {
    body(person.get(&format!("/api/auth/sign-ins{query}")).send().await.unwrap(), 200).await
}

#[actix_web::test]
async fn a_person_sees_where_they_are_signed_in() {
    let app = App::spawn().await;
    let member = app.member("Robo Fox").await.with_password().await;
    let here = app.signed_in(app.login("Robo Fox", PASSWORD).send().await.unwrap()).await;
    app.guest().await;
    let all = list(&here, "").await;
    let currents: Vec<_> = all["items"].as_array().unwrap().iter().map(|item| item["current"].clone()).collect();
    assert_eq!((currents, all["next_cursor"].clone()), (vec![json!(true), json!(false)], Value::Null));

    let first = list(&here, "?limit=1").await;
    let cursor = first["next_cursor"].as_str().unwrap();
    let second = list(&here, &format!("?limit=1&cursor={cursor}")).await;
    assert_eq!((&first["items"][0], &second["items"][0]), (&all["items"][0], &all["items"][1]));
    assert_eq!(second["next_cursor"], Value::Null);

    app.sql("update user_sessions set revoked_at = now() where id = (select min(id::text)::uuid from user_sessions)")
        .await;
    assert_eq!(list(&here, "").await["items"].as_array().unwrap().len(), 1);
    problem(member.get("/api/auth/sign-ins").send().await.unwrap(), 401, "not_signed_in").await;
}

#[actix_web::test]
async fn parameters_are_checked() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    for query in ["limit=0", "limit=101", "limit=x", "cursor=x", "offset=1"] {
        let response = guest.get(&format!("/api/auth/sign-ins?{query}")).send().await.unwrap();
        let problem = problem(response, 400, "invalid_request").await;
        assert_eq!(problem.errors[0].field, query.split('=').next().unwrap());
    }
    let key = app.member("Robo Fox").await.api_key("read").await;
    let by_key = app.get("/api/auth/sign-ins").bearer_auth(key).send().await.unwrap();
    problem(by_key, 403, "not_with_api_key").await;
}

#[actix_web::test]
async fn one_browser_can_be_signed_out_by_another() {
    let app = App::spawn().await;
    let lost = app.member("Robo Fox").await.with_password().await;
    let here = app.signed_in(app.login("Robo Fox", PASSWORD).send().await.unwrap()).await;
    let all = list(&here, "").await;
    let path = |place: usize| format!("/api/auth/sign-ins/{}", all["items"][place]["id"].as_str().unwrap());
    let response = here.delete(&path(1)).send().await.unwrap();
    assert_eq!((response.status(), set_cookie(&response)), (StatusCode::NO_CONTENT, ""));
    problem(lost.get("/api/auth/me").send().await.unwrap(), 401, "not_signed_in").await;
    problem(here.delete(&path(1)).send().await.unwrap(), 404, "sign_in_not_found").await;

    let response = here.delete(&path(0)).send().await.unwrap();
    assert!(set_cookie(&response).contains("Max-Age=0"), "one's own cookie is good for nothing now");
    problem(here.delete(&path(0)).send().await.unwrap(), 401, "not_signed_in").await;
}

#[actix_web::test]
async fn somebody_elses_is_as_good_as_missing() {
    let app = App::spawn().await;
    let (person, other) = (app.guest().await, app.guest().await);
    let id = list(&other, "").await["items"][0]["id"].as_str().unwrap().to_owned();
    for missing in [Uuid::now_v7().to_string(), "nonsense".to_owned()] {
        let missing = person.delete(&format!("/api/auth/sign-ins/{missing}")).send().await.unwrap();
        let foreign = person.delete(&format!("/api/auth/sign-ins/{id}")).send().await.unwrap();
        alike(foreign, missing, 404, "sign_in_not_found").await;
    }
    assert_eq!(other.get("/api/auth/me").send().await.unwrap().status(), StatusCode::OK);
}
