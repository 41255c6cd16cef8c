//! `POST /api/projects`

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use image::ImageFormat;
use reqwest::StatusCode;
use rstest::rstest;
use serde_json::{Value, json};

use super::{largest_picture, make, picture, place, read, text, texts};
use crate::support::app::header;
use crate::support::executor::Answer;
use crate::support::{App, problem};

#[actix_web::test]
async fn one_program_becomes_main() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let body = json!({"name": "  Cloud   Hopper ", "code": "print('ä')\n"});
    let response = guest.post("/api/projects").json(&body).send().await.unwrap();
    assert_eq!(response.status(), StatusCode::CREATED);
    assert_eq!(header(&response, "etag"), "\"r1\"");
    let location = header(&response, "location").to_owned();
    let project: Value = response.json().await.unwrap();
    assert_eq!(location, place(&project));
    assert_eq!((text(&project, "/name"), text(&project, "/entry")), ("Cloud Hopper", "main.py"));
    assert_eq!(texts(&project), [("main.py", Some("print('ä')\n"))]);
    assert_eq!(read(&guest, &location).await, project);
}

#[actix_web::test]
async fn a_name_alone_becomes_something_that_runs() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let response = guest.post("/api/projects").json(&json!({"name": "New"})).send().await.unwrap();
    assert_eq!(response.status(), StatusCode::CREATED);
    let project: Value = response.json().await.unwrap();
    assert!(texts(&project)[0].1.unwrap().contains("pygame.display.flip()"));
}

#[actix_web::test]
async fn several_files_may_be_pictures_too() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let gif = STANDARD.encode(picture(ImageFormat::Gif));
    let body = json!({"name": "Several", "entry": "game.py", "files": [
        {"path": "game.py", "content": "import hero"},
        {"path": "hero.py", "content": "", "encoding": "utf8"},
        {"path": "images/hero.gif", "content": gif, "encoding": "base64"},
    ]});
    let response = guest.post("/api/projects").json(&body).send().await.unwrap();
    assert_eq!(response.status(), StatusCode::CREATED);
    let project: Value = response.json().await.unwrap();
    assert_eq!(text(&project, "/entry"), "game.py");
    let expected = [("game.py", Some("import hero")), ("hero.py", Some("")), ("images/hero.png", None)];
    assert_eq!(texts(&project), expected, "the ending fits what is in the file");
    assert_eq!(text(&project, "/files/2/media_type"), "image/png");
    assert_eq!(project.get("file_count").unwrap(), 3);
}

#[actix_web::test]
async fn choices_are_compiled_and_remembered() {
    let (app, executor) = App::with_executor().await;
    let guest = app.guest().await;
    let compiled = json!({"code": "print('space')", "files": [{"path": "data.json", "content": "{}"}]});
    executor.answer(Answer { status: 200, headers: &[], body: compiled.to_string() });
    let body = json!({"name": "Star", "game_type": "space", "choices": {"hero": "robot"}, "theme": "night"});
    let response = guest.post("/api/projects").json(&body).send().await.unwrap();
    assert_eq!(response.status(), StatusCode::CREATED);
    let project: Value = response.json().await.unwrap();
    let asked: Value = serde_json::from_slice(&executor.last().body).unwrap();
    assert_eq!(asked, json!({"game_type": "space", "name": "Star", "choices": {"hero": "robot"}, "theme": "night"}));
    assert_eq!(texts(&project), [("data.json", Some("{}")), ("main.py", Some("print('space')"))]);
    assert_eq!(project.get("choices"), Some(&json!({"hero": "robot"})));
    assert_eq!((text(&project, "/game_type"), text(&project, "/theme")), ("space", "night"));
}

#[actix_web::test]
async fn what_the_compiler_finds_wrong_is_told() {
    let (app, executor) = App::with_executor().await;
    let guest = app.guest().await;
    let wrong = json!({"type": "/api/docs#invalid_request", "title": "t", "status": 400, "detail": "No such kind.",
        "code": "invalid_request", "errors": [{"field": "game_type", "message": "none"}]});
    executor.answer(Answer { status: 400, headers: &[], body: wrong.to_string() });
    let response = guest.post("/api/projects").json(&json!({"name": "a", "game_type": "x"})).send().await.unwrap();
    let problem = problem(response, 400, "invalid_request").await;
    assert_eq!(problem.errors[0].field, "game_type");
}

#[actix_web::test]
async fn without_an_executor_nothing_is_compiled() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let response = guest.post("/api/projects").json(&json!({"name": "a", "game_type": "space"})).send().await.unwrap();
    problem(response, 503, "executor_unavailable").await;
}

#[rstest]
#[case(json!({}), "name")]
#[case(json!({"name": ""}), "name")]
#[case(json!({"name": "a".repeat(61)}), "name")]
#[case(json!({"name": "a\u{0}"}), "name")]
#[case(json!({"name": "a", "owner_id": "b"}), "owner_id")]
#[case(json!({"name": "a", "id": "b"}), "id")]
#[case(json!({"name": "a", "code": "", "files": []}), "body")]
#[case(json!({"name": "a", "code": "", "entry": "main.py"}), "body")]
#[case(json!({"name": "a", "theme": "night"}), "body")]
#[case(json!({"name": "a", "files": []}), "entry")]
#[case(json!({"name": "a", "files": [{"path": "game.py", "content": ""}]}), "entry")]
#[case(json!({"name": "a", "files": [{"path": "main.txt", "content": ""}], "entry": "main.txt"}), "entry")]
#[case(json!({"name": "a", "files": [{"path": "../main.py", "content": ""}]}), "files[0].path")]
#[case(json!({"name": "a", "files": [{"path": "main.py", "content": "*", "encoding": "base64"}]}), "files[0].content")]
#[case(json!({"name": "a", "files": [{"path": "main.py", "content": "", "mode": 7}]}), "files[0].mode")]
#[case(json!({"name": "a", "files": [{"path": "main.py", "content": ""}, {"path": "Main.py", "content": ""}]}), "files")]
#[case(json!({"name": "a", "files": vec![json!({"path": "main.py", "content": ""}); 201]}), "files")]
#[actix_web::test]
async fn a_wrong_field_is_named(#[case] body: Value, #[case] field: &str) {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let response = guest.post("/api/projects").json(&body).send().await.unwrap();
    let problem = problem(response, 400, "invalid_request").await;
    assert_eq!(problem.errors.first().map(|error| error.field.as_str()), Some(field), "{problem:?}");
}

#[actix_web::test]
async fn what_is_no_file_for_a_game_is_refused() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let broken = picture(ImageFormat::Png)[..40].to_vec();
    for content in [b"\x7fELF\0\0".to_vec(), broken, vec![0xff, 0xfe, 0], b"PK\x03\x04\0".to_vec()] {
        let body = json!({"name": "a", "files": [
            {"path": "main.py", "content": ""},
            {"path": "hero.png", "content": STANDARD.encode(&content), "encoding": "base64"},
        ]});
        let response = guest.post("/api/projects").json(&body).send().await.unwrap();
        let problem = problem(response, 415, "unknown_file_type").await;
        assert_eq!(problem.errors[0].field, "files[1].content");
    }
}

#[actix_web::test]
async fn too_much_is_refused() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let code = json!({"name": "a", "code": "#".repeat(100_001)});
    let response = guest.post("/api/projects").json(&code).send().await.unwrap();
    problem(response, 413, "payload_too_large").await;
    let data = json!({"name": "a", "files": [
        {"path": "main.py", "content": ""},
        {"path": "a.txt", "content": "a".repeat(2_500_000)},
        {"path": "b.txt", "content": "b".repeat(2_500_001)},
    ]});
    let response = guest.post("/api/projects").json(&data).send().await.unwrap();
    problem(response, 413, "payload_too_large").await;
    let body = vec![b' '; 8_000_000];
    let response = guest.post("/api/projects").header("content-type", "application/json").body(body).send().await;
    problem(response.unwrap(), 413, "payload_too_large").await;
}

#[actix_web::test]
async fn many_small_files_are_not_unpacked_to_more_than_a_few_large_ones() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let content = STANDARD.encode(largest_picture());
    let pictures = (0..5).map(|at| json!({"path": format!("{at}.png"), "content": content, "encoding": "base64"}));
    let files: Vec<_> = std::iter::once(json!({"path": "main.py", "content": ""})).chain(pictures).collect();
    let response = guest.post("/api/projects").json(&json!({"name": "a", "files": files})).send().await.unwrap();
    let told = problem(response, 413, "payload_too_large").await;
    assert_eq!(told.errors[0].field, "files[5].content");
    let project = make(&guest, "a").await;
    let change = guest.patch(&place(&project)).header("if-match", "\"r1\"").json(&json!({"files": files}));
    let told = problem(change.send().await.unwrap(), 413, "payload_too_large").await;
    assert_eq!(told.errors[0].field, "files[5].content");
}

#[actix_web::test]
async fn a_body_is_json_and_says_so() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let response = guest.post("/api/projects").body("{}").send().await.unwrap();
    problem(response, 415, "unsupported_media_type").await;
}
