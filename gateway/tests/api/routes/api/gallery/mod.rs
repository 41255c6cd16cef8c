mod approvals;
mod approve;
mod browse;
mod decline;
mod file;
mod like;
mod mine;
mod picture;
mod play;
mod publish;
mod remix;
mod report;
mod reports;
mod resolve;
mod search;
mod show;
mod trash;
mod unpublish;

use reqwest::{Response, StatusCode};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{App, Guest, problem};

/// Makes a project of somebody that prints its name.
async fn project(maker: &Guest<'_>, name: &str) -> Uuid {
    let id = Uuid::now_v7();
    let owner = &maker.id;
    maker
        .app
        .sql(&format!(
            "insert into projects (id, owner_id, name, game_type) values ('{id}', '{owner}', '{name}', 'platformer');"
        ))
        .await;
    write(maker, id, &format!("print(\"{name}\")")).await;
    id
}

/// Gives a project one file, which is run.
async fn write(maker: &Guest<'_>, id: Uuid, code: &str) {
    maker
        .app
        .sql(&format!(
            "insert into blobs (hash, content, size_bytes)
                select sha256(code), code, octet_length(code) from (select convert_to('{code}', 'utf8') as code) c
                on conflict do nothing;
             delete from project_files where project_id = '{id}';
             insert into project_files (project_id, path, blob_hash, media_type)
                values ('{id}', 'main.py', sha256(convert_to('{code}', 'utf8')), 'text/x-python');"
        ))
        .await;
}

/// Shows a new project of somebody, and names the game.
async fn publish(maker: &Guest<'_>, name: &str) -> String {
    let id = project(maker, name).await;
    let response = maker.post("/api/gallery").json(&json!({"project_id": id})).send().await.unwrap();
    assert_eq!(response.status(), StatusCode::CREATED);
    text(&json_of(response).await, "id")
}

/// Lets a game be shown, whatever it is now.
async fn approve(person: &Guest<'_>, id: &str) -> Response {
    person.post(&format!("/api/gallery/{id}/approve")).header("if-match", "*").send().await.unwrap()
}

/// Makes a class of a teacher with these learners.
async fn class(teacher: &Guest<'_>, learners: &[&Guest<'_>]) -> Uuid {
    let id = Uuid::now_v7();
    let code: String = id
        .as_bytes()
        .iter()
        .rev()
        .take(6)
        .map(|byte| char::from(b"BCDFGHJKLMNPQRST"[usize::from(byte % 16)]))
        .collect();
    teacher
        .app
        .sql(&format!(
            "insert into classes (id, teacher_id, name, join_code) values ('{id}', '{}', 'Foxes', '{code}')",
            teacher.id
        ))
        .await;
    for learner in learners {
        teacher
            .app
            .sql(&format!("insert into class_members (class_id, user_id) values ('{id}', '{}')", learner.id))
            .await;
    }
    id
}

async fn json_of(response: Response) -> Value {
    response.json().await.unwrap()
}

fn text(value: &Value, field: &str) -> String {
    value[field].as_str().unwrap().to_owned()
}

/// What anybody sees of a game now.
async fn shown(app: &App, id: &str) -> Value {
    let response = app.get(&format!("/api/gallery/{id}")).send().await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    json_of(response).await
}

/// Checks that a game is answered like one that never was.
async fn is_missing(response: Response) {
    let there = problem(response, 404, "publication_not_found").await;
    assert_eq!(there.detail, "There is no such game in the gallery, or not any more.");
    assert!(there.errors.is_empty());
}

/// Makes an API key of somebody that is good for these scopes, and gives the header that carries it.
async fn key(person: &Guest<'_>, scopes: &str) -> String {
    let key = gateway::domain::ApiKey::generate().unwrap();
    let hash = key.hash().as_bytes().iter().fold(String::new(), |hash, byte| format!("{hash}{byte:02x}"));
    person
        .app
        .sql(&format!(
            "insert into api_keys (id, user_id, name, prefix, key_hash, scopes, expires_at) values
             ('{}', '{}', 'A key', '{}', '\\x{hash}', '{{{scopes}}}', now() + interval '1 day')",
            Uuid::now_v7(),
            person.id,
            key.prefix()
        ))
        .await;
    format!("Bearer {}", key.expose())
}
