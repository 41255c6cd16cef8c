//! A request that is sent again under the same key is carried out once.

use std::time::Duration;

use diesel::QueryableByName;
use diesel::sql_types::BigInt;
use diesel_async::{RunQueryDsl as _, SimpleAsyncConnection as _};
use reqwest::Response;
use rstest::rstest;
use serde_json::{Value, json};

use crate::support::app::header;
use crate::support::executor::Answer;
use crate::support::{App, Guest, problem};

const REPLAYED: &str = "idempotency-replayed";

async fn run(guest: &Guest<'_>, key: &str, code: &str) -> Response {
    let request = guest.post("/api/execute").header("idempotency-key", key);
    request.json(&json!({"code": code})).send().await.unwrap()
}

async fn session(response: Response) -> String {
    assert_eq!(response.status(), 201);
    let body: Value = response.json().await.unwrap();
    body.get("session_id").unwrap().as_str().unwrap().to_owned()
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

/// How many keys are known.
async fn keys(app: &App) -> i64 {
    let query = diesel::sql_query("select count(*) from idempotency_keys");
    query.get_result::<Count>(&mut app.connect().await).await.unwrap().count
}

/// Waits until somebody wants to write a key down and may not.
async fn until_a_key_waits(app: &App) {
    let waiting = "select count(*) from pg_locks where relation = 'idempotency_keys'::regclass and not granted";
    let mut connection = app.connect().await;
    while diesel::sql_query(waiting).get_result::<Count>(&mut connection).await.unwrap().count == 0 {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

#[actix_web::test]
async fn the_same_request_is_carried_out_once() {
    let (app, executor) = App::with_executor().await;
    let guest = app.guest().await;
    let first = run(&guest, "press-1", "pass").await;
    assert_eq!(header(&first, REPLAYED), "");
    let kind = header(&first, "content-type").to_owned();
    let first = session(first).await;
    let again = run(&guest, "press-1", "pass").await;
    assert_eq!((header(&again, REPLAYED), header(&again, "content-type")), ("true", kind.as_str()));
    assert_eq!(session(again).await, first);
    assert_eq!(executor.runs().len(), 1);
    assert_ne!(session(run(&guest, "press-2", "pass").await).await, first);
    assert_eq!(executor.runs().len(), 2);
}

#[actix_web::test]
async fn a_project_that_is_made_again_is_the_same_one() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let make = async || {
        let request = guest.post("/api/projects").header("idempotency-key", "key");
        request.json(&json!({"name": "Hopper", "code": "pass"})).send().await.unwrap()
    };
    let (first, again) = (make().await, make().await);
    assert_eq!((first.status().as_u16(), again.status().as_u16()), (201, 201));
    assert_eq!(header(&again, REPLAYED), "true");
    for name in ["location", "etag", "content-type"] {
        assert!(!header(&first, name).is_empty());
        assert_eq!(header(&again, name), header(&first, name));
    }
    assert_eq!(again.text().await.unwrap(), first.text().await.unwrap());
    let all: Value = guest.get("/api/projects").send().await.unwrap().json().await.unwrap();
    assert_eq!(all.get("items").unwrap().as_array().unwrap().len(), 1);
}

#[actix_web::test]
async fn of_many_at_once_one_is_carried_out() {
    let (app, executor) = App::with_executor().await;
    let guest = app.guest().await;
    let all = futures_util::future::join_all((0..8).map(|_| run(&guest, "press", "pass"))).await;
    for response in all {
        let status = response.status().as_u16();
        if status == 409 {
            assert_eq!(header(&response, "retry-after"), "1");
            problem(response, 409, "request_in_progress").await;
        } else {
            assert_eq!(status, 201);
        }
    }
    assert_eq!(executor.runs().len(), 1);
}

#[actix_web::test]
async fn a_key_belongs_to_one_request_of_one_person() {
    let (app, executor) = App::with_executor().await;
    let (guest, other) = (app.guest().await, app.guest().await);
    let first = session(run(&guest, "key", "pass").await).await;
    problem(run(&guest, "key", "other").await, 422, "idempotency_key_reused").await;
    let elsewhere = guest.post("/api/stop-game/1").header("idempotency-key", "key").json(&json!({"code": "pass"}));
    problem(elsewhere.send().await.unwrap(), 422, "idempotency_key_reused").await;
    assert_ne!(session(run(&other, "key", "other").await).await, first);
    assert_eq!(executor.runs().len(), 2);
}

#[actix_web::test]
async fn a_request_whose_carrier_is_gone_can_be_taken_over() {
    let (app, executor) = App::with_executor().await;
    let guest = app.guest().await;
    session(run(&guest, "key", "pass").await).await;
    let unanswered = "update idempotency_keys set status = null, headers = null, body = null, created_at = now()";
    app.sql(unanswered).await;
    problem(run(&guest, "key", "pass").await, 409, "request_in_progress").await;
    app.sql(&format!("{unanswered} - interval '601 seconds'")).await;
    problem(run(&guest, "key", "other").await, 422, "idempotency_key_reused").await;
    session(run(&guest, "key", "pass").await).await;
    assert_eq!(executor.runs().len(), 2);
}

#[actix_web::test]
async fn a_key_is_good_for_a_day() {
    let (app, executor) = App::with_executor().await;
    let guest = app.guest().await;
    session(run(&guest, "key", "pass").await).await;
    app.sql("update idempotency_keys set created_at = now() - interval '23 hours 59 minutes'").await;
    assert_eq!(header(&run(&guest, "key", "pass").await, REPLAYED), "true");
    app.sql("update idempotency_keys set created_at = now() - interval '24 hours 1 second'").await;
    assert_eq!(header(&run(&guest, "key", "other").await, REPLAYED), "");
    assert_eq!(executor.runs().len(), 2);
}

#[actix_web::test]
async fn a_refusal_is_given_again_to_the_request_at_hand() {
    let (app, executor) = App::with_executor().await;
    let guest = app.guest().await;
    executor.answer(Answer {
        status: 400,
        headers: &[("content-type", "application/problem+json")],
        body:
            json!({"type": "/api/docs#syntax_error", "title": "Not Python", "status": 400, "detail": "Look at line 1.",
            "code": "syntax_error", "errors": [{"field": "code", "message": "a bracket is missing", "line": 1}]})
            .to_string(),
    });
    let first = problem(run(&guest, "key", "print(").await, 400, "syntax_error").await;
    let response = run(&guest, "key", "print(").await;
    assert_eq!(header(&response, REPLAYED), "true");
    let again = problem(response, 400, "syntax_error").await;
    assert_ne!(again.request_id, first.request_id);
    assert_eq!((again.detail, again.errors), (first.detail, first.errors));
}

#[actix_web::test]
async fn what_may_go_well_next_time_is_tried_again() {
    let (app, executor) = App::with_executor().await;
    let guest = app.guest().await;
    for status in [503, 429] {
        executor.answer(Answer {
            status,
            headers: &[("content-type", "application/problem+json"), ("retry-after", "1")],
            body:
                json!({"type": "x", "title": "Full", "status": status, "detail": "Wait.", "code": "too_many_sessions"})
                    .to_string(),
        });
        assert_eq!(run(&guest, "key", "pass").await.status().as_u16(), status);
        assert_eq!(keys(&app).await, 0);
    }
    executor.answer(Answer { status: 201, headers: &[], body: json!({"session_id": "x"}).to_string() });
    assert_eq!(header(&run(&guest, "key", "pass").await, REPLAYED), "");
}

#[actix_web::test]
async fn a_client_that_hangs_up_finds_its_answer_later() {
    let (app, executor) = App::with_executor().await;
    let guest = app.guest().await;
    // The key cannot be written down before the client is gone.
    let mut gate = app.connect().await;
    gate.batch_execute("begin; lock table idempotency_keys in share mode").await.unwrap();
    let request = guest.post("/api/execute").header("idempotency-key", "key").json(&json!({"code": "pass"}));
    tokio::select! {
        answer = request.send() => panic!("{answer:?} before its key was written down"),
        () = until_a_key_waits(&app) => {}
    }
    // Time for the gateway to notice; nothing outside shows that it did.
    tokio::time::sleep(Duration::from_millis(700)).await;
    gate.batch_execute("rollback").await.unwrap();
    // Nobody waits for it any more, and it is carried out all the same.
    let mut response = run(&guest, "key", "pass").await;
    while response.status() == 409 {
        response = run(&guest, "key", "pass").await;
    }
    assert_eq!(header(&response, REPLAYED), "true");
    session(response).await;
    assert_eq!(executor.runs().len(), 1);
}

#[rstest]
#[case::empty("")]
#[case::space("a b")]
#[case::control("a\tb")]
#[case::long(&"k".repeat(256))]
#[actix_web::test]
async fn what_is_no_key_is_named(#[case] key: &str) {
    let (app, executor) = App::with_executor().await;
    let guest = app.guest().await;
    let problem = problem(run(&guest, key, "pass").await, 400, "invalid_request").await;
    assert_eq!(problem.errors[0].field, "Idempotency-Key");
    assert_eq!(executor.runs().len(), 0);
}

#[actix_web::test]
async fn the_longest_key_is_a_key() {
    let (app, _executor) = App::with_executor().await;
    let guest = app.guest().await;
    assert_eq!(run(&guest, &"~".repeat(255), "pass").await.status(), 201);
}

#[actix_web::test]
async fn what_is_too_large_is_refused_under_a_key_too() {
    let (app, _executor) = App::with_executor().await;
    let guest = app.guest().await;
    let large = vec![b' '; shared::limits::MAX_EXECUTE_BODY_BYTES + 1];
    let request =
        guest.post("/api/execute").header("idempotency-key", "key").header("content-type", "application/json");
    problem(request.body(large).send().await.unwrap(), 413, "payload_too_large").await;
    // A route whose own limit is lower keeps it.
    let request =
        guest.post("/api/game-input/1-019a9f1e-7a2b-7c3d-8e4f-5a6b7c8d9e0f").header("idempotency-key", "other");
    let request = request.header("content-type", "application/json").body(vec![b' '; 1_000_000]);
    assert_ne!(request.send().await.unwrap().status(), 204);
}

#[actix_web::test]
async fn strangers_and_secrets_leave_nothing_behind() {
    let (app, _executor) = App::with_executor().await;
    let stranger = app.post("/api/execute").header("idempotency-key", "key").json(&json!({"code": "pass"}));
    problem(stranger.send().await.unwrap(), 401, "not_signed_in").await;
    let guest = app.guest().await;
    for path in ["/api/auth/guest", "/api/auth/login", "/api/api-keys", "/api/classes/join"] {
        let request = guest.post(path).header("idempotency-key", "key").json(&json!({}));
        assert_eq!(header(&request.send().await.unwrap(), REPLAYED), "");
    }
    assert_eq!(keys(&app).await, 0);
}
