//! Who may do what with whose project: every operation on one.

use gateway::domain::ApiKey;
use reqwest::{Method, RequestBuilder, Response, StatusCode};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{make, place, text};
use crate::support::{App, problem};

/// Method, rest of the path, body. `{version}` is one of the project's.
fn operations() -> Vec<(Method, &'static str, Option<Value>)> {
    vec![
        (Method::GET, "", None),
        (Method::PATCH, "", Some(json!({"name": "Mine"}))),
        (Method::POST, "/duplicate", None),
        (Method::GET, "/export", None),
        (Method::GET, "/files/main.py", None),
        (Method::PUT, "/files/other.txt", Some(json!("text"))),
        (Method::DELETE, "/files/main.py", None),
        (Method::GET, "/versions", None),
        (Method::POST, "/versions", Some(json!({}))),
        (Method::GET, "/versions/{version}", None),
        (Method::GET, "/versions/{version}/diff", None),
        (Method::GET, "/versions/{version}/files/main.py", None),
        (Method::POST, "/versions/{version}/restore", None),
        (Method::DELETE, "", None),
        (Method::POST, "/restore", None),
        (Method::DELETE, "/forever", None),
    ]
}

fn with(request: RequestBuilder, body: Option<&Value>) -> RequestBuilder {
    let request = request.header("if-match", "*");
    match body {
        Some(body) => request.json(body),
        None => request,
    }
}

async fn without_request_id(response: Response) -> Value {
    let mut body: Value = response.json().await.unwrap();
    body.as_object_mut().unwrap().remove("request_id");
    body
}

#[actix_web::test]
async fn a_project_of_somebody_else_is_none() {
    let app = App::spawn().await;
    let (owner, other) = (app.guest().await, app.guest().await);
    let project = make(&owner, "Mine").await;
    let kept = owner.post(&format!("{}/versions", place(&project))).json(&json!({})).send().await.unwrap();
    let kept: Value = kept.json().await.unwrap();
    for (method, rest, body) in operations() {
        let rest = rest.replace("{version}", text(&kept, "/id"));
        let foreign = format!("{}{rest}", place(&project));
        let missing = format!("/api/projects/{}{rest}", Uuid::now_v7());
        let nonsense = format!("/api/projects/nonsense{rest}");
        let mut answers = Vec::new();
        for path in [&foreign, &missing, &nonsense] {
            let response = with(other.request(method.clone(), path), body.as_ref()).send().await.unwrap();
            assert_eq!(response.status(), StatusCode::NOT_FOUND, "{method} {path}");
            answers.push(without_request_id(response).await);
        }
        assert_eq!(text(&answers[0], "/code"), "project_not_found", "{method} {rest}");
        assert!(answers.iter().all(|answer| *answer == answers[0]), "{method} {rest}: {answers:?}");
    }
    let owned = owner.get(&place(&project)).send().await.unwrap();
    assert_eq!(owned.status(), StatusCode::OK, "nobody else has done anything to it");
}

#[actix_web::test]
async fn a_project_in_the_trash_can_only_be_taken_out_or_deleted() {
    let app = App::spawn().await;
    let owner = app.guest().await;
    let project = make(&owner, "Mine").await;
    let kept = owner.post(&format!("{}/versions", place(&project))).json(&json!({})).send().await.unwrap();
    let kept: Value = kept.json().await.unwrap();
    owner.delete(&place(&project)).send().await.unwrap();
    for (method, rest, body) in operations().into_iter().filter(|(_, rest, _)| !["/restore", "/forever"].contains(rest))
    {
        let path = format!("{}{}", place(&project), rest.replace("{version}", text(&kept, "/id")));
        let response = with(owner.request(method, &path), body.as_ref()).send().await.unwrap();
        problem(response, 404, "project_not_found").await;
    }
}

#[actix_web::test]
async fn nobody_has_no_projects() {
    let app = App::spawn().await;
    let id = Uuid::now_v7();
    for (method, rest, body) in operations() {
        let path = format!("/api/projects/{id}{}", rest.replace("{version}", &id.to_string()));
        problem(with(app.request(method, &path), body.as_ref()).send().await.unwrap(), 401, "not_signed_in").await;
    }
    let others = [
        (Method::GET, "/api/projects"),
        (Method::POST, "/api/projects"),
        (Method::POST, "/api/projects/import"),
        (Method::POST, "/api/projects/trash/empty"),
    ];
    for (method, path) in others {
        problem(app.request(method, path).send().await.unwrap(), 401, "not_signed_in").await;
    }
}

#[actix_web::test]
async fn a_key_does_what_its_scopes_say() {
    let app = App::spawn().await;
    let member = app.member("Robo Fox").await;
    let project = make(&member, "Mine").await;
    let bearer = |key: &ApiKey| format!("Bearer {}", key.expose());
    let (reads, writes) = (ApiKey::generate().unwrap(), ApiKey::generate().unwrap());
    for (key, scope) in [(&reads, "read"), (&writes, "write")] {
        let hash = key.hash().as_bytes().iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
        app.sql(&format!(
            "insert into api_keys (id, user_id, name, prefix, key_hash, scopes, expires_at) values ('{}', '{}', 'k', \
             '{}', '\\x{hash}', array['{scope}'], now() + interval '1 day')",
            Uuid::now_v7(),
            member.id,
            key.prefix()
        ))
        .await;
    }
    let get = |key: &ApiKey| app.get(&place(&project)).header("authorization", bearer(key)).send();
    let post = |key: &ApiKey| {
        let body = json!({"name": "By a program"});
        app.post("/api/projects").header("authorization", bearer(key)).json(&body).send()
    };
    assert_eq!(get(&reads).await.unwrap().status(), StatusCode::OK);
    problem(post(&reads).await.unwrap(), 403, "missing_scope").await;
    assert_eq!(post(&writes).await.unwrap().status(), StatusCode::CREATED);
    problem(get(&writes).await.unwrap(), 403, "missing_scope").await;
}
