//! Pages of other origins: none unless the settings name them, and then without anybody's cookie.

use reqwest::{Method, RequestBuilder, Response};

use crate::support::app::header;
use crate::support::{App, problem};

const INVITED: &str = "https://blocks.example";
const SETTINGS: [(&str, &str); 1] = [("CORS_ORIGINS", "https://blocks.example, http://localhost:3000")];

async fn from(request: RequestBuilder, origin: &str) -> Response {
    request.header("origin", origin).header("sec-fetch-site", "cross-site").send().await.unwrap()
}

async fn preflight(app: &App, origin: &str) -> Response {
    let request = app.request(Method::OPTIONS, "/api/projects");
    let request = request.header("access-control-request-method", "PATCH");
    from(request.header("access-control-request-headers", "authorization,content-type,if-match"), origin).await
}

#[actix_web::test]
async fn nobody_is_invited_unless_said() {
    let app = App::spawn().await;
    assert_eq!(header(&preflight(&app, INVITED).await, "access-control-allow-origin"), "");
    assert_eq!(header(&from(app.get("/api/health"), INVITED).await, "access-control-allow-origin"), "");
    problem(from(app.post("/api/auth/guest"), INVITED).await, 403, "cross_site_request").await;
}

#[actix_web::test]
async fn an_invited_page_may_ask() {
    let app = App::with(&SETTINGS).await;
    for origin in [INVITED, "http://localhost:3000"] {
        let response = preflight(&app, origin).await;
        assert_eq!(response.status(), 200);
        assert_eq!(header(&response, "access-control-allow-origin"), origin);
        assert_eq!(header(&response, "access-control-allow-credentials"), "");
        assert!(header(&response, "access-control-allow-methods").contains("PATCH"));
        assert!(header(&response, "access-control-allow-headers").to_lowercase().contains("authorization"));
    }
    let response = from(app.get("/api/health"), INVITED).await;
    assert_eq!(header(&response, "access-control-allow-origin"), INVITED);
    assert!(header(&response, "access-control-expose-headers").to_lowercase().contains("etag"));
}

#[actix_web::test]
async fn an_invited_page_acts_in_nobodys_name() {
    let app = App::with(&SETTINGS).await;
    let guest = app.guest().await;
    problem(from(guest.post("/api/auth/guest"), INVITED).await, 403, "cross_site_request").await;
    assert_eq!(from(app.post("/api/auth/guest"), INVITED).await.status(), 201);
}

#[actix_web::test]
async fn others_stay_out() {
    let app = App::with(&SETTINGS).await;
    let evil = "https://blocks.example.evil.example";
    assert_eq!(header(&preflight(&app, evil).await, "access-control-allow-origin"), "");
    assert_eq!(header(&from(app.get("/api/health"), evil).await, "access-control-allow-origin"), "");
    problem(from(app.post("/api/auth/guest"), evil).await, 403, "cross_site_request").await;
    // Our own pages go on as before.
    let guest = app.guest().await;
    let own = guest.post("/api/auth/guest").header("origin", &app.url).send().await.unwrap();
    assert_eq!(own.status(), 200);
}
