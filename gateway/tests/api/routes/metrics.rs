//! `GET /metrics`

use uuid::Uuid;

use crate::support::app::header;
use crate::support::{App, problem};

#[actix_web::test]
async fn requests_are_counted_by_route_and_not_by_path() {
    let app = App::spawn().await;
    let path = format!("/api/play/{}", Uuid::now_v7());
    app.get(&path).send().await.unwrap();
    app.get("/livez").send().await.unwrap();
    app.request("BREW".parse().unwrap(), "/livez").send().await.unwrap();
    let response = app.get("/metrics").send().await.unwrap();
    assert!(header(&response, "content-type").starts_with("text/plain; version=0.0.4"));
    let text = response.text().await.unwrap();
    for line in [
        r#"palace_gateway_requests_total{method="GET",route="/api/play/{session_id}",status="401"} 1"#,
        r#"palace_gateway_requests_total{method="GET",route="/livez",status="200"} 1"#,
        r#"palace_gateway_request_seconds_count{method="GET",route="/livez"} 1"#,
        r#"palace_gateway_requests_total{method="OTHER",route="/livez",status="405"} 1"#,
    ] {
        assert!(text.contains(line), "{line} in\n{text}");
    }
    assert!(!text.contains(&path) && !text.contains("BREW"));
}

#[actix_web::test]
async fn they_can_be_hidden() {
    let app = App::with(&[("ENABLE_METRICS", "false")]).await;
    problem(app.get("/metrics").send().await.unwrap(), 404, "not_found").await;
}
