//! `GET /api/sessions` over several executors

use serde_json::{Value, json};
use shared::ids::ExecutorId;

use crate::support::executor::Executor;
use crate::support::keys::Keys;
use crate::support::{App, Guest, sockets};

async fn list(guest: &Guest<'_>) -> (Vec<String>, bool) {
    let body: Value = guest.get("/api/sessions").send().await.unwrap().json().await.unwrap();
    let id = |item: &Value| item.get("session_id").unwrap().as_str().unwrap().to_owned();
    let items = body.get("items").unwrap().as_array().unwrap().iter().map(id).collect();
    (items, body.get("incomplete").unwrap().as_bool().unwrap())
}

#[actix_web::test]
async fn all_of_ones_own_are_listed_oldest_first() {
    let (app, executors) = App::with_executors::<2>(&[("MAX_SESSIONS_PER_USER", "9")]).await;
    let (guest, other) = (app.guest().await, app.guest().await);
    let mut ids = Vec::new();
    for _ in 0..5 {
        ids.push(guest.execute().await);
        other.execute().await;
    }
    assert!(executors.iter().all(|executor| executor.sessions() > 0));
    assert_eq!(list(&guest).await, (ids, false));
}

#[actix_web::test]
async fn one_that_does_not_answer_is_left_out_and_that_is_said() {
    let keys = Keys::generate();
    let executor = Executor::numbered(&keys.public_pem, ExecutorId(1));
    let (silent, _listener) = sockets::silent();
    let urls = format!("{},{silent}", executor.url);
    let app = App::start(&keys, &[("EXECUTOR_URL", ""), ("EXECUTOR_URLS", &urls)]).await;
    let guest = app.guest().await;
    let id = guest.execute().await;
    assert_eq!(list(&guest).await, (vec![id], true));
}

#[actix_web::test]
async fn one_that_answers_badly_is_left_out_and_that_is_said() {
    let (app, executors) = App::with_executors::<2>(&[]).await;
    let guest = app.guest().await;
    let ids = [guest.execute().await, guest.execute().await];
    executors[0].answer(crate::support::executor::Answer { status: 500, headers: &[], body: String::new() });
    let (left, incomplete) = list(&guest).await;
    assert!(incomplete && left.len() == 1 && ids.contains(left.first().unwrap()));
}

#[actix_web::test]
async fn without_any_executor_there_is_nothing_to_list_and_no_mistake() {
    let (silent, _listener) = sockets::silent();
    let app = App::with(&[("EXECUTOR_URL", &silent)]).await;
    assert_eq!(list(&app.guest().await).await, (vec![], true));
    let (refusing, _socket) = sockets::refusing();
    let app = App::with(&[("EXECUTOR_URL", &refusing)]).await;
    assert_eq!(list(&app.guest().await).await, (vec![], false));
    let body: Value = app.guest().await.get("/api/sessions").send().await.unwrap().json().await.unwrap();
    assert_eq!(body, json!({"items": [], "next_cursor": null, "incomplete": false}));
}
