//! `/api/projects/{project_id}/picture`, and where it is shown

use reqwest::{Response, StatusCode};
use rstest::rstest;
use serde_json::{Value, json};

use super::{make, place, read, text};
use crate::support::app::{Guest, header};
use crate::support::executor::Answer;
use crate::support::{App, problem};

async fn take(person: &Guest<'_>, place: &str, session: &str) -> Response {
    person.put(&format!("{place}/picture")).json(&json!({"session_id": session})).send().await.unwrap()
}

/// Takes a picture of a game that runs now.
async fn pictured(person: &Guest<'_>, place: &str) -> String {
    let session = person.execute().await;
    assert_eq!(take(person, place, &session).await.status(), StatusCode::NO_CONTENT);
    session
}

#[actix_web::test]
async fn a_running_game_gives_its_project_a_picture() {
    let (app, executor) = App::with_executor().await;
    let guest = app.guest().await;
    let project = make(&guest, "Mine").await;
    assert_eq!(project["picture"], Value::Null);
    let place = place(&project);
    let session = pictured(&guest, &place).await;
    let seen = executor.last();
    assert_eq!((seen.query.as_str(), seen.headers["accept"].as_str()), ("width=400", "image/webp"));
    let after = read(&guest, &place).await;
    assert_eq!((&after["revision"], &after["updated_at"]), (&project["revision"], &project["updated_at"]));
    let url = text(&after, "/picture");
    assert!(url.starts_with(&format!("{place}/picture?v=")), "{url}");
    assert_eq!(text(&read(&guest, "/api/projects").await, "/items/0/picture"), url);

    let picture = guest.get(url).send().await.unwrap();
    assert_eq!((picture.status(), header(&picture, "content-type")), (StatusCode::OK, "image/webp"));
    assert_eq!(header(&picture, "cache-control"), "private, max-age=31536000, immutable");
    assert_eq!(header(&picture, "content-security-policy"), "default-src 'none'; sandbox");
    let tag = header(&picture, "etag").to_owned();
    assert_eq!(picture.text().await.unwrap(), format!("RIFF0000WEBP{session}"));
    let again = guest.get(&format!("{place}/picture")).header("if-none-match", tag).send().await.unwrap();
    assert_eq!((again.status(), header(&again, "cache-control")), (StatusCode::NOT_MODIFIED, "private, no-cache"));

    pictured(&guest, &place).await;
    assert_ne!(text(&read(&guest, &place).await, "/picture"), url, "another picture has another address");
    let old = guest.get(url).send().await.unwrap();
    assert_eq!(header(&old, "cache-control"), "private, no-cache", "the present picture at an old address");
}

#[actix_web::test]
async fn it_is_shown_in_the_trash_and_goes_with_a_copy() {
    let (app, _executor) = App::with_executor().await;
    let guest = app.guest().await;
    let place = place(&make(&guest, "Mine").await);
    let session = pictured(&guest, &place).await;
    let copy: Value = guest.post(&format!("{place}/duplicate")).send().await.unwrap().json().await.unwrap();
    guest.delete(&place).send().await.unwrap();
    let trash = read(&guest, "/api/projects?trash=true").await;
    for url in [text(&trash, "/items/0/picture"), text(&copy, "/picture")] {
        let picture = guest.get(url).send().await.unwrap();
        assert_eq!(picture.text().await.unwrap(), format!("RIFF0000WEBP{session}"), "{url}");
    }
}

#[actix_web::test]
async fn nobody_else_sees_or_gives_it() {
    let (app, _executor) = App::with_executor().await;
    let (guest, stranger) = (app.guest().await, app.guest().await);
    let place = place(&make(&guest, "Mine").await);
    let session = pictured(&guest, &place).await;
    let url = format!("{place}/picture");
    problem(stranger.get(&url).send().await.unwrap(), 404, "project_not_found").await;
    problem(app.get(&url).send().await.unwrap(), 401, "not_signed_in").await;
    problem(take(&stranger, &place, &stranger.execute().await).await, 404, "project_not_found").await;
    let body = json!({"session_id": session});
    problem(app.request(reqwest::Method::PUT, &url).json(&body).send().await.unwrap(), 401, "not_signed_in").await;
    let own = super::place(&make(&stranger, "Theirs").await);
    problem(take(&stranger, &own, &session).await, 404, "session_not_found").await;
    problem(stranger.get(&format!("{own}/picture")).send().await.unwrap(), 404, "picture_not_found").await;
}

#[rstest]
#[case(json!({}), "session_id")]
#[case(json!({"session_id": "nonsense"}), "session_id")]
#[case(json!({"session_id": "0000000119a9f1e7a2b7c3d8e4f5a6b7", "data": "x"}), "data")]
#[actix_web::test]
async fn a_wrong_field_is_named(#[case] body: Value, #[case] field: &str) {
    let (app, _executor) = App::with_executor().await;
    let guest = app.guest().await;
    let place = place(&make(&guest, "Mine").await);
    let response = guest.put(&format!("{place}/picture")).json(&body).send().await.unwrap();
    assert_eq!(problem(response, 400, "invalid_request").await.errors[0].field, field);
}

#[rstest]
#[case("image/png", "RIFF0000WEBP")]
#[case("image/webp", "<svg onload=alert(1)>")]
#[actix_web::test]
async fn what_is_no_picture_is_not_kept(#[case] kind: &'static str, #[case] body: &str) {
    let (app, executor) = App::with_executor().await;
    let guest = app.guest().await;
    let place = place(&make(&guest, "Mine").await);
    let session = guest.execute().await;
    let headers: &[_] =
        if kind == "image/png" { &[("content-type", "image/png")] } else { &[("content-type", "image/webp")] };
    executor.answer(Answer { status: 200, headers, body: body.to_owned() });
    problem(take(&guest, &place, &session).await, 500, "internal_error").await;
    assert_eq!(read(&guest, &place).await["picture"], Value::Null);
}

#[actix_web::test]
async fn one_in_the_trash_gets_none() {
    let (app, _executor) = App::with_executor().await;
    let guest = app.guest().await;
    let place = place(&make(&guest, "Mine").await);
    guest.delete(&place).send().await.unwrap();
    problem(take(&guest, &place, &guest.execute().await).await, 404, "project_not_found").await;
}
