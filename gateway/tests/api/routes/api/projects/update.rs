//! `PATCH /api/projects/{project_id}`

use futures_util::future::join_all;
use reqwest::StatusCode;
use rstest::rstest;
use serde_json::{Value, json};

use super::{make, place, read, save, text, texts};
use crate::support::app::header;
use crate::support::{App, problem};

#[actix_web::test]
async fn each_save_has_a_tag_for_the_next() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let place = place(&make(&guest, "Mine").await);
    let response = save(&guest, &place, "\"r1\"", "print('two')").await;
    assert_eq!((response.status(), header(&response, "etag")), (StatusCode::OK, "\"r2\""));
    let response = save(&guest, &place, "\"r2\"", "print('three')").await;
    assert_eq!((response.status(), header(&response, "etag")), (StatusCode::OK, "\"r3\""));
    let shown = read(&guest, &place).await;
    assert_eq!((texts(&shown), &shown["revision"]), (vec![("main.py", Some("print('three')"))], &json!(3)));
}

#[actix_web::test]
async fn the_same_once_more_changes_nothing() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let project = make(&guest, "Mine").await;
    let response = save(&guest, &place(&project), "\"r1\"", "print('one')\n").await;
    assert_eq!(header(&response, "etag"), "\"r1\"");
    assert_eq!(read(&guest, &place(&project)).await, project, "not even the time");
    let nothing = guest.patch(&place(&project)).header("if-match", "*").json(&json!({})).send().await.unwrap();
    assert_eq!(header(&nothing, "etag"), "\"r1\"");
}

#[actix_web::test]
async fn files_come_go_and_move_at_once() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let place = place(&make(&guest, "Mine").await);
    let body = json!({"files": [{"path": "a.txt", "content": "a"}, {"path": "b.txt", "content": "b"}]});
    guest.patch(&place).header("if-match", "*").json(&body).send().await.unwrap();
    let body = json!({
        "name": "Other", "remove": ["b.txt"],
        "rename": [{"from": "a.txt", "to": "data/a.txt"}, {"from": "main.py", "to": "game.py"}],
        "files": [{"path": "b.txt", "content": "new"}],
    });
    let response = guest.patch(&place).header("if-match", "\"r2\"").json(&body).send().await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    let shown = read(&guest, &place).await;
    assert_eq!((text(&shown, "/name"), text(&shown, "/entry")), ("Other", "game.py"), "what is run stays what is run");
    let expected = [("b.txt", Some("new")), ("data/a.txt", Some("a")), ("game.py", Some("print('one')\n"))];
    assert_eq!(texts(&shown), expected);
}

#[rstest]
#[case(json!({"remove": ["main.py"]}), "entry")]
#[case(json!({"entry": "other.py"}), "entry")]
#[case(json!({"remove": ["missing.py"]}), "remove[0]")]
#[case(json!({"rename": [{"from": "missing.py", "to": "a.py"}]}), "rename[0].from")]
#[case(json!({"rename": [{"from": "main.py", "to": "/etc/passwd"}]}), "rename[0].to")]
#[case(json!({"files": [{"path": "main.py/a", "content": ""}]}), "files")]
#[case(json!({"files": [{"path": "MAIN.py", "content": ""}]}), "files")]
#[case(json!({"files": [{"path": "a.txt", "content": "\u{0}"}]}), "files[0].content")]
#[case(json!({"name": " "}), "name")]
#[case(json!({"owner_id": "me"}), "owner_id")]
#[case(json!({"revision": 9}), "revision")]
#[actix_web::test]
async fn a_change_that_cannot_be_is_not_made_at_all(#[case] wrong: Value, #[case] field: &str) {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let project = make(&guest, "Mine").await;
    let response = guest.patch(&place(&project)).header("if-match", "*").json(&wrong).send().await.unwrap();
    let problem = problem(response, 400, "invalid_request").await;
    assert_eq!(problem.errors[0].field, field, "{problem:?}");
    assert_eq!(read(&guest, &place(&project)).await, project);
}

#[actix_web::test]
async fn whoever_saves_says_what_they_have_seen() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let place = place(&make(&guest, "Mine").await);
    let response = guest.patch(&place).json(&json!({"name": "Other"})).send().await.unwrap();
    problem(response, 428, "precondition_required").await;
    let response = guest.patch(&place).header("if-match", "\"r1\"").body("{}").send().await.unwrap();
    problem(response, 415, "unsupported_media_type").await;
}

#[actix_web::test]
async fn of_two_tabs_that_save_none_loses_anything() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let place = place(&make(&guest, "Mine").await);
    let first = save(&guest, &place, "\"r1\"", "print('first tab')").await;
    assert_eq!(first.status(), StatusCode::OK);
    let second = save(&guest, &place, "\"r1\"", "print('second tab')").await;
    assert_eq!(second.status(), StatusCode::PRECONDITION_FAILED);
    let told: Value = second.json().await.unwrap();
    assert_eq!((text(&told, "/code"), text(&told, "/current/etag")), ("precondition_failed", "\"r2\""));
    assert_eq!((&told["current"]["revision"], &told["kept"]["number"]), (&json!(2), &json!(1)));
    let kept = format!("{place}/versions/{}", text(&told, "/kept/version_id"));
    let version = read(&guest, &kept).await;
    assert_eq!((texts(&version)[0].1, text(&version, "/reason")), (Some("print('second tab')"), "conflict"));
    assert_eq!(texts(&read(&guest, &place).await)[0].1, Some("print('first tab')"));
    let both = read(&guest, &format!("{kept}/diff")).await;
    let diff = text(&both, "/files/0/diff");
    assert!(diff.contains("-print('second tab')") && diff.contains("+print('first tab')"), "{diff}");
}

#[actix_web::test]
async fn a_stale_save_that_is_sent_again_is_kept_once() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let place = place(&make(&guest, "Mine").await);
    save(&guest, &place, "\"r1\"", "print('first tab')").await;
    for _ in 0..2 {
        let told: Value = save(&guest, &place, "\"r1\"", "print('second tab')").await.json().await.unwrap();
        assert_eq!(told["kept"]["number"], 1);
    }
}

#[actix_web::test]
async fn a_save_whose_answer_was_lost_can_be_sent_again() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let place = place(&make(&guest, "Mine").await);
    for _ in 0..2 {
        let response = save(&guest, &place, "\"r1\"", "print('two')").await;
        assert_eq!((response.status(), header(&response, "etag")), (StatusCode::OK, "\"r2\""));
    }
    let versions = read(&guest, &format!("{place}/versions")).await;
    assert_eq!(versions["items"], json!([]));
}

#[actix_web::test]
async fn of_many_saves_at_once_one_wins_and_the_others_are_kept() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let place = place(&make(&guest, "Mine").await);
    let contents: Vec<_> = (0..6).map(|number| format!("print({number})")).collect();
    let saves = contents.iter().map(|content| save(&guest, &place, "\"r1\"", content));
    let statuses: Vec<_> = join_all(saves).await.into_iter().map(|response| response.status().as_u16()).collect();
    assert_eq!(statuses.iter().filter(|&&status| status == 200).count(), 1, "{statuses:?}");
    assert_eq!(statuses.iter().filter(|&&status| status == 412).count(), 5, "{statuses:?}");
    let versions = read(&guest, &format!("{place}/versions")).await;
    assert_eq!(versions["items"].as_array().unwrap().len(), 5);
}

#[actix_web::test]
async fn what_came_second_is_kept_even_where_it_fits_nowhere() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let place = place(&make(&guest, "Mine").await);
    let add = |path: &str| json!({"files": [{"path": path, "content": "x = 1\n"}]});
    let first = guest.patch(&place).header("if-match", "\"r1\"").json(&add("enemy.py")).send().await.unwrap();
    assert_eq!(first.status(), StatusCode::OK);
    let second = guest.patch(&place).header("if-match", "\"r1\"").json(&add("Enemy.py")).send().await.unwrap();
    assert_eq!(second.status(), StatusCode::PRECONDITION_FAILED);
    let told: Value = second.json().await.unwrap();
    let kept = read(&guest, &format!("{place}/versions/{}", text(&told, "/kept/version_id"))).await;
    assert_eq!(texts(&kept), [("Enemy.py", Some("x = 1\n"))]);
}

#[actix_web::test]
async fn what_came_second_is_not_pushed_out_by_running() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let made = make(&guest, "Mine").await;
    let place = place(&made);
    assert_eq!(save(&guest, &place, "\"r1\"", "two").await.status(), StatusCode::OK);
    let stale: Value = save(&guest, &place, "\"r1\"", "other").await.json().await.unwrap();
    // As if it had been changed and run sixty times since.
    app.sql(&format!(
        "insert into project_versions (id, project_id, number, reason, name, entry)
            select gen_random_uuid(), '{}', number, 'run', 'Mine', 'main.py' from generate_series(100, 159) number",
        text(&made, "/id")
    ))
    .await;
    let stale_again: Value = save(&guest, &place, "\"r1\"", "another").await.json().await.unwrap();
    for told in [stale, stale_again] {
        read(&guest, &format!("{place}/versions/{}", text(&told, "/kept/version_id"))).await;
    }
    assert_eq!(app.count("select count(*) from project_versions where reason = 'run'").await, 50);
}
