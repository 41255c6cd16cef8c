//! `POST /api/execute`

use reqwest::StatusCode;
use serde_json::json;
use shared::ids::SessionId;
use shared::limits::MAX_EXECUTE_BODY_BYTES;

use crate::support::app::header;
use crate::support::executor::{Answer, ID};
use crate::support::{App, problem, sockets};

#[actix_web::test]
async fn starts_a_session_whose_id_names_the_executor() {
    let (app, executor) = App::with_executor().await;
    let guest = app.guest().await;
    let id: SessionId = guest.execute().await.parse().unwrap();
    assert_eq!(id.executor(), ID);
    let seen = executor.last();
    assert_eq!(seen.claims.sub.to_string(), guest.id);
    assert_eq!(seen.claims.sid, Some(id));
    assert!(seen.claims.exp - seen.claims.iat <= 60);
    assert_eq!(seen.body.as_ref(), br#"{"code":"pass"}"#);
    assert!(!seen.headers.contains_key("cookie"), "the cookie is between the browser and the gateway");
}

#[actix_web::test]
async fn two_runs_are_two_sessions_and_two_tokens() {
    let (app, executor) = App::with_executor().await;
    let guest = app.guest().await;
    let (first, first_token) = (guest.execute().await, executor.last().claims.jti);
    let (second, second_token) = (guest.execute().await, executor.last().claims.jti);
    assert!(first != second && first_token != second_token);
}

#[actix_web::test]
async fn the_request_id_reaches_the_executor() {
    let (app, executor) = App::with_executor().await;
    let guest = app.guest().await;
    let run = || guest.post("/api/execute").json(&json!({"code": ""}));
    let response = run().header("x-request-id", "from-the-browser").send().await.unwrap();
    assert_eq!(header(&response, "x-request-id"), "from-the-browser");
    assert_eq!(executor.last().headers["x-request-id"], "from-the-browser");
    let response = run().header("x-request-id", "not a request id").send().await.unwrap();
    assert_ne!(header(&response, "x-request-id"), "not a request id");
    assert_eq!(executor.last().headers["x-request-id"], header(&response, "x-request-id"));
}

#[actix_web::test]
async fn nobody_can_run_nothing() {
    let (app, _executor) = App::with_executor().await;
    let response = app.post("/api/execute").json(&json!({"code": "pass"})).send().await.unwrap();
    problem(response, 401, "not_signed_in").await;
}

#[actix_web::test]
async fn what_the_executor_finds_wrong_is_passed_on_under_our_request_id() {
    let (app, executor) = App::with_executor().await;
    let guest = app.guest().await;
    executor.answer(Answer {
        status: 400,
        headers: &[("content-type", "application/problem+json")],
        body:
            json!({"type": "/api/docs#syntax_error", "title": "Not Python", "status": 400, "detail": "Look at line 1.",
            "code": "syntax_error", "request_id": "another",
            "errors": [{"field": "code", "message": "a bracket is missing", "line": 1, "column": 6}]})
            .to_string(),
    });
    let response = guest.post("/api/execute").json(&json!({"code": "print("})).send().await.unwrap();
    let problem = problem(response, 400, "syntax_error").await;
    assert_eq!(problem.detail, "Look at line 1.");
    let error = problem.errors.first().unwrap();
    assert_eq!((error.field.as_str(), error.line, error.column), ("code", Some(1), Some(6)));
}

#[actix_web::test]
async fn a_full_executor_says_when_to_come_back() {
    let (app, executor) = App::with_executor().await;
    let guest = app.guest().await;
    executor.answer(Answer {
        status: 429,
        headers: &[("content-type", "application/problem+json"), ("retry-after", "17")],
        body: json!({"type": "/api/docs#too_many_sessions", "title": "Full", "status": 429, "detail": "Wait.",
            "code": "too_many_sessions"})
        .to_string(),
    });
    let response = guest.post("/api/execute").json(&json!({"code": ""})).send().await.unwrap();
    assert_eq!(header(&response, "retry-after"), "17");
    problem(response, 429, "too_many_sessions").await;
}

#[actix_web::test]
async fn an_executor_that_fails_is_away_and_its_reasons_stay_inside() {
    let (app, executor) = App::with_executor().await;
    let guest = app.guest().await;
    let secret = "connect unix /var/run/docker.sock: permission denied";
    let cases = [
        (500, secret.to_owned()),
        (502, String::new()),
        (
            503,
            json!({"type": "x", "title": "x", "status": 503, "detail": secret, "code": "sandbox_unavailable"})
                .to_string(),
        ),
        // A token of ours that is not accepted is our matter: the person is signed in.
        (401, json!({"type": "x", "title": "x", "status": 401, "detail": secret, "code": "unauthorized"}).to_string()),
        (403, String::new()),
        (404, secret.to_owned()),
        (400, json!({"type": "x", "title": "x", "status": 200, "detail": secret, "code": "lies"}).to_string()),
        (302, String::new()),
    ];
    for (status, body) in cases {
        executor.answer(Answer { status, headers: &[], body });
        let response = guest.post("/api/execute").json(&json!({"code": ""})).send().await.unwrap();
        assert!(!header(&response, "retry-after").is_empty());
        let problem = problem(response, 503, "executor_unavailable").await;
        assert!(!format!("{problem:?}").contains("docker"), "{problem:?}");
    }
}

#[actix_web::test]
async fn an_executor_that_is_not_there_is_away() {
    let (url, _socket) = sockets::refusing();
    let app = App::with(&[("EXECUTOR_URL", &url)]).await;
    let guest = app.guest().await;
    let response = guest.post("/api/execute").json(&json!({"code": ""})).send().await.unwrap();
    assert_eq!(header(&response, "retry-after"), "5");
    let problem = problem(response, 503, "executor_unavailable").await;
    assert!(problem.detail.contains("try again"));
}

#[actix_web::test]
async fn an_executor_that_says_nothing_is_away() {
    let (url, _listener) = sockets::silent();
    let app = App::with(&[("EXECUTOR_URL", &url)]).await;
    let guest = app.guest().await;
    let response = guest.post("/api/execute").json(&json!({"code": ""})).send().await.unwrap();
    problem(response, 503, "executor_unavailable").await;
}

#[actix_web::test]
async fn an_executor_that_talks_nonsense_is_away() {
    for nonsense in [
        b"SSH-2.0-OpenSSH_9.2\r\n".as_slice(),
        b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}",
        b"HTTP/1.1 200 OK\r\ncontent-length: 900\r\n\r\n{\"status\":",
    ] {
        let app = App::with(&[("EXECUTOR_URL", &sockets::parrot(nonsense))]).await;
        let guest = app.guest().await;
        let response = guest.post("/api/execute").json(&json!({"code": ""})).send().await.unwrap();
        problem(response, 503, "executor_unavailable").await;
    }
}

#[actix_web::test]
async fn a_body_is_json_and_says_so() {
    let (app, _executor) = App::with_executor().await;
    let guest = app.guest().await;
    for kind in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"] {
        let response = guest.post("/api/execute").header("content-type", kind).body("{}").send().await.unwrap();
        problem(response, 415, "unsupported_media_type").await;
    }
    problem(guest.post("/api/execute").body("{}").send().await.unwrap(), 415, "unsupported_media_type").await;
    let kind = "application/json; charset=utf-8";
    let response = guest.post("/api/execute").header("content-type", kind).body("{}").send().await.unwrap();
    assert_eq!(response.status(), StatusCode::CREATED);
}

#[actix_web::test]
async fn a_body_is_as_large_as_a_project_may_be_and_no_larger() {
    let (app, executor) = App::with_executor().await;
    let guest = app.guest().await;
    let run = |bytes: usize| {
        guest.post("/api/execute").header("content-type", "application/json").body(vec![b' '; bytes]).send()
    };
    assert_eq!(run(MAX_EXECUTE_BODY_BYTES).await.unwrap().status(), StatusCode::CREATED);
    assert_eq!(executor.last().body.len(), MAX_EXECUTE_BODY_BYTES);
    problem(run(MAX_EXECUTE_BODY_BYTES + 1).await.unwrap(), 413, "payload_too_large").await;
}

#[actix_web::test]
async fn a_body_of_unknown_length_is_measured_too() {
    let (app, _executor) = App::with_executor().await;
    let guest = app.guest().await;
    let chunks = (0..2).map(|_| Ok::<_, std::io::Error>(vec![b' '; MAX_EXECUTE_BODY_BYTES / 2 + 1]));
    let response = guest
        .post("/api/execute")
        .header("content-type", "application/json")
        .body(reqwest::Body::wrap_stream(futures_util::stream::iter(chunks)))
        .send()
        .await
        .unwrap();
    problem(response, 413, "payload_too_large").await;
}

#[actix_web::test]
async fn a_page_of_another_site_cannot_run_anything() {
    let (app, _executor) = App::with_executor().await;
    let guest = app.guest().await;
    let response = guest
        .post("/api/execute")
        .header("origin", "https://evil.example")
        .json(&json!({"code": ""}))
        .send()
        .await
        .unwrap();
    problem(response, 403, "cross_site_request").await;
}
