//! `GET /api/game-stream/{session_id}`

use reqwest::StatusCode;

use crate::support::app::header;
use crate::support::{App, problem};

#[actix_web::test]
async fn events_arrive_as_they_happen() {
    let (app, executor) = App::with_executor().await;
    let guest = app.guest().await;
    let id = guest.execute().await;
    let request = guest.get(&format!("/api/game-stream/{id}")).header("last-event-id", "6");
    let mut response = request.send().await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(header(&response, "content-type"), "text/event-stream");
    assert_eq!(header(&response, "x-accel-buffering"), "no");
    // The stand-in says no more: an event that waited for company would never come.
    let event = response.chunk().await.unwrap().unwrap();
    assert_eq!(event, "id: 7\nevent: state\ndata: {}\n\n");
    let seen = executor.last();
    assert_eq!(seen.headers["last-event-id"], "6");
    assert_eq!(seen.claims.sid, Some(id.parse().unwrap()));
}

#[actix_web::test]
async fn an_open_stream_is_counted_until_it_is_closed() {
    let (app, _executor) = App::with_executor().await;
    let guest = app.guest().await;
    let id = guest.execute().await;
    let mut response = guest.get(&format!("/api/game-stream/{id}")).send().await.unwrap();
    response.chunk().await.unwrap().unwrap();
    let open = "palace_gateway_open_streams{kind=\"events\"} 1";
    let count = async || app.get("/metrics").send().await.unwrap().text().await.unwrap();
    assert!(count().await.contains(open));
    drop(response);
    while count().await.contains(open) {}
}

#[actix_web::test]
async fn nobody_watches_the_game_of_somebody_else() {
    let (app, _executor) = App::with_executor().await;
    let id = app.guest().await.execute().await;
    let path = format!("/api/game-stream/{id}");
    problem(app.guest().await.get(&path).send().await.unwrap(), 404, "session_not_found").await;
    problem(app.get(&path).send().await.unwrap(), 401, "not_signed_in").await;
}
