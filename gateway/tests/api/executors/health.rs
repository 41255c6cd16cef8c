//! What is told of several executors.

use serde_json::{Value, json};

use super::{placed, standing, until_health};
use crate::support::App;

#[actix_web::test]
async fn each_is_shown_and_all_are_summed_up() {
    let (app, executors) = App::with_executors::<3>(&[]).await;
    executors[0].set_health(|health| health.draining = true);
    executors[1].set_health(|health| (health.active_sessions, health.queued_sessions) = (7, 2));
    executors[2].die().await;
    let health = until_health(&app, |health| {
        standing(health, 1).get("draining") == Some(&json!(true))
            && standing(health, 2).get("active_sessions") == Some(&json!(7))
            && health.get("max_sessions") == Some(&json!(100))
    })
    .await;
    assert_eq!((health.get("status"), health.get("draining")), (Some(&json!("ok")), Some(&json!(false))));
    assert_eq!((health.get("active_sessions"), health.get("queued_sessions")), (Some(&json!(8)), Some(&json!(2))));
    let all = health.get("executors").unwrap().as_array().unwrap();
    assert_eq!(all.iter().filter(|standing| standing.get("answers") == Some(&json!(true))).count(), 2);
    assert!(!health.to_string().contains("127.0.0.1"), "addresses stay inside: {health}");
    let whole: Value = app.get("/api/health").send().await.unwrap().json().await.unwrap();
    assert_eq!(whole.get("detail"), Some(&json!("1 of 3 executors do not answer.")));
    assert_eq!((whole.get("status"), whole.get("executor")), (Some(&json!("degraded")), Some(&json!("degraded"))));
}

#[actix_web::test]
async fn where_none_takes_games_none_can_start() {
    let (app, executors) = App::with_executors::<2>(&[]).await;
    for executor in &executors {
        executor.set_health(|health| health.draining = true);
    }
    let health = until_health(&app, |health| health.get("draining") == Some(&json!(true))).await;
    assert_eq!(health.get("status"), Some(&json!("degraded")));
}

#[actix_web::test]
async fn readiness_and_placed_sessions_are_counted_by_number() {
    let (app, executors) = App::with_executors::<2>(&[]).await;
    executors[0].set_health(|health| health.draining = true);
    until_health(&app, |health| standing(health, 1).get("draining") == Some(&json!(true))).await;
    placed(&app.guest().await).await;
    let text = app.get("/metrics").send().await.unwrap().text().await.unwrap();
    for line in [
        r#"palace_gateway_executor_ready{executor="1"} 0"#,
        r#"palace_gateway_executor_ready{executor="2"} 1"#,
        r#"palace_gateway_executor_sessions{executor="1",state="active"} 1"#,
        r#"palace_gateway_executors{answers="true"} 2"#,
        r#"palace_gateway_executors{answers="false"} 0"#,
        r#"palace_gateway_sessions_placed_total{executor="2"} 1"#,
    ] {
        assert!(text.contains(line), "{line} in\n{text}");
    }
}
