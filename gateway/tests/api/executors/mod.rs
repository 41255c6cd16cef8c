//! Several executors behind one gateway: who gets a game, how it is found again, and what happens when one is not well.

mod away;
mod health;
mod limits;
mod names;
mod placement;
mod queue;
mod sessions;

use reqwest::{Response, StatusCode};
use serde_json::{Value, json};
use shared::ids::{ExecutorId, SessionId};

use crate::support::{App, Guest};

/// Asks to run a program.
async fn run(guest: &Guest<'_>) -> Response {
    guest.post("/api/execute").json(&json!({"code": "pass"})).send().await.unwrap()
}

/// Runs a program and says which executor took it.
async fn placed(guest: &Guest<'_>) -> ExecutorId {
    let response = run(guest).await;
    assert_eq!(response.status(), StatusCode::CREATED, "{}", response.text().await.unwrap());
    let body: Value = response.json().await.unwrap();
    let session: SessionId = serde_json::from_value(body.get("session_id").unwrap().clone()).unwrap();
    session.executor()
}

/// Asks for the executors' health until it is as wanted. A change is seen with the next look, within about a second.
async fn until_health(app: &App, wanted: impl Fn(&Value) -> bool) -> Value {
    loop {
        let health: Value = app.get("/api/executor-health").send().await.unwrap().json().await.unwrap();
        if wanted(&health) {
            return health;
        }
    }
}

/// The account of one executor in the health of all.
fn standing(health: &Value, number: u32) -> &Value {
    let all = health.get("executors").unwrap().as_array().unwrap();
    all.iter().find(|standing| standing.get("executor_id") == Some(&json!(number))).unwrap()
}
