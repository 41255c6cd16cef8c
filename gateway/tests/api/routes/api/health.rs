//! `GET /api/health`

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::support::{App, sockets};

#[actix_web::test]
async fn all_is_well() {
    let (app, _executor) = App::with_executor().await;
    let response = app.get("/api/health").send().await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    let body: Value = response.json().await.unwrap();
    assert_eq!(
        body,
        json!({"status": "ok", "version": env!("CARGO_PKG_VERSION"), "database": "ok", "executor": "ok",
        "detail": ""})
    );
}

#[actix_web::test]
async fn without_an_executor_the_state_can_still_be_read() {
    let (url, _socket) = sockets::refusing();
    let app = App::with(&[("EXECUTOR_URL", &url)]).await;
    let response = app.get("/api/health").send().await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    let body: Value = response.json().await.unwrap();
    assert_eq!((body.get("status"), body.get("executor")), (Some(&json!("degraded")), Some(&json!("degraded"))));
    assert_eq!(body.get("database"), Some(&json!("ok")));
}
