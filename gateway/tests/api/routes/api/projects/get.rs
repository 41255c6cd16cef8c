//! `GET /api/projects/{project_id}`

use reqwest::StatusCode;
use serde_json::json;

use super::{make, place, text};
use crate::support::App;
use crate::support::app::header;

#[actix_web::test]
async fn shows_all_of_it() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let project = make(&guest, "Mine").await;
    let response = guest.get(&place(&project)).send().await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(header(&response, "etag"), "\"r1\"");
    let shown: serde_json::Value = response.json().await.unwrap();
    assert_eq!(shown, project);
    assert_eq!(shown.get("remix_credit"), Some(&json!([])));
    assert!(text(&shown, "/created_at").ends_with('Z'));
    let file = guest.get(text(&shown, "/files/0/url")).send().await.unwrap();
    assert_eq!(file.text().await.unwrap(), "print('one')\n");
}
