//! How many games one person, and all together, may have.

use futures_util::future::join_all;
use reqwest::StatusCode;
use serde_json::json;
use shared::ids::ExecutorId;

use super::{placed, run, until_health};
use crate::support::app::header;
use crate::support::executor::Executor;
use crate::support::keys::Keys;
use crate::support::{App, problem, sockets};

#[actix_web::test]
async fn one_person_has_so_many_on_all_executors_together() {
    let (app, executors) = App::with_executors::<2>(&[("MAX_SESSIONS_PER_USER", "3")]).await;
    let guest = app.guest().await;
    for _ in 0..3 {
        placed(&guest).await;
    }
    let refused = problem(run(&guest).await, 429, "too_many_sessions_of_yours").await;
    assert!(refused.detail.contains("3 games"), "{}", refused.detail);
    placed(&app.guest().await).await;
    assert_eq!(executors[0].sessions() + executors[1].sessions(), 4);
}

#[actix_web::test]
async fn it_is_four_where_nothing_else_is_said() {
    let (app, _executor) = App::with_executor().await;
    let guest = app.guest().await;
    for _ in 0..4 {
        placed(&guest).await;
    }
    problem(run(&guest).await, 429, "too_many_sessions_of_yours").await;
}

#[actix_web::test]
async fn runs_at_the_same_moment_are_counted_too() {
    let (app, executors) = App::with_executors::<2>(&[("MAX_SESSIONS_PER_USER", "2")]).await;
    let guest = app.guest().await;
    let answers = join_all((0..8).map(|_| run(&guest))).await;
    let taken = answers.iter().filter(|answer| answer.status() == StatusCode::CREATED).count();
    assert_eq!((taken, executors[0].sessions() + executors[1].sessions()), (2, 2));
}

#[actix_web::test]
async fn an_executor_that_hangs_keeps_nobody_from_playing() {
    let keys = Keys::generate();
    let executor = Executor::numbered(&keys.public_pem, ExecutorId(1));
    let (silent, _listener) = sockets::silent();
    let urls = format!("{},{silent}", executor.url);
    let settings = [("EXECUTOR_URL", ""), ("EXECUTOR_URLS", &urls), ("MAX_SESSIONS_PER_USER", "1")];
    let app = App::start(&keys, &settings).await;
    let guest = app.guest().await;
    placed(&guest).await;
    problem(run(&guest).await, 429, "too_many_sessions_of_yours").await;
}

#[actix_web::test]
async fn all_together_have_so_many() {
    let (app, executors) = App::with_executors::<2>(&[("MAX_SESSIONS", "5")]).await;
    // Each has one that is not from here.
    until_health(&app, |health| health.get("active_sessions") == Some(&json!(2))).await;
    // One that begins during a look counts twice until the next.
    while executors.iter().map(Executor::sessions).sum::<usize>() < 3 {
        run(&app.guest().await).await;
    }
    let response = run(&app.guest().await).await;
    assert!(!header(&response, "retry-after").is_empty());
    let refused = problem(response, 429, "too_many_sessions").await;
    assert!(refused.detail.starts_with("5 games"), "{}", refused.detail);
}
