//! `/api/classes/{class_id}/members`

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{at, class, join};
use crate::support::accounts::{PASSWORD, alike, body, refused_for};
use crate::support::app::header;
use crate::support::{App, Guest, problem};

fn member_at(class: &Value, member: &Guest<'_>, rest: &str) -> String {
    at(class, &format!("/members/{}{rest}", member.id))
}

#[actix_web::test]
async fn a_teacher_sees_who_learns_in_the_class() {
    let app = App::spawn().await;
    let teacher = app.teacher("Mira").await;
    let (made, other) = (class(&teacher, "Blue group").await, class(&teacher, "Red group").await);
    let (robo, owl) = (app.member("Robo Fox").await.with_password().await, app.member("Owl").await);
    join(&robo, &made).await;
    join(&owl, &made).await;
    join(&app.member("Ant").await, &other).await;
    let first = body(teacher.get(&at(&made, "/members?limit=1")).send().await.unwrap(), 200).await;
    assert_eq!((&first["items"][0]["nickname"], &first["items"][0]["secret"]), (&json!("Owl"), &Value::Null));
    let cursor = first["next_cursor"].as_str().unwrap();
    let second = body(teacher.get(&at(&made, &format!("/members?cursor={cursor}"))).send().await.unwrap(), 200).await;
    assert_eq!((&second["items"][0]["id"], &second["items"][0]["secret"]), (&json!(robo.id), &json!("password")));
    assert_eq!(second["items"].as_array().unwrap().len(), 1);
    problem(teacher.get(&at(&made, "/members?cursor=x")).send().await.unwrap(), 400, "invalid_request").await;
}

#[actix_web::test]
async fn a_teacher_takes_somebody_out() {
    let app = App::spawn().await;
    let teacher = app.teacher("Mira").await;
    let made = class(&teacher, "Blue group").await;
    let (member, stranger) = (app.member("Robo Fox").await, app.member("Owl").await);
    join(&member, &made).await;
    body(teacher.delete(&member_at(&made, &member, "")).send().await.unwrap(), 204).await;
    for missing in [Uuid::now_v7().to_string(), "nonsense".to_owned()] {
        let missing = teacher.delete(&at(&made, &format!("/members/{missing}"))).send().await.unwrap();
        let outside = teacher.delete(&member_at(&made, &stranger, "")).send().await.unwrap();
        alike(outside, missing, 404, "member_not_found").await;
    }
    assert_eq!(member.get("/api/auth/me").send().await.unwrap().status(), StatusCode::OK);
}

#[actix_web::test]
async fn a_teacher_gives_a_learner_pictures_that_work() {
    let app = App::spawn().await;
    let teacher = app.teacher("Mira").await;
    let made = class(&teacher, "Blue group").await;
    let member = app.member("Robo Fox").await.with_password().await;
    join(&member, &made).await;
    // The learner has guessed until nothing more was heard: that is over too.
    for _ in 0..10 {
        app.login("Robo Fox", "what was it again").send().await.unwrap();
    }
    problem(app.login("Robo Fox", PASSWORD).send().await.unwrap(), 429, "too_many_requests").await;

    let reset = member_at(&made, &member, "/reset-secret");
    let response = teacher.post(&reset).json(&json!({})).send().await.unwrap();
    assert_eq!(header(&response, "cache-control"), "no-store");
    let told = body(response, 200).await;
    assert_eq!(told["pictures"].as_array().unwrap().len(), 4);
    problem(member.get("/api/auth/me").send().await.unwrap(), 401, "not_signed_in").await;
    let login = json!({"nickname": "Robo Fox", "pictures": told["pictures"]});
    assert_eq!(app.post("/api/auth/login").json(&login).send().await.unwrap().status(), StatusCode::OK);
    problem(app.login("Robo Fox", PASSWORD).send().await.unwrap(), 401, "wrong_credentials").await;
    let by_teacher = format!("select count(*) from credentials where changed_by = '{}'", teacher.id);
    assert_eq!(app.count(&by_teacher).await, 1);

    let chosen = json!({"password": PASSWORD});
    assert_eq!(body(teacher.post(&reset).json(&chosen).send().await.unwrap(), 200).await, json!({"pictures": null}));
    assert_eq!(app.login("Robo Fox", PASSWORD).send().await.unwrap().status(), StatusCode::OK);
    refused_for(teacher.post(&reset), &json!({"password": "short"}), "password").await;
    refused_for(teacher.post(&reset), &json!({"password": "robo fox"}), "password").await;
    refused_for(teacher.post(&reset), &json!({"role": "admin"}), "role").await;
    problem(teacher.post(&reset).send().await.unwrap(), 415, "unsupported_media_type").await;
}

#[actix_web::test]
async fn nobody_but_learners_of_the_class_can_be_given_a_secret() {
    let app = App::spawn().await;
    let teacher = app.teacher("Mira").await;
    let made = class(&teacher, "Blue group").await;
    let (admin, stranger) = (app.admin("Ada").await.with_password().await, app.member("Owl").await);
    join(&admin, &made).await;
    let reset = |person: &Guest<'_>| member_at(&made, person, "/reset-secret");
    problem(teacher.post(&reset(&admin)).json(&json!({})).send().await.unwrap(), 403, "wrong_role").await;
    assert_eq!(app.login("Ada", PASSWORD).send().await.unwrap().status(), StatusCode::OK);
    let missing = at(&made, &format!("/members/{}/reset-secret", Uuid::now_v7()));
    let outside = teacher.post(&reset(&stranger)).json(&json!({})).send().await.unwrap();
    alike(outside, teacher.post(&missing).json(&json!({})).send().await.unwrap(), 404, "member_not_found").await;
    let key = teacher.api_key("read,write").await;
    let by_key = app.request(Method::POST, &missing).bearer_auth(key).json(&json!({})).send().await.unwrap();
    problem(by_key, 403, "not_with_api_key").await;
}
