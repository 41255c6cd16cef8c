//! When every place is taken, a run waits where the fewest wait.

use reqwest::StatusCode;
use serde_json::json;
use shared::api::{QUEUE_HEADER, QUEUE_WAIT};
use shared::ids::ExecutorId;

use super::{placed, run, until_health};
use crate::support::executor::Executor;
use crate::support::{App, problem};

fn fill(executor: &Executor, queued: u32) {
    executor.set_health(|health| {
        health.active_sessions = 4;
        health.max_sessions = 4;
        health.queued_sessions = queued;
    });
}

fn waited(executor: &Executor) -> Vec<bool> {
    executor.runs().iter().map(|run| run.headers.get(QUEUE_HEADER).is_some_and(|value| value == QUEUE_WAIT)).collect()
}

#[actix_web::test]
async fn a_place_that_is_free_is_taken_without_waiting() {
    let (app, executors) = App::with_executors::<2>(&[]).await;
    fill(&executors[0], 0);
    until_health(&app, |health| health.get("max_sessions") == Some(&json!(54))).await;
    assert_eq!(placed(&app.guest().await).await, ExecutorId(2));
    assert_eq!(waited(&executors[1]), [false]);
}

#[actix_web::test]
async fn all_that_are_full_share_those_who_wait() {
    let (app, executors) = App::with_executors::<3>(&[]).await;
    for (executor, queued) in executors.iter().zip([5, 1, 2]) {
        fill(executor, queued);
    }
    until_health(&app, |health| health.get("queued_sessions") == Some(&json!(8))).await;
    assert_eq!(placed(&app.guest().await).await, ExecutorId(2));
    for _ in 0..3 {
        run(&app.guest().await).await.error_for_status().unwrap();
    }
    assert_eq!(executors.each_ref().map(|executor| waited(executor).len()).first(), Some(&0));
    assert!(executors.iter().flat_map(waited).all(|waits| waits), "nobody was asked for a place it does not have");
    assert_eq!(executors[1].sessions() + executors[2].sessions(), 4);
    assert!(executors[2].sessions() >= 1);
}

#[actix_web::test]
async fn those_that_fill_up_between_two_looks_are_all_asked_before_anybody_waits() {
    let (app, executors) = App::with_executors::<2>(&[]).await;
    let guest = app.guest().await;
    until_health(&app, |health| health.get("active_sessions") == Some(&json!(2))).await;
    for executor in &executors {
        fill(executor, 0);
    }
    let response = run(&guest).await;
    assert_eq!(response.status(), StatusCode::CREATED);
    let mut asked: Vec<_> = executors.iter().map(waited).collect();
    asked.sort();
    assert_eq!(asked, [vec![false], vec![false, true]]);
}

#[actix_web::test]
async fn an_executor_that_lets_nobody_wait_says_so() {
    let (app, executor) = App::with_executor().await;
    executor.answer(crate::support::executor::Answer {
        status: 429,
        headers: &[("retry-after", "9")],
        body: json!({"type": "/api/docs#too_many_sessions", "title": "Full", "status": 429, "detail": "Full.",
            "code": "too_many_sessions"})
        .to_string(),
    });
    let response = run(&app.guest().await).await;
    assert_eq!(response.headers().get("retry-after").unwrap(), "9");
    problem(response, 429, "too_many_sessions").await;
    assert_eq!(waited(&executor), [false, true]);
}
