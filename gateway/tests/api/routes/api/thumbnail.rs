//! `GET /api/sessions/{session_id}/thumbnail`

use crate::support::app::header;
use crate::support::{App, problem};

#[actix_web::test]
async fn the_picture_and_what_belongs_to_it_are_passed_on() {
    let (app, executor) = App::with_executor().await;
    let guest = app.guest().await;
    let id = guest.execute().await;
    let path = format!("/api/sessions/{id}/thumbnail");
    let request = guest.get(&format!("{path}?width=64&secret=1")).header("accept", "image/jpeg");
    let response = request.header("if-none-match", "\"6\"").send().await.unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!((header(&response, "content-type"), header(&response, "etag")), ("image/jpeg", "\"7\""));
    assert_eq!((header(&response, "cache-control"), header(&response, "vary")), ("private, no-cache", "accept"));
    assert_eq!(response.bytes().await.unwrap().as_ref(), b"a picture");
    let seen = executor.last();
    assert_eq!((seen.path, seen.query.as_str()), (path, "width=64"));
    assert_eq!(seen.claims.sid, Some(id.parse().unwrap()));
    assert_eq!((seen.headers["accept"].as_str(), seen.headers["if-none-match"].as_str()), ("image/jpeg", "\"6\""));
    assert!(!seen.headers.contains_key("cookie"));
}

#[actix_web::test]
async fn a_known_picture_is_not_sent() {
    let (app, executor) = App::with_executor().await;
    let guest = app.guest().await;
    let path = format!("/api/sessions/{}/thumbnail", guest.execute().await);
    let response = guest.get(&path).header("if-none-match", "\"7\"").send().await.unwrap();
    assert_eq!((response.status().as_u16(), header(&response, "etag")), (304, "\"7\""));
    assert!(response.bytes().await.unwrap().is_empty());
    assert_eq!(executor.last().query, "width=320");
}

#[actix_web::test]
async fn a_width_is_a_number() {
    let (app, executor) = App::with_executor().await;
    let guest = app.guest().await;
    let id = guest.execute().await;
    let calls = executor.calls();
    let response = guest.get(&format!("/api/sessions/{id}/thumbnail?width=wide")).send().await.unwrap();
    problem(response, 400, "invalid_request").await;
    assert_eq!(executor.calls(), calls);
}

#[actix_web::test]
async fn nobody_sees_the_game_of_somebody_else() {
    let (app, _executor) = App::with_executor().await;
    let path = format!("/api/sessions/{}/thumbnail", app.guest().await.execute().await);
    problem(app.guest().await.get(&path).send().await.unwrap(), 404, "session_not_found").await;
    problem(app.get(&path).send().await.unwrap(), 401, "not_signed_in").await;
}
