//! `GET /api/executor-health` and `GET /api/flask-health`

use rstest::rstest;
use shared::api::ExecutorHealth;

use crate::support::executor::ID;
use crate::support::{App, problem, sockets};

#[rstest]
#[case("/api/executor-health")]
#[case("/api/flask-health")]
#[actix_web::test]
async fn passes_on_what_the_executor_says(#[case] path: &str) {
    let (app, _executor) = App::with_executor().await;
    let health: ExecutorHealth = app.get(path).send().await.unwrap().json().await.unwrap();
    assert_eq!((health.executor_id, health.max_sessions), (ID, 50));
}

#[rstest]
#[case("/api/executor-health")]
#[case("/api/flask-health")]
#[actix_web::test]
async fn an_executor_that_is_away_says_nothing(#[case] path: &str) {
    let (url, _socket) = sockets::refusing();
    let app = App::with(&[("EXECUTOR_URL", &url)]).await;
    problem(app.get(path).send().await.unwrap(), 503, "executor_unavailable").await;
}
