//! `/api/projects/{project_id}/versions`

use reqwest::StatusCode;
use rstest::rstest;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{make, place, read, save, text, texts};
use crate::support::app::{Guest, header};
use crate::support::{App, problem};

async fn keep(person: &Guest<'_>, place: &str, label: &str) -> Value {
    let response = person.post(&format!("{place}/versions")).json(&json!({"label": label})).send().await.unwrap();
    assert_eq!(response.status(), StatusCode::CREATED);
    response.json().await.unwrap()
}

#[actix_web::test]
async fn a_version_is_kept_shown_and_listed() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let place = place(&make(&guest, "Mine").await);
    let response = guest.post(&format!("{place}/versions")).json(&json!({"label": "Good"})).send().await.unwrap();
    let location = header(&response, "location").to_owned();
    let first: Value = response.json().await.unwrap();
    assert_eq!((text(&first, "/label"), text(&first, "/reason"), &first["number"]), ("Good", "kept", &json!(1)));
    save(&guest, &place, "*", "print('two')").await;
    let second: Value =
        guest.post(&format!("{place}/versions")).json(&json!({})).send().await.unwrap().json().await.unwrap();
    assert_eq!((&second["label"], &second["number"]), (&Value::Null, &json!(2)));
    assert_eq!(texts(&read(&guest, &location).await), [("main.py", Some("print('one')\n"))]);
    let all = read(&guest, &format!("{place}/versions")).await;
    assert_eq!((&all["items"], &all["next_cursor"]), (&json!([second, first]), &Value::Null));
    let page = read(&guest, &format!("{place}/versions?limit=1")).await;
    let rest = format!("{place}/versions?limit=1&cursor={}", text(&page, "/next_cursor"));
    assert_eq!(read(&guest, &rest).await["items"], json!([first]));
}

#[actix_web::test]
async fn a_file_of_a_version_is_there_too() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let place = place(&make(&guest, "Mine").await);
    let version = keep(&guest, &place, "Good").await;
    save(&guest, &place, "*", "print('two')").await;
    let shown = read(&guest, &format!("{place}/versions/{}", text(&version, "/id"))).await;
    let url = text(&shown, "/files/0/url").to_owned();
    let file = guest.get(&url).send().await.unwrap();
    let tag = header(&file, "etag").to_owned();
    assert_eq!(file.text().await.unwrap(), "print('one')\n");
    let again = guest.get(&url).header("if-none-match", tag).send().await.unwrap();
    assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
    problem(guest.get(&format!("{url}.bak")).send().await.unwrap(), 404, "file_not_found").await;
}

#[actix_web::test]
async fn a_version_comes_back_and_what_was_there_is_kept() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let place = place(&make(&guest, "Mine").await);
    let version = keep(&guest, &place, "Good").await;
    let restore = format!("{place}/versions/{}/restore", text(&version, "/id"));
    save(&guest, &place, "*", "print('two')").await;
    problem(guest.post(&restore).send().await.unwrap(), 428, "precondition_required").await;
    let stale = guest.post(&restore).header("if-match", "\"r1\"").send().await.unwrap();
    problem(stale, 412, "precondition_failed").await;
    let response = guest.post(&restore).header("if-match", "\"r2\"").send().await.unwrap();
    assert_eq!((response.status(), header(&response, "etag")), (StatusCode::OK, "\"r3\""));
    assert_eq!(texts(&read(&guest, &place).await)[0].1, Some("print('one')\n"));
    let all = read(&guest, &format!("{place}/versions")).await;
    assert_eq!(text(&all, "/items/0/reason"), "restored");
    let before = read(&guest, &format!("{place}/versions/{}", text(&all, "/items/0/id"))).await;
    assert_eq!(texts(&before)[0].1, Some("print('two')"));
    let again = guest.post(&restore).header("if-match", "*").send().await.unwrap();
    assert_eq!(header(&again, "etag"), "\"r3\"", "nothing is left to do");
}

#[actix_web::test]
async fn a_version_of_another_project_is_none() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let (mine, other) = (place(&make(&guest, "A").await), place(&make(&guest, "B").await));
    let version = keep(&guest, &other, "Good").await;
    for id in [text(&version, "/id"), &Uuid::now_v7().to_string(), "nonsense"] {
        let path = format!("{mine}/versions/{id}");
        problem(guest.get(&path).send().await.unwrap(), 404, "version_not_found").await;
        problem(guest.get(&format!("{path}/diff")).send().await.unwrap(), 404, "version_not_found").await;
        problem(guest.get(&format!("{path}/files/main.py")).send().await.unwrap(), 404, "version_not_found").await;
        let restored = guest.post(&format!("{path}/restore")).header("if-match", "*").send().await.unwrap();
        problem(restored, 404, "version_not_found").await;
    }
}

#[actix_web::test]
async fn of_those_nobody_asked_for_the_newest_fifty_stay() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let project = make(&guest, "Mine").await;
    let place = place(&project);
    let published = keep(&guest, &place, "Shown").await;
    app.sql(&format!(
        "insert into project_versions (id, project_id, number, reason, name, entry)
         select gen_random_uuid(), '{0}', n, 'run', 'Mine', 'main.py' from generate_series(2, 60) n;
         update project_versions set reason = 'run' where number = 1;
         insert into publications (id, project_id, version_id, owner_id, title, state) select gen_random_uuid(), '{0}', \
         '{1}', '{2}', 'Mine', 'waiting'",
        text(&project, "/id"),
        text(&published, "/id"),
        guest.id
    ))
    .await;
    save(&guest, &place, "*", "print('two')").await;
    keep(&guest, &place, "Mine").await;
    let all = read(&guest, &format!("{place}/versions?limit=100")).await;
    let numbers: Vec<_> =
        all["items"].as_array().unwrap().iter().map(|item| item["number"].as_i64().unwrap()).collect();
    let expected: Vec<_> = (11..=61).rev().chain([1]).collect();
    assert_eq!(numbers, expected, "the one in the gallery stays too");
}

#[actix_web::test]
async fn not_everything_can_be_kept() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let project = make(&guest, "Mine").await;
    app.sql(&format!(
        "insert into project_versions (id, project_id, number, reason, name, entry)
         select gen_random_uuid(), '{}', n, 'kept', 'Mine', 'main.py' from generate_series(1, 200) n",
        text(&project, "/id")
    ))
    .await;
    let response = guest.post(&format!("{}/versions", place(&project))).json(&json!({})).send().await.unwrap();
    problem(response, 409, "limit_reached").await;
}

#[rstest]
#[case(json!({"label": ""}), "label")]
#[case(json!({"label": "a".repeat(61)}), "label")]
#[case(json!({"reason": "published"}), "reason")]
#[actix_web::test]
async fn a_wrong_field_is_named(#[case] body: Value, #[case] field: &str) {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let path = format!("{}/versions", place(&make(&guest, "Mine").await));
    let response = guest.post(&path).json(&body).send().await.unwrap();
    let told = problem(response, 400, "invalid_request").await;
    assert_eq!(told.errors[0].field, field);
    problem(guest.post(&path).body("{}").send().await.unwrap(), 415, "unsupported_media_type").await;
    problem(guest.get(&format!("{path}?limit=0")).send().await.unwrap(), 400, "invalid_request").await;
}
