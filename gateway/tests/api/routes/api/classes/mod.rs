mod join;
mod lead;
mod member_work;
mod members;

use serde_json::{Value, json};

use crate::support::Guest;
use crate::support::accounts::body;

/// A new class of this teacher.
async fn class(teacher: &Guest<'_>, name: &str) -> Value {
    body(teacher.post("/api/classes").json(&json!({"name": name})).send().await.unwrap(), 201).await
}

/// Where a class is, or something of it.
fn at(class: &Value, rest: &str) -> String {
    format!("/api/classes/{}{rest}", class["id"].as_str().unwrap())
}

/// Lets a member into a class.
async fn join(member: &Guest<'_>, class: &Value) {
    let wish = json!({"code": class["join_code"]});
    body(member.post("/api/classes/join").json(&wish).send().await.unwrap(), 200).await;
}
