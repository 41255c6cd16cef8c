//! `/api/classes` and `/api/classes/{class_id}`, as the teacher who leads the class uses them

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{at, class, join};
use crate::support::accounts::{alike, body, refused_for};
use crate::support::app::header;
use crate::support::{App, problem};

#[actix_web::test]
async fn a_teacher_makes_a_class_with_a_code() {
    let app = App::spawn().await;
    let teacher = app.teacher("Mira").await;
    let response = teacher.post("/api/classes").json(&json!({"name": "Blue group"})).send().await.unwrap();
    let location = header(&response, "location").to_owned();
    let made = body(response, 201).await;
    assert_eq!(location, at(&made, ""));
    assert_eq!(
        (&made["name"], &made["is_open"], &made["member_count"]),
        (&json!("Blue group"), &json!(true), &json!(0))
    );
    assert_eq!(made["join_code"].as_str().unwrap().len(), 6);
    assert_eq!(body(teacher.get(&location).send().await.unwrap(), 200).await, made);

    for (wish, field) in [
        (json!({}), "name"),
        (json!({"name": " Blue"}), "name"),
        (json!({"name": "a".repeat(61)}), "name"),
        (json!({"name": "Blue\u{0}"}), "name"),
        (json!({"name": "Blue", "teacher_id": teacher.id}), "teacher_id"),
        (json!({"name": "Blue", "join_code": "BCDFGH"}), "join_code"),
    ] {
        refused_for(teacher.post("/api/classes"), &wish, field).await;
    }
    problem(teacher.post("/api/classes").body("{}").send().await.unwrap(), 415, "unsupported_media_type").await;
}

#[actix_web::test]
async fn a_teacher_lists_their_own_page_by_page() {
    let app = App::spawn().await;
    let (teacher, other) = (app.teacher("Mira").await, app.teacher("Noor").await);
    let first = class(&teacher, "first").await;
    let second = class(&teacher, "second").await;
    class(&other, "another's").await;
    join(&app.member("Robo Fox").await, &first).await;
    let page = body(teacher.get("/api/classes?limit=1").send().await.unwrap(), 200).await;
    assert_eq!(page["items"], json!([second]));
    let next = format!("/api/classes?limit=1&cursor={}", page["next_cursor"].as_str().unwrap());
    let page = body(teacher.get(&next).send().await.unwrap(), 200).await;
    assert_eq!((&page["items"][0]["name"], &page["items"][0]["member_count"]), (&json!("first"), &json!(1)));
    assert_eq!(page["next_cursor"], Value::Null);
    problem(teacher.get("/api/classes?limit=0").send().await.unwrap(), 400, "invalid_request").await;
}

#[actix_web::test]
async fn a_teacher_leads_as_many_as_one_may() {
    let app = App::spawn().await;
    let teacher = app.teacher("Mira").await;
    app.sql(&format!(
        "insert into classes (id, teacher_id, name, join_code)
         select gen_random_uuid(), '{}', 'class', 'BCDF' || translate(lpad(i::text, 2, '0'), '01', 'GH') from generate_series(1, 50) i",
        teacher.id
    ))
    .await;
    let response = teacher.post("/api/classes").json(&json!({"name": "one more"})).send().await.unwrap();
    problem(response, 409, "limit_reached").await;
}

#[actix_web::test]
async fn a_class_is_renamed_closed_and_given_another_code() {
    let app = App::spawn().await;
    let teacher = app.teacher("Mira").await;
    let made = class(&teacher, "Blue group").await;
    let change = |wish: Value| teacher.patch(&at(&made, "")).json(&wish).send();
    let changed = body(change(json!({"name": "Red group", "is_open": false})).await.unwrap(), 200).await;
    assert_eq!((&changed["name"], &changed["is_open"]), (&json!("Red group"), &json!(false)));
    assert_eq!(body(change(json!({})).await.unwrap(), 200).await, changed);
    let opened = body(change(json!({"is_open": true})).await.unwrap(), 200).await;
    assert_eq!((&opened["name"], &opened["is_open"]), (&json!("Red group"), &json!(true)));
    refused_for(teacher.patch(&at(&made, "")), &json!({"name": null}), "name").await;
    refused_for(teacher.patch(&at(&made, "")), &json!({"join_code": "BCDFGH"}), "join_code").await;

    let renewed = body(teacher.post(&at(&made, "/new-code")).send().await.unwrap(), 200).await;
    assert_ne!(renewed["join_code"], made["join_code"]);
    let old = json!({"code": made["join_code"]});
    let member = app.member("Robo Fox").await;
    problem(member.post("/api/classes/join").json(&old).send().await.unwrap(), 404, "class_not_found").await;
    join(&member, &renewed).await;
}

#[actix_web::test]
async fn a_class_that_is_deleted_leaves_its_members() {
    let app = App::spawn().await;
    let teacher = app.teacher("Mira").await;
    let made = class(&teacher, "Blue group").await;
    join(&app.member("Robo Fox").await, &made).await;
    body(teacher.delete(&at(&made, "")).send().await.unwrap(), 204).await;
    problem(teacher.delete(&at(&made, "")).send().await.unwrap(), 404, "class_not_found").await;
    problem(teacher.get(&at(&made, "")).send().await.unwrap(), 404, "class_not_found").await;
    assert_eq!(app.count("select count(*) from users").await, 2);
}

/// Every operation of a teacher on one class.
fn operations() -> [(Method, &'static str, Value); 7] {
    let member = "/members/019a9f1e-7a2b-7c3d-8e4f-5a6b7c8d9e0f";
    let reset: &'static str = Box::leak(format!("{member}/reset-secret").into_boxed_str());
    [
        (Method::GET, "", Value::Null),
        (Method::PATCH, "", json!({"name": "Mine"})),
        (Method::DELETE, "", Value::Null),
        (Method::POST, "/new-code", Value::Null),
        (Method::GET, "/members", Value::Null),
        (Method::DELETE, member, Value::Null),
        (Method::POST, reset, json!({})),
    ]
}

#[actix_web::test]
async fn somebody_elses_class_is_as_good_as_missing() {
    let app = App::spawn().await;
    let (teacher, other) = (app.teacher("Mira").await, app.teacher("Noor").await);
    let foreign = class(&other, "Blue group").await;
    for missing in [json!({"id": Uuid::now_v7()}), json!({"id": "nonsense"})] {
        for (method, rest, wish) in operations() {
            let send = |class: &Value| teacher.request(method.clone(), &at(class, rest)).json(&wish).send();
            alike(send(&foreign).await.unwrap(), send(&missing).await.unwrap(), 404, "class_not_found").await;
        }
    }
    assert_eq!(body(other.get(&at(&foreign, "")).send().await.unwrap(), 200).await, foreign);
}

#[actix_web::test]
async fn only_teachers_lead_classes() {
    let app = App::spawn().await;
    let (teacher, learner, guest) = (app.teacher("Mira").await, app.member("Robo Fox").await, app.guest().await);
    let made = class(&teacher, "Blue group").await;
    join(&learner, &made).await;
    let mut all: Vec<_> =
        operations().into_iter().map(|(method, rest, wish)| (method, at(&made, rest), wish)).collect();
    all.push((Method::GET, "/api/classes".to_owned(), Value::Null));
    all.push((Method::POST, "/api/classes".to_owned(), json!({"name": "Mine"})));
    for (method, path, wish) in all {
        for person in [&learner, &guest] {
            let response = person.request(method.clone(), &path).json(&wish).send().await.unwrap();
            problem(response, 403, "wrong_role").await;
        }
        problem(app.request(method, &path).json(&wish).send().await.unwrap(), 401, "not_signed_in").await;
    }
}

#[actix_web::test]
async fn a_key_needs_its_scopes() {
    let app = App::spawn().await;
    let teacher = app.teacher("Mira").await;
    let key = teacher.api_key("read").await;
    assert_eq!(app.get("/api/classes").bearer_auth(&key).send().await.unwrap().status(), StatusCode::OK);
    let create = app.post("/api/classes").bearer_auth(&key).json(&json!({"name": "Blue group"}));
    problem(create.send().await.unwrap(), 403, "missing_scope").await;
    let key = teacher.api_key("write").await;
    problem(app.get("/api/classes").bearer_auth(&key).send().await.unwrap(), 403, "missing_scope").await;
}
