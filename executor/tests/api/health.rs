//! Health, readiness, metrics.

use executor::config::Settings;
use reqwest::Method;
use serde_json::Value;
use shared::api::{ExecutorHealth, HealthStatus};

use crate::support::{Palace, SQUARE, problem, settings};

#[tokio::test]
async fn health_tells_of_docker_image_and_sessions() {
    let palace = Palace::start().await;
    palace.run(SQUARE).await;
    let response = palace.request(Method::GET, "/api/health").send().await.unwrap();
    let health: ExecutorHealth = response.json().await.unwrap();
    assert_eq!((health.status, health.docker, health.image), (HealthStatus::Ok, HealthStatus::Ok, HealthStatus::Ok));
    assert_eq!((health.executor_id, health.active_sessions), (palace.executor, 1));
    assert!(health.memory_bytes > 1_000_000);
    for path in ["/livez", "/readyz"] {
        assert_eq!(palace.request(Method::GET, path).send().await.unwrap().status(), 200);
    }
    palace.stop().await;
}

#[tokio::test]
async fn without_the_image_the_executor_lives_but_is_not_ready() {
    let palace = Palace::with(Settings { sandbox_image: "no-such-image:1".into(), ..settings() }).await;
    let response = palace.request(Method::GET, "/api/health").send().await.unwrap();
    let health: ExecutorHealth = response.json().await.unwrap();
    assert_eq!(
        (health.status, health.docker, health.image),
        (HealthStatus::Degraded, HealthStatus::Ok, HealthStatus::Degraded)
    );
    assert!(health.detail.contains("no-such-image:1"));
    assert_eq!(palace.request(Method::GET, "/livez").send().await.unwrap().status(), 200);
    assert_eq!(
        problem(palace.request(Method::GET, "/readyz").send().await.unwrap(), 503).await.code,
        "sandbox_unavailable"
    );
    let refused = palace.execute(&serde_json::json!({ "code": "print(1)" })).await;
    assert!(refused.headers().contains_key("retry-after"));
    let refused = problem(refused, 503).await;
    assert!(!refused.detail.contains("no-such-image"), "the cause is for operators: {}", refused.detail);
    palace.stop().await;
}

#[tokio::test]
async fn without_docker_the_executor_lives_and_says_which_socket_it_tried() {
    let nowhere = "unix:///nowhere/docker.sock";
    let palace = Palace::with(Settings { docker_host: nowhere.into(), ..settings() }).await;
    let response = palace.request(Method::GET, "/api/health").send().await.unwrap();
    let health: ExecutorHealth = response.json().await.unwrap();
    assert_eq!((health.status, health.docker), (HealthStatus::Degraded, HealthStatus::Degraded));
    assert!(health.detail.contains(nowhere), "{}", health.detail);
    let refused = problem(palace.request(Method::GET, "/readyz").send().await.unwrap(), 503).await;
    assert!(refused.detail.contains(nowhere), "{}", refused.detail);
    let refused = problem(palace.execute(&serde_json::json!({ "code": "print(1)" })).await, 503).await;
    assert_eq!(refused.code, "sandbox_unavailable");
    // A session that could not start takes no place.
    let list: Value = palace.get("/api/sessions", None).await.json().await.unwrap();
    assert_eq!(list["items"], serde_json::json!([]));
    palace.stop().await;
}

#[tokio::test]
async fn an_address_of_docker_that_makes_no_sense_stops_the_start() {
    let build = executor::startup::Application::build(Settings { docker_host: "carrier-pigeon".into(), ..settings() });
    assert!(format!("{:#}", build.await.err().expect("the start must be refused")).contains("DOCKER_HOST"));
}

#[tokio::test]
async fn a_missing_runtime_stops_the_start() {
    let build =
        executor::startup::Application::build(Settings { sandbox_runtime: Some("no-such".into()), ..settings() });
    let error = build.await.err().expect("the start must be refused");
    assert!(format!("{error:#}").contains("SANDBOX_RUNTIME"), "{error:#}");
}

#[tokio::test]
async fn metrics_count_sessions_by_reason() {
    let palace = Palace::start().await;
    palace.run_to_end("print(1)").await;
    let text = palace.request(Method::GET, "/metrics").send().await.unwrap().text().await.unwrap();
    assert!(text.contains("palace_sessions_started_total 1"), "{text}");
    assert!(text.contains(r#"palace_sessions_ended_total{reason="finished"} 1"#), "{text}");
    palace.stop().await;
}

#[tokio::test]
async fn switched_off_metrics_are_not_served() {
    let palace = Palace::with(Settings { enable_metrics: false, ..settings() }).await;
    let response = palace.request(Method::GET, "/metrics").send().await.unwrap();
    assert_eq!(problem(response, 404).await.code, "not_found");
    palace.stop().await;
}

#[tokio::test]
async fn a_request_id_is_kept_and_a_bad_one_replaced() {
    let palace = Palace::start().await;
    let id = |sent: &'static str| {
        let request = palace.request(Method::GET, "/livez").header("x-request-id", sent);
        async move { request.send().await.unwrap().headers()["x-request-id"].to_str().unwrap().to_owned() }
    };
    assert_eq!(id("abc-123").await, "abc-123");
    assert_ne!(id("has spaces").await, "has spaces");
    let unknown = palace.request(Method::GET, "/nowhere").send().await.unwrap();
    assert_eq!(problem(unknown, 404).await.code, "not_found");
    let wrong: Value = palace.request(Method::DELETE, "/api/execute").send().await.unwrap().json().await.unwrap();
    assert_eq!(wrong["code"], "method_not_allowed");
    palace.stop().await;
}
