//! `GET /readyz`, and what everything says while the database is away

use gateway::db::private_cluster::PrivateCluster;
use reqwest::StatusCode;
use secrecy::ExposeSecret as _;
use serde_json::{Value, json};

use crate::support::app::header;
use crate::support::{App, problem};

#[actix_web::test]
async fn with_its_database_the_gateway_is_ready() {
    let app = App::spawn().await;
    assert_eq!(app.get("/readyz").send().await.unwrap().status(), StatusCode::OK);
}

#[actix_web::test]
async fn a_database_that_goes_is_missed_and_one_that_returns_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let cluster = PrivateCluster::start(folder.path().to_owned()).await.unwrap();
    let app = App::with(&[("DATABASE_URL", cluster.url().expose_secret())]).await;
    let guest = app.guest().await;
    cluster.stop().await.unwrap();

    problem(app.get("/readyz").send().await.unwrap(), 503, "database_unavailable").await;
    let me = guest.get("/api/auth/me").send().await.unwrap();
    assert!(!header(&me, "retry-after").is_empty());
    let away = problem(me, 503, "database_unavailable").await;
    assert!(!format!("{away:?}").contains("127.0.0.1"), "the cause stays inside: {away:?}");
    problem(app.post("/api/auth/guest").send().await.unwrap(), 503, "database_unavailable").await;
    assert_eq!(app.get("/livez").send().await.unwrap().status(), StatusCode::OK);
    let health: Value = app.get("/api/health").send().await.unwrap().json().await.unwrap();
    assert_eq!(health.get("database"), Some(&json!("degraded")));

    let cluster = PrivateCluster::start(folder.path().to_owned()).await.unwrap();
    assert_eq!(app.get("/readyz").send().await.unwrap().status(), StatusCode::OK);
    assert_eq!(guest.get("/api/auth/me").send().await.unwrap().status(), StatusCode::OK);
    cluster.stop().await.unwrap();
}
