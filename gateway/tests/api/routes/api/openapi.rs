//! `GET /api/openapi.json`

use std::collections::HashSet;

use reqwest::StatusCode;
use serde_json::Value;

use crate::support::App;

const SNAPSHOT: &str = include_str!("../../../../openapi.json");

#[actix_web::test]
async fn the_document_is_served() {
    let app = App::spawn().await;
    let response = app.get("/api/openapi.json").send().await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    let served: Value = response.json().await.unwrap();
    assert!(served == serde_json::from_str::<Value>(SNAPSHOT).unwrap(), "another document than gateway/openapi.json");
}

#[test]
fn the_kept_document_is_current() {
    let current = gateway::openapi::document_text().unwrap();
    assert!(
        current == SNAPSHOT,
        "gateway/openapi.json is out of date: cargo run -p gateway -- openapi > gateway/openapi.json"
    );
}

/// Every operation with its method and path.
fn operations(document: &Value) -> Vec<(String, &Value)> {
    let paths = document.get("paths").unwrap().as_object().unwrap();
    paths
        .iter()
        .flat_map(|(path, methods)| {
            methods.as_object().unwrap().iter().map(move |(method, it)| (format!("{method} {path}"), it))
        })
        .collect()
}

#[test]
fn every_operation_is_named_described_and_says_how_it_fails() {
    let document: Value = serde_json::from_str(SNAPSHOT).unwrap();
    assert!(document.get("openapi").unwrap().as_str().unwrap().starts_with("3.1"));
    let mut names = HashSet::new();
    for (place, operation) in operations(&document) {
        let text = |key: &str| operation.get(key).and_then(Value::as_str).unwrap_or_default();
        assert!(names.insert(text("operationId").to_owned()) && !text("operationId").is_empty(), "{place}");
        assert!(!text("summary").is_empty() && operation.get("tags").is_some(), "{place}");
        let responses = operation.get("responses").unwrap().as_object().unwrap();
        for (status, response) in responses.iter().filter(|(status, _)| status.as_str() >= "400") {
            let body = response.pointer("/content/application~1problem+json/schema/$ref");
            assert_eq!(body.and_then(Value::as_str), Some("#/components/schemas/Problem"), "{place} {status}");
        }
        let signed_in = operation.get("security").is_some();
        assert_eq!(signed_in, responses.contains_key("401"), "{place}");
        let changes = !place.starts_with("get") || place.contains("/api/play/");
        assert_eq!(changes || signed_in, responses.contains_key("403"), "{place}");
        assert_eq!(operation.get("requestBody").is_some(), responses.contains_key("415"), "{place}");
    }
}

#[actix_web::test]
async fn every_operation_exists() {
    let app = App::spawn().await;
    let document: Value = serde_json::from_str(SNAPSHOT).unwrap();
    for (place, _) in operations(&document) {
        let (method, path) = place.split_once(' ').unwrap();
        let response = app.request(method.to_uppercase().parse().unwrap(), path).send().await.unwrap();
        assert_ne!(response.status(), StatusCode::METHOD_NOT_ALLOWED, "{place}");
        // A template is no id: where nobody needs to be signed in, that is found out, and told from a missing address.
        if response.status() == StatusCode::NOT_FOUND {
            let problem: Value = response.json().await.unwrap();
            assert_ne!(problem.get("code").and_then(Value::as_str), Some("not_found"), "{place}");
        }
    }
}
