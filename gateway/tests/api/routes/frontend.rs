//! Everything that is no API: the front end. In tests it is read from `gateway/web/dist`, where it may be missing.

use std::path::Path;

use reqwest::{Method, StatusCode};

use crate::support::app::header;
use crate::support::{App, problem};

fn is_built() -> bool {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("web/dist/index.html").exists()
}

#[actix_web::test]
async fn every_route_of_the_front_end_is_its_page() {
    let app = App::spawn().await;
    for path in ["/", "/studio", "/studio/space", "/apiary"] {
        let response = app.get(path).send().await.unwrap();
        if is_built() {
            assert_eq!(response.status(), StatusCode::OK, "{path}");
            assert_eq!(header(&response, "content-type"), "text/html; charset=utf-8");
            assert_eq!(header(&response, "cache-control"), "no-cache");
            assert!(response.text().await.unwrap().to_lowercase().starts_with("<!doctype html>"));
        } else {
            assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE, "{path}");
            assert!(response.text().await.unwrap().contains("not built"));
        }
    }
}

#[actix_web::test]
async fn a_page_that_did_not_change_is_not_sent_again() {
    let app = App::spawn().await;
    let first = app.get("/").send().await.unwrap();
    let etag = header(&first, "etag").to_owned();
    assert_eq!(etag.is_empty(), !is_built());
    if is_built() {
        let again = app.get("/").header("if-none-match", &etag).send().await.unwrap();
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
        let other = app.get("/").header("if-none-match", "\"other\"").send().await.unwrap();
        assert_eq!(other.status(), StatusCode::OK);
    }
}

#[actix_web::test]
async fn files_that_are_not_there_are_not_the_page() {
    let app = App::spawn().await;
    for path in ["/assets/gone-Ab12.js", "/favicon.gone", "/.env", "/..%2f..%2fCargo.toml"] {
        problem(app.get(path).send().await.unwrap(), 404, "not_found").await;
    }
}

#[actix_web::test]
async fn pages_are_read_only() {
    let app = App::spawn().await;
    problem(app.request(Method::POST, "/studio").send().await.unwrap(), 405, "method_not_allowed").await;
}
