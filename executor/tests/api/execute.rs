//! `POST /api/execute`.

use reqwest::Method;
use serde_json::json;
use shared::api::{EndReason, ExecuteResponse};

use crate::support::{Palace, SQUARE, problem, settings};

#[tokio::test]
async fn a_program_starts_and_shows_its_picture() {
    let palace = Palace::start().await;
    let session = palace.run(SQUARE).await;
    let mut socket = palace.watch(session).await;
    let watched = socket.until(|watched| watched.pictures > 0 && watched.pixel(20, 120) == [250, 200, 0]).await;
    assert_eq!(watched.size, Some((320, 240)));
    assert_eq!(watched.pixel(300, 10), [0, 0, 60]);
    palace.stop().await;
}

#[tokio::test]
async fn several_files_run_together() {
    let palace = Palace::start().await;
    let body = json!({
        "entry": "main.py",
        "files": [
            { "path": "main.py", "content": "import hero\nprint(hero.NAME, len(open('data/bytes.bin', 'rb').read()))" },
            { "path": "hero.py", "content": "NAME = 'Mia'" },
            { "path": "data/bytes.bin", "content": "AAEC/w==", "encoding": "base64" },
        ],
    });
    let response = palace.execute(&body).await;
    assert_eq!(response.status(), 201);
    let session = response.json::<ExecuteResponse>().await.unwrap().session_id;
    let watched = palace.watch(session).await.into_watched().await;
    assert_eq!(watched.output(), "Mia 4\n");
    assert_eq!(watched.end(), Some((EndReason::Finished, Some(0))));
    palace.stop().await;
}

#[tokio::test]
async fn warnings_come_with_the_answer_and_the_program_still_runs() {
    let palace = Palace::start().await;
    let response = palace.execute(&json!({ "code": "import socket\nprint('on')\n" })).await;
    let started: ExecuteResponse = response.json().await.unwrap();
    assert_eq!((started.warnings[0].code.as_str(), started.warnings[0].line), ("network", 1));
    assert_eq!(palace.watch(started.session_id).await.into_watched().await.output(), "on\n");
    palace.stop().await;
}

#[tokio::test]
async fn bad_programs_are_refused_in_plain_words_and_leave_nothing_behind() {
    let palace = Palace::start().await;
    let syntax = problem(palace.execute(&json!({ "code": "x = 1\nif x\n    pass\n" })).await, 400).await;
    assert_eq!(syntax.code, "syntax_error");
    assert_eq!((syntax.errors[0].line, syntax.errors[0].column), (Some(2), Some(5)));
    assert!(syntax.detail.contains("line 2"), "{}", syntax.detail);

    let nul = problem(palace.execute(&json!({ "code": "x = '\u{0}'" })).await, 400).await;
    assert_eq!(nul.code, "nul_in_code");
    let long = problem(palace.execute(&json!({ "code": "#".repeat(100_001) })).await, 413).await;
    assert_eq!(long.code, "code_too_large");
    let line = problem(palace.execute(&json!({ "code": "x".repeat(1_000_000) })).await, 413).await;
    assert_eq!(line.code, "code_too_large");
    let huge = problem(palace.execute(&json!({ "code": "#".repeat(8_000_000) })).await, 413).await;
    assert_eq!(huge.code, "project_too_large");
    let unknown = problem(palace.execute(&json!({ "code": "", "owner": "me" })).await, 400).await;
    assert_eq!(unknown.code, "invalid_request");
    assert!(unknown.detail.contains("owner"), "{}", unknown.detail);
    assert_eq!(problem(palace.execute(&json!({})).await, 400).await.errors[0].field, "code");

    let listed = palace.get("/api/sessions", None).await.text().await.unwrap();
    assert_eq!(listed, r#"{"items":[],"next_cursor":null}"#);
    palace.stop().await;
}

#[tokio::test]
async fn bodies_that_are_no_json_are_refused() {
    let palace = Palace::start().await;
    let token = palace.token(Some(palace.new_session_id()));
    let send = |body: Vec<u8>, media: &'static str| {
        palace.request(Method::POST, "/api/execute").bearer_auth(&token).header("content-type", media).body(body).send()
    };
    for body in [&br#"{"code":"\ud800"}"#[..], b"{\"code\":\"\xff\"}", b"{", b"[]", b"null", b""] {
        let refused = problem(send(body.to_vec(), "application/json").await.unwrap(), 400).await;
        assert_eq!(refused.code, "invalid_request");
    }
    let deep = [b"[".repeat(100_000), b"]".repeat(100_000)].concat();
    assert_eq!(problem(send(deep, "application/json").await.unwrap(), 400).await.code, "invalid_request");
    assert_eq!(problem(send(b"code=1".to_vec(), "text/plain").await.unwrap(), 400).await.code, "invalid_request");
    palace.stop().await;
}

#[tokio::test]
async fn too_many_sessions_are_refused_with_the_limit_until_one_ends() {
    let palace = Palace::with(executor::config::Settings { max_concurrent_sessions: 1, ..settings() }).await;
    let session = palace.run(SQUARE).await;
    let refused = palace.execute(&json!({ "code": SQUARE })).await;
    assert!(refused.headers().contains_key("retry-after"));
    let refused = problem(refused, 429).await;
    assert_eq!(refused.title, "maximum concurrent sessions reached");
    assert!(refused.detail.contains("maximum of 1 concurrent sessions"), "{}", refused.detail);
    assert_eq!(palace.stop_game(session).await.status(), 204);
    palace.run(SQUARE).await;
    palace.stop().await;
}

#[tokio::test]
async fn the_same_session_cannot_be_started_twice() {
    let palace = Palace::start().await;
    let id = palace.new_session_id();
    let body = json!({ "code": SQUARE });
    assert_eq!(palace.post("/api/execute", Some(id), &body).await.status(), 201);
    assert_eq!(problem(palace.post("/api/execute", Some(id), &body).await, 409).await.code, "session_exists");
    palace.stop().await;
}

#[tokio::test]
async fn a_warm_sandbox_serves_one_program_and_is_replaced() {
    let palace = Palace::with(executor::config::Settings { warm_sandboxes: 1, ..settings() }).await;
    let first = palace.run("open('/tmp/trace', 'w').write('x'); print('done')").await;
    assert_eq!(palace.watch(first).await.into_watched().await.output(), "done\n");
    let second = palace.run_to_end("import os; print(os.path.exists('/tmp/trace'))").await;
    assert_eq!(second.output(), "False\n");
    palace.stop().await;
}
