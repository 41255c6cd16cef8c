//! Executors that die, hang, or come back as somebody else.

use futures_util::StreamExt as _;
use reqwest::StatusCode;
use serde_json::{Value, json};
use shared::ids::{ExecutorId, SessionId};
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;

use super::{placed, run, standing, until_health};
use crate::support::executor::Executor;
use crate::support::keys::Keys;
use crate::support::{App, problem, sockets};

#[actix_web::test]
async fn one_that_dies_takes_its_streams_and_games_along_and_nothing_else() {
    let (app, executors) = App::with_executors::<2>(&[]).await;
    let guest = app.guest().await;
    let id = guest.execute().await;
    let number = id.parse::<SessionId>().unwrap().executor();
    let [dies, stays] = if number == ExecutorId(1) { [0, 1] } else { [1, 0] }.map(|index: usize| &executors[index]);
    let url = format!("{}/api/play/{id}", app.url).replacen("http", "ws", 1);
    let mut request = url.into_client_request().unwrap();
    request.headers_mut().insert("cookie", guest.cookie.parse().unwrap());
    request.headers_mut().insert("sec-websocket-protocol", "pixel.play.v1".parse().unwrap());
    let (mut socket, _) = connect_async(request).await.unwrap();
    let mut events = guest.get(&format!("/api/game-stream/{id}")).send().await.unwrap();
    assert!(events.chunk().await.unwrap().is_some());

    dies.die().await;
    while !matches!(socket.next().await, None | Some(Err(_) | Ok(Message::Close(_)))) {}
    while matches!(events.chunk().await, Ok(Some(_))) {}
    for _ in 0..2 {
        assert_ne!(placed(&guest).await, number);
    }
    assert_eq!(stays.sessions(), 2);
    // Nobody listens where it was: its games are gone for certain, and the list says so by being complete.
    loop {
        let list: Value = guest.get("/api/sessions").send().await.unwrap().json().await.unwrap();
        assert_eq!(list.get("items").unwrap().as_array().unwrap().len(), 2);
        if list.get("incomplete") == Some(&json!(false)) {
            break;
        }
    }
    let response = guest.post(&format!("/api/stop-game/{id}")).send().await.unwrap();
    assert_eq!(response.headers().get("retry-after").unwrap(), "5");
    let gone = problem(response, 503, "executor_unavailable").await;
    assert!(gone.detail.contains("is gone") && gone.detail.contains("press Run"), "{}", gone.detail);
    // The same when it has been gone for longer than anybody would still ask it.
    until_health(&app, |health| standing(health, number.0).get("answers") == Some(&json!(false))).await;
    problem(guest.post(&format!("/api/stop-game/{id}")).send().await.unwrap(), 503, "executor_unavailable").await;
}

#[actix_web::test]
async fn a_number_that_nobody_bears_is_not_found_once_all_have_said_theirs() {
    let (app, _executors) = App::with_executors::<2>(&[]).await;
    let guest = app.guest().await;
    let path = format!("/api/stop-game/{}", SessionId::new(ExecutorId(77)));
    problem(guest.post(&path).send().await.unwrap(), 404, "session_not_found").await;
}

#[actix_web::test]
async fn a_number_that_nobody_bears_may_be_that_of_one_who_is_silent() {
    let keys = Keys::generate();
    let executor = Executor::numbered(&keys.public_pem, ExecutorId(1));
    let (silent, _listener) = sockets::silent();
    let urls = format!("{},{silent}", executor.url);
    let app = App::start(&keys, &[("EXECUTOR_URL", ""), ("EXECUTOR_URLS", &urls)]).await;
    let guest = app.guest().await;
    let response = guest.post(&format!("/api/stop-game/{}", SessionId::new(ExecutorId(77)))).send().await.unwrap();
    assert!(response.headers().contains_key("retry-after"));
    problem(response, 503, "executor_unavailable").await;
    let known = guest.post(&format!("/api/stop-game/{}", SessionId::new(ExecutorId(1)))).send().await.unwrap();
    problem(known, 404, "session_not_found").await;
}

#[actix_web::test]
async fn one_that_comes_back_under_another_number_gets_games_under_that() {
    let (app, executor) = App::with_executor().await;
    let guest = app.guest().await;
    let id = guest.execute().await;
    executor.set_health(|health| health.executor_id = ExecutorId(9));
    // It refuses the old number by itself until the gateway has looked again.
    while run(&guest).await.status() != StatusCode::CREATED {}
    assert_eq!(placed(&guest).await, ExecutorId(9));
    problem(guest.post(&format!("/api/stop-game/{id}")).send().await.unwrap(), 404, "session_not_found").await;
}

#[actix_web::test]
async fn two_with_the_same_number_get_no_games_until_one_is_gone() {
    let keys = Keys::generate();
    let twins = [0, 1].map(|_| Executor::numbered(&keys.public_pem, ExecutorId(5)));
    let urls = twins.each_ref().map(|twin| twin.url.clone()).join(",");
    let app = App::start(&keys, &[("EXECUTOR_URL", ""), ("EXECUTOR_URLS", &urls)]).await;
    let guest = app.guest().await;
    until_health(&app, |health| standing(health, 5).get("shares_number") == Some(&json!(true))).await;
    problem(run(&guest).await, 503, "executor_unavailable").await;
    assert!(twins.iter().all(|twin| twin.runs().is_empty()));
    let health: Value = app.get("/api/health").send().await.unwrap().json().await.unwrap();
    let detail = health.get("detail").unwrap().as_str().unwrap();
    assert!(detail.contains("the number 5") && detail.contains("EXECUTOR_ID"), "{detail}");
    assert_eq!(health.get("executor"), Some(&json!("degraded")));

    twins[0].die().await;
    while run(&guest).await.status() != StatusCode::CREATED {}
    assert_eq!(twins[1].sessions(), 1);
}
