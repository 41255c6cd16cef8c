//! What every address has in common when something is wrong.

use reqwest::Method;

use crate::support::app::header;
use crate::support::{App, problem};

#[actix_web::test]
async fn an_address_that_is_not_there_is_a_problem() {
    let app = App::spawn().await;
    for path in ["/api", "/api/", "/api/nothing", "/api/auth", "/api/play"] {
        problem(app.get(path).send().await.unwrap(), 404, "not_found").await;
    }
}

#[actix_web::test]
async fn a_wrong_method_names_the_right_one() {
    let app = App::spawn().await;
    for (method, path, allowed) in [
        (Method::GET, "/api/execute", "POST"),
        (Method::POST, "/api/game-types", "GET"),
        (Method::PUT, "/api/health", "GET"),
        (Method::POST, "/livez", "GET"),
    ] {
        let response = app.request(method, path).send().await.unwrap();
        assert_eq!(header(&response, "allow"), allowed);
        problem(response, 405, "method_not_allowed").await;
    }
}

#[actix_web::test]
async fn every_answer_tells_browsers_what_pages_may_do() {
    let app = App::spawn().await;
    for path in ["/", "/api/health", "/api/nothing", "/api/auth/me", "/livez", "/api/docs/"] {
        let response = app.get(path).send().await.unwrap();
        let policy = header(&response, "content-security-policy");
        assert!(
            policy.contains("default-src 'none'") && policy.contains("script-src 'self' 'wasm-unsafe-eval';"),
            "{path}: {policy}"
        );
        assert_eq!(header(&response, "x-content-type-options"), "nosniff", "{path}");
        assert_eq!(header(&response, "strict-transport-security"), "", "plain HTTP must not lock itself out");
    }
}

#[actix_web::test]
async fn over_tls_browsers_are_told_to_stay_there() {
    let app = App::with(&[("PUBLIC_ORIGIN", "https://palace.example")]).await;
    let response = app.get("/livez").send().await.unwrap();
    assert!(header(&response, "strict-transport-security").starts_with("max-age="));
}
