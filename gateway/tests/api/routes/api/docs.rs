//! `GET /api/docs`

use reqwest::StatusCode;

use crate::support::App;
use crate::support::app::header;

#[actix_web::test]
async fn the_documentation_can_be_browsed_under_the_strict_policy() {
    let app = App::spawn().await;
    let moved = app.get("/api/docs").send().await.unwrap();
    assert_eq!(header(&moved, "location"), "/api/docs/");
    let page = app.get("/api/docs/").send().await.unwrap();
    assert_eq!(page.status(), StatusCode::OK);
    let text = page.text().await.unwrap();
    assert!(!text.contains("<script>"), "an inline script would be refused by the policy");
    assert!(!text.contains("https://"), "nothing comes from a third party");
    let start = app.get("/api/docs/swagger-initializer.js").send().await.unwrap();
    assert!(start.text().await.unwrap().contains("/api/openapi.json"));
    assert_eq!(app.get("/api/docs/swagger-ui-bundle.js").send().await.unwrap().status(), StatusCode::OK);
}
