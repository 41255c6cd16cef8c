//! What a client has is not sent again.

use reqwest::Response;

use crate::support::app::header;
use crate::support::{App, Guest};

async fn me(guest: &Guest<'_>, known: &str) -> Response {
    guest.get("/api/auth/me").header("if-none-match", known).send().await.unwrap()
}

#[actix_web::test]
async fn an_answer_that_did_not_change_is_not_sent_again() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let first = me(&guest, "\"other\"").await;
    assert_eq!((first.status().as_u16(), header(&first, "cache-control")), (200, "private, no-cache"));
    let tag = header(&first, "etag").to_owned();
    assert!(tag.starts_with("W/\""), "{tag}");

    let again = me(&guest, &format!("\"other\", {tag}")).await;
    assert_eq!((again.status().as_u16(), header(&again, "etag")), (304, tag.as_str()));
    assert_eq!(header(&again, "cache-control"), "private, no-cache");
    assert_eq!(header(&again, "content-type"), "");
    assert!(!header(&again, "x-request-id").is_empty());
    assert!(again.bytes().await.unwrap().is_empty());

    app.sql(&format!(
        "update users set kind = 'member', nickname = 'Fox', nickname_key = 'fox' where id = '{}'",
        guest.id
    ))
    .await;
    let changed = me(&guest, &tag).await;
    assert_eq!(changed.status(), 200);
    assert_ne!(header(&changed, "etag"), tag);
}

#[actix_web::test]
async fn two_people_have_two_answers() {
    let app = App::spawn().await;
    let (one, other) = (app.guest().await, app.guest().await);
    let tag = header(&me(&one, "").await, "etag").to_owned();
    assert_eq!(me(&other, &tag).await.status(), 200);
}

#[actix_web::test]
async fn problems_and_streams_have_no_tag() {
    let (app, _executor) = App::with_executor().await;
    let problem = app.get("/api/auth/me").header("if-none-match", "*").send().await.unwrap();
    assert_eq!((problem.status().as_u16(), header(&problem, "etag")), (401, ""));
    let guest = app.guest().await;
    let id = guest.execute().await;
    let stream = guest.get(&format!("/api/game-stream/{id}")).header("if-none-match", "*").send().await.unwrap();
    assert_eq!((stream.status().as_u16(), header(&stream, "etag")), (200, ""));
}
