//! `GET /api/projects/{project_id}/versions/{version_id}/diff`

use serde_json::{Value, json};

use super::{make, place, read, save, text};
use crate::support::app::Guest;
use crate::support::{App, problem};

async fn keep(person: &Guest<'_>, place: &str) -> String {
    let response = person.post(&format!("{place}/versions")).json(&json!({})).send().await.unwrap();
    let version: Value = response.json().await.unwrap();
    text(&version, "/id").to_owned()
}

#[actix_web::test]
async fn a_version_is_compared_with_now_or_with_another() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let place = place(&make(&guest, "Mine").await);
    let one = keep(&guest, &place).await;
    save(&guest, &place, "*", "print('two')\n").await;
    let two = keep(&guest, &place).await;
    let body = json!({"files": [{"path": "a.txt", "content": "new\n"}]});
    guest.patch(&place).header("if-match", "*").json(&body).send().await.unwrap();
    let changed =
        json!({"path": "main.py", "change": "changed", "diff": "@@ -1 +1 @@\n-print('one')\n+print('two')\n"});
    let added = json!({"path": "a.txt", "change": "added", "diff": "@@ -0,0 +1 @@\n+new\n"});
    let diff = async |query: &str| read(&guest, &format!("{place}/versions/{one}/diff{query}")).await;
    assert_eq!(diff("").await, json!({"files": [added, changed]}));
    assert_eq!(diff("?against=current").await, json!({"files": [added, changed]}));
    assert_eq!(diff(&format!("?against={two}")).await, json!({"files": [changed]}));
    assert_eq!(diff(&format!("?against={one}")).await, json!({"files": []}));
}

#[actix_web::test]
async fn what_it_is_compared_with_must_be_there() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let (mine, other) = (place(&make(&guest, "A").await), place(&make(&guest, "B").await));
    let (own, foreign) = (keep(&guest, &mine).await, keep(&guest, &other).await);
    let path = format!("{mine}/versions/{own}/diff");
    let response = guest.get(&format!("{path}?against={foreign}")).send().await.unwrap();
    problem(response, 404, "version_not_found").await;
    let response = guest.get(&format!("{path}?against=yesterday")).send().await.unwrap();
    assert_eq!(problem(response, 400, "invalid_request").await.errors[0].field, "against");
}
