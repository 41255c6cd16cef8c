//! `POST /api/classes/join`, `GET /api/classes/joined` and `DELETE /api/classes/{class_id}/membership`

use reqwest::StatusCode;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{at, class, join};
use crate::support::accounts::{PASSWORD, alike, body, refused_for};
use crate::support::app::set_cookie;
use crate::support::{App, problem};

#[actix_web::test]
async fn a_guest_joins_with_a_nickname_and_becomes_a_member() {
    let app = App::spawn().await;
    let teacher = app.teacher("Mira").await;
    let made = class(&teacher, "Blue group").await;
    let guest = app.guest().await;
    let typed = made["join_code"].as_str().unwrap().to_lowercase();
    let code = format!("{}-{}", &typed[..3], &typed[3..]);
    let wish = json!({"code": code, "nickname": "Robo Fox"});
    let response = guest.post("/api/classes/join").json(&wish).send().await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    let member = app.signed_in(response).await;
    assert_eq!(member.id, guest.id);
    problem(guest.get("/api/auth/me").send().await.unwrap(), 401, "not_signed_in").await;
    let me = body(member.get("/api/auth/me").send().await.unwrap(), 200).await;
    assert_eq!((&me["user"]["kind"], &me["user"]["nickname"]), (&json!("member"), &json!("Robo Fox")));
    assert_eq!(me["has_secret"], json!(false), "only this browser knows who joined without a secret");
    let joined = body(member.get("/api/classes/joined").send().await.unwrap(), 200).await;
    assert_eq!(joined["items"][0]["id"], made["id"]);
    assert_eq!((&joined["items"][0]["name"], &joined["items"][0]["teacher"]), (&json!("Blue group"), &json!("Mira")));
    assert_eq!(joined["items"][0].get("join_code"), None);
}

#[actix_web::test]
async fn a_stranger_joins_with_a_secret_and_comes_back() {
    let app = App::spawn().await;
    let made = class(&app.teacher("Mira").await, "Blue group").await;
    let wish = json!({"code": made["join_code"], "nickname": "Robo Fox", "password": PASSWORD});
    let member = app.signed_in(app.post("/api/classes/join").json(&wish).send().await.unwrap()).await;
    let back = app.signed_in(app.login("Robo Fox", PASSWORD).send().await.unwrap()).await;
    assert_eq!(back.id, member.id);
    let me = body(back.get("/api/auth/me").send().await.unwrap(), 200).await;
    assert_eq!(me["has_secret"], json!(true));
}

#[actix_web::test]
async fn a_member_joins_once() {
    let app = App::spawn().await;
    let teacher = app.teacher("Mira").await;
    let made = class(&teacher, "Blue group").await;
    let member = app.member("Robo Fox").await;
    let wish = json!({"code": made["join_code"]});
    let send = || member.post("/api/classes/join").json(&wish).send();
    let response = send().await.unwrap();
    assert_eq!(set_cookie(&response), "");
    let joined = body(response, 200).await;
    body(teacher.patch(&at(&made, "")).json(&json!({"is_open": false})).send().await.unwrap(), 200).await;
    assert_eq!(body(send().await.unwrap(), 200).await, joined, "closed or not");
    assert_eq!(body(teacher.get(&at(&made, "")).send().await.unwrap(), 200).await["member_count"], 1);

    let named = json!({"code": made["join_code"], "nickname": "Owl"});
    problem(member.post("/api/classes/join").json(&named).send().await.unwrap(), 409, "already_member").await;
}

#[actix_web::test]
async fn who_cannot_join_stays_who_they_are() {
    let app = App::spawn().await;
    let teacher = app.teacher("Mira").await;
    let made = class(&teacher, "Blue group").await;
    let guest = app.guest().await;
    let wish = |nickname: &str| json!({"code": made["join_code"], "nickname": nickname});
    let send = |wish: Value| guest.post("/api/classes/join").json(&wish).send();
    problem(send(wish("MIRA")).await.unwrap(), 409, "nickname_taken").await;
    problem(send(json!({"code": "BBBBBB", "nickname": "Owl"})).await.unwrap(), 404, "class_not_found").await;
    let own = json!({"code": made["join_code"]});
    problem(teacher.post("/api/classes/join").json(&own).send().await.unwrap(), 409, "own_class").await;

    app.sql(
        "with crowd as (insert into users (id, kind) select gen_random_uuid(), 'guest' from generate_series(1, 200) returning id)
         insert into class_members (class_id, user_id) select classes.id, crowd.id from classes, crowd",
    )
    .await;
    problem(send(wish("Owl")).await.unwrap(), 409, "limit_reached").await;

    body(teacher.patch(&at(&made, "")).json(&json!({"is_open": false})).send().await.unwrap(), 200).await;
    problem(send(wish("Owl")).await.unwrap(), 409, "class_closed").await;
    let me = body(guest.get("/api/auth/me").send().await.unwrap(), 200).await;
    assert_eq!(me["user"]["kind"], "guest");
}

#[actix_web::test]
async fn what_is_wrong_is_named() {
    let app = App::spawn().await;
    let join = || app.post("/api/classes/join");
    for (wish, field) in [
        (json!({"nickname": "Owl"}), "code"),
        (json!({"code": "ABC", "nickname": "Owl"}), "code"),
        (json!({"code": "BCDFGH"}), "nickname"),
        (json!({"code": "BCDFGH", "nickname": "x"}), "nickname"),
        (json!({"code": "BCDFGH", "nickname": "Owl", "password": "12345678"}), "password"),
        (json!({"code": "BCDFGH", "nickname": "Owl", "pictures": ["fox"]}), "pictures"),
        (json!({"code": "BCDFGH", "nickname": "Owl", "role": "teacher"}), "role"),
    ] {
        refused_for(join(), &wish, field).await;
    }
    problem(join().body("{}").send().await.unwrap(), 415, "unsupported_media_type").await;
    let key = app.member("Robo Fox").await.api_key("read,write").await;
    let by_key = join().bearer_auth(key).json(&json!({"code": "BCDFGH"})).send().await.unwrap();
    problem(by_key, 403, "not_with_api_key").await;
    let wrong = join().bearer_auth("ppk_x").json(&json!({"code": "BCDFGH"})).send().await.unwrap();
    problem(wrong, 401, "invalid_api_key").await;
}

#[actix_web::test]
async fn a_learner_leaves() {
    let app = App::spawn().await;
    let teacher = app.teacher("Mira").await;
    let (made, other) = (class(&teacher, "Blue group").await, class(&teacher, "Red group").await);
    let member = app.member("Robo Fox").await;
    join(&member, &made).await;
    join(&member, &other).await;
    let page = body(member.get("/api/classes/joined?limit=1").send().await.unwrap(), 200).await;
    assert_eq!(page["items"][0]["id"], other["id"]);
    let next = format!("/api/classes/joined?limit=1&cursor={}", page["next_cursor"].as_str().unwrap());
    assert_eq!(body(member.get(&next).send().await.unwrap(), 200).await["items"][0]["id"], made["id"]);

    body(member.delete(&at(&made, "/membership")).send().await.unwrap(), 204).await;
    let missing = member.delete(&at(&json!({"id": Uuid::now_v7()}), "/membership")).send().await.unwrap();
    let left = member.delete(&at(&made, "/membership")).send().await.unwrap();
    alike(left, missing, 404, "class_not_found").await;
    let rest = body(member.get("/api/classes/joined").send().await.unwrap(), 200).await;
    assert_eq!(rest["items"].as_array().unwrap().len(), 1);

    problem(app.get("/api/classes/joined").send().await.unwrap(), 401, "not_signed_in").await;
    problem(member.get("/api/classes/joined?limit=x").send().await.unwrap(), 400, "invalid_request").await;
    let stranger = app.request(reqwest::Method::DELETE, &at(&made, "/membership")).send().await.unwrap();
    problem(stranger, 401, "not_signed_in").await;
}
