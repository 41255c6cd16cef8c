//! `GET /api/projects`

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use reqwest::StatusCode;
use rstest::rstest;
use serde_json::Value;

use super::{make, place, save, text};
use crate::support::app::Guest;
use crate::support::{App, problem};

async fn names(person: &Guest<'_>, query: &str) -> (Vec<String>, Option<String>) {
    let response = person.get(&format!("/api/projects{query}")).send().await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    let body: Value = response.json().await.unwrap();
    let items = body.get("items").unwrap().as_array().unwrap();
    let names = items.iter().map(|item| text(item, "/name").to_owned()).collect();
    (names, body.get("next_cursor").unwrap().as_str().map(ToOwned::to_owned))
}

#[actix_web::test]
async fn the_last_changed_comes_first_page_by_page() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    make(&app.guest().await, "Not mine").await;
    let first = make(&guest, "First").await;
    for name in ["Second", "Third"] {
        make(&guest, name).await;
    }
    save(&guest, &place(&first), "*", "print('two')").await;
    assert_eq!(names(&guest, "").await, (vec!["First".into(), "Third".into(), "Second".into()], None));
    let (page, cursor) = names(&guest, "?limit=2").await;
    assert_eq!(page, ["First", "Third"]);
    let (page, cursor) = names(&guest, &format!("?limit=2&cursor={}", cursor.unwrap())).await;
    assert_eq!((page, cursor), (vec!["Second".into()], None));
}

#[actix_web::test]
async fn projects_changed_at_the_same_time_are_all_there() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    for name in ["A", "B", "C"] {
        make(&guest, name).await;
    }
    app.sql("update projects set updated_at = '2026-01-01'").await;
    let (mut seen, mut cursor) = names(&guest, "?limit=1").await;
    while let Some(at) = cursor {
        let (page, next) = names(&guest, &format!("?limit=1&cursor={at}")).await;
        seen.extend(page);
        cursor = next;
    }
    seen.sort();
    assert_eq!(seen, ["A", "B", "C"]);
}

#[actix_web::test]
async fn the_trash_is_a_list_of_its_own() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let (a, b) = (make(&guest, "A").await, make(&guest, "B").await);
    make(&guest, "C").await;
    for project in [&b, &a] {
        guest.delete(&place(project)).send().await.unwrap();
    }
    assert_eq!(names(&guest, "").await.0, ["C"]);
    assert_eq!(names(&guest, "?trash=false").await.0, ["C"]);
    let (page, cursor) = names(&guest, "?trash=true&limit=1").await;
    assert_eq!(page, ["A"]);
    assert_eq!(names(&guest, &format!("?trash=true&cursor={}", cursor.unwrap())).await.0, ["B"]);
}

#[actix_web::test]
async fn an_item_says_how_much_is_in_it() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    make(&guest, "A").await;
    let body: Value = guest.get("/api/projects").send().await.unwrap().json().await.unwrap();
    let item = body.pointer("/items/0").unwrap();
    assert_eq!((item["file_count"].as_i64(), item["size_bytes"].as_i64()), (Some(1), Some(13)));
    assert_eq!((item["revision"].as_i64(), item.get("files")), (Some(1), None));
}

#[rstest]
#[case("?limit=0", "limit")]
#[case("?limit=101", "limit")]
#[case("?limit=x", "limit")]
#[case("?trash=maybe", "trash")]
#[case("?cursor=nonsense", "cursor")]
#[case("?page=2", "page")]
#[actix_web::test]
async fn a_wrong_parameter_is_named(#[case] query: &str, #[case] field: &str) {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let response = guest.get(&format!("/api/projects{query}")).send().await.unwrap();
    let problem = problem(response, 400, "invalid_request").await;
    assert_eq!(problem.errors[0].field, field);
}

#[actix_web::test]
async fn a_made_up_cursor_outside_of_all_calendars_is_named() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let cursor = URL_SAFE_NO_PAD.encode(r#"["-200000-01-01T00:00:00Z","019a9f1e-7a2b-7c3d-8e4f-5a6b7c8d9e0f"]"#);
    for list in ["/api/projects?", "/api/projects?trash=true&"] {
        let response = guest.get(&format!("{list}cursor={cursor}")).send().await.unwrap();
        let problem = problem(response, 400, "invalid_request").await;
        assert_eq!(problem.errors[0].field, "cursor");
    }
}
