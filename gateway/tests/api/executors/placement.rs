//! Which executor gets a new session.

use std::collections::HashSet;

use futures_util::future::join_all;
use reqwest::StatusCode;
use serde_json::json;
use shared::ids::ExecutorId;

use super::{placed, run, standing, until_health};
use crate::support::executor::{Answer, Executor};
use crate::support::keys::Keys;
use crate::support::{App, problem, sockets};

/// An answer that refuses with this code.
fn refusal(status: u16, code: &str) -> Answer {
    Answer {
        status,
        headers: &[("content-type", "application/problem+json")],
        body:
            json!({"type": format!("/api/docs#{code}"), "title": "No", "status": status, "detail": "No.", "code": code})
                .to_string(),
    }
}

#[actix_web::test]
async fn the_one_with_the_most_room_gets_it() {
    let (app, executors) = App::with_executors::<3>(&[]).await;
    for (executor, (used, places)) in executors.iter().zip([(10, 20), (0, 8), (30, 42)]) {
        executor.set_health(|health| (health.active_sessions, health.max_sessions) = (used, places));
    }
    until_health(&app, |health| health.get("max_sessions") == Some(&json!(70))).await;
    assert_eq!(placed(&app.guest().await).await, ExecutorId(3));
}

#[actix_web::test]
async fn a_burst_spreads_before_anybody_looks_again() {
    let (app, executors) = App::with_executors::<3>(&[]).await;
    until_health(&app, |health| health.get("active_sessions") == Some(&json!(3))).await;
    let guests = join_all((0..12).map(|_| app.guest())).await;
    join_all(guests.iter().map(placed)).await;
    for executor in &executors {
        // One that began during a look counted twice for a while.
        assert!((3..=5).contains(&executor.sessions()), "{}", executor.sessions());
        assert_eq!(executor.runs().len(), executor.sessions());
    }
}

#[actix_web::test]
async fn one_that_drains_or_is_not_well_is_not_asked() {
    let (app, executors) = App::with_executors::<3>(&[]).await;
    executors[0].set_health(|health| health.draining = true);
    executors[1].set_health(|health| health.status = shared::api::HealthStatus::Degraded);
    until_health(&app, |health| {
        standing(health, 1).get("draining") == Some(&json!(true))
            && standing(health, 2).get("ready") == Some(&json!(false))
    })
    .await;
    let guest = app.guest().await;
    for _ in 0..3 {
        assert_eq!(placed(&guest).await, ExecutorId(3));
    }
    assert!(executors[0].runs().is_empty() && executors[1].runs().is_empty());
}

#[rstest::rstest]
#[case(429, "too_many_sessions")]
#[case(429, "too_many_sessions_of_yours")]
#[case(503, "draining")]
#[case(503, "sandbox_unavailable")]
#[case(401, "unauthorized")]
#[actix_web::test]
async fn one_that_certainly_refuses_is_followed_by_the_next(#[case] status: u16, #[case] code: &str) {
    let (app, executors) = App::with_executors::<2>(&[]).await;
    executors[0].set_health(|health| health.active_sessions = 0);
    until_health(&app, |health| health.get("active_sessions") == Some(&json!(1))).await;
    executors[0].answer(refusal(status, code));
    assert_eq!(placed(&app.guest().await).await, ExecutorId(2));
    assert_eq!(executors[0].runs().len(), 1);
}

#[rstest::rstest]
#[case(refusal(500, "internal"))]
#[case(refusal(502, "draining"))]
#[case(Answer { status: 503, headers: &[], body: "<h1>a proxy of some kind</h1>".to_owned() })]
#[actix_web::test]
async fn what_may_have_started_is_not_started_elsewhere(#[case] answer: Answer) {
    let (app, executors) = App::with_executors::<2>(&[]).await;
    executors[0].set_health(|health| health.active_sessions = 0);
    until_health(&app, |health| health.get("active_sessions") == Some(&json!(1))).await;
    executors[0].answer(answer);
    problem(run(&app.guest().await).await, 503, "executor_unavailable").await;
    assert_eq!((executors[0].runs().len(), executors[1].runs().len()), (1, 0));
}

#[actix_web::test]
async fn a_mistake_in_the_program_is_told_once() {
    let (app, executors) = App::with_executors::<2>(&[]).await;
    for executor in &executors {
        executor.answer(refusal(400, "syntax_error"));
    }
    problem(run(&app.guest().await).await, 400, "syntax_error").await;
    assert_eq!(executors[0].runs().len() + executors[1].runs().len(), 1);
}

#[actix_web::test]
async fn addresses_without_an_executor_keep_nobody_waiting() {
    let keys = Keys::generate();
    let executor = Executor::numbered(&keys.public_pem, ExecutorId(1));
    let ((refusing, _socket), (silent, _listener)) = (sockets::refusing(), sockets::silent());
    let nonsense = sockets::parrot(b"SSH-2.0-OpenSSH_9.2\r\n");
    let urls = [refusing.as_str(), &silent, &nonsense, &executor.url].join(",");
    let app = App::start(&keys, &[("EXECUTOR_URL", ""), ("EXECUTOR_URLS", &urls)]).await;
    let guest = app.guest().await;
    for _ in 0..4 {
        assert_eq!(placed(&guest).await, ExecutorId(1));
    }
}

#[actix_web::test]
async fn a_session_is_found_by_the_number_in_its_id() {
    let (app, executors) = App::with_executors::<2>(&[]).await;
    let guest = app.guest().await;
    let ids = [guest.execute().await, guest.execute().await];
    for id in &ids {
        let path = format!("/api/stop-game/{id}");
        assert_eq!(guest.post(&path).send().await.unwrap().status(), StatusCode::NO_CONTENT);
    }
    let stopped: HashSet<_> = executors.iter().map(|executor| executor.last().path).collect();
    assert_eq!(stopped, ids.map(|id| format!("/api/stop-game/{id}")).into());
}
