//! `POST /api/projects/import`

use std::io::{Cursor, Write as _};

use image::ImageFormat;
use reqwest::{Response, StatusCode};
use rstest::rstest;
use serde_json::{Value, json};
use zip::write::SimpleFileOptions;

use super::zips::{Entry, entry, zip};
use super::{largest_picture, picture, text, texts};
use crate::support::app::{Guest, header};
use crate::support::{App, problem};

async fn import(person: &Guest<'_>, zip: Vec<u8>) -> Response {
    let request = person.post("/api/projects/import").header("content-type", "application/zip");
    request.body(zip).send().await.unwrap()
}

/// A zip with this beside a program.
fn beside(other: Entry) -> Vec<u8> {
    zip(&[entry("main.py", "print(1)"), other])
}

#[actix_web::test]
async fn a_zip_of_a_folder_becomes_a_project() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let archive = zip(&[
        entry("Sky Fox/", ""),
        entry("Sky Fox/main.py", "import level"),
        entry("Sky Fox/level.py", ""),
        entry("Sky Fox/images/hero.gif", picture(ImageFormat::Gif)),
        entry("__MACOSX/Sky Fox/._main.py", [0, 1]),
        entry("Sky Fox/.DS_Store", [0, 1]),
        entry("Sky Fox/__pycache__/level.pyc", [0, 1]),
    ]);
    let response = import(&guest, archive).await;
    assert_eq!((response.status(), header(&response, "etag")), (StatusCode::CREATED, "\"r1\""));
    let location = header(&response, "location").to_owned();
    let project: Value = response.json().await.unwrap();
    assert_eq!((text(&project, "/name"), text(&project, "/entry")), ("Sky Fox", "main.py"));
    assert_eq!(texts(&project), [("images/hero.png", None), ("level.py", Some("")), ("main.py", Some("import level"))]);
    assert_eq!(project["renamed"], json!([{"from": "images/hero.gif", "to": "images/hero.png"}]));
    let versions: Value = guest.get(&format!("{location}/versions")).send().await.unwrap().json().await.unwrap();
    assert_eq!(text(&versions, "/items/0/reason"), "imported");
}

#[actix_web::test]
async fn what_is_run_is_found_without_a_description() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let project: Value = import(&guest, zip(&[entry("game.py", "")])).await.json().await.unwrap();
    assert_eq!((text(&project, "/name"), text(&project, "/entry")), ("My game", "game.py"));
}

fn path(name: &str) -> Vec<u8> {
    beside(entry(name, "text"))
}

fn largest_pictures(count: usize) -> Vec<u8> {
    let content = largest_picture();
    let pictures = (0..count).map(|at| entry(format!("{at}.png"), &content));
    zip(&std::iter::once(entry("main.py", "")).chain(pictures).collect::<Vec<_>>())
}

fn mode(unix_mode: u32) -> Vec<u8> {
    beside(Entry { unix_mode, ..entry("link.txt", "/etc/passwd") })
}

fn pressed(content: &[u8]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("main.py", SimpleFileOptions::default()).unwrap();
    writer.start_file("bomb.txt", SimpleFileOptions::default()).unwrap();
    writer.write_all(content).unwrap();
    writer.finish().unwrap().into_inner()
}

/// A bomb that says it is small.
fn lying() -> Vec<u8> {
    let mut bytes = pressed(&vec![b'a'; 20_000_000]);
    let (told, lie) = (20_000_000_u32.to_le_bytes(), 100_u32.to_le_bytes());
    while let Some(at) = bytes.windows(4).position(|part| part == told) {
        bytes[at..at + 4].copy_from_slice(&lie);
    }
    bytes
}

#[rstest]
#[case::traversal(path("../../etc/passwd"), "../../etc/passwd")]
#[case::traversal_inside(path("a/../../b.txt"), "a/../../b.txt")]
#[case::traversal_as_folder(zip(&[entry("../main.py", ""), entry("../a.txt", "")]), "../main.py")]
#[case::traversal_of_a_folder(path("../a/"), "../a/")]
#[case::absolute(path("/etc/passwd"), "/etc/passwd")]
#[case::drive(path("C:/a.txt"), "C:/a.txt")]
#[case::backslash(path("..\\a.txt"), "..\\\\a.txt")]
#[case::hidden(path(".ssh/id"), ".ssh/id")]
#[case::device(path("nul.txt"), "nul.txt")]
#[case::control(path("a\u{7}.txt"), "a\\u{7}.txt")]
#[case::deep(path("a/b/c/d/e/f/g/h/i/j/k.txt"), "a/b/c/d/e/f/g/h/i/j/k.txt")]
#[case::long(path(&"a".repeat(300)), &"a".repeat(100))]
#[case::not_utf8(beside(entry(b"caf\xe9.txt", "")), "caf\u{fffd}.txt")]
#[case::symbolic_link(mode(0o120_777), "link.txt")]
#[case::device_file(mode(0o020_666), "link.txt")]
#[case::encrypted(beside(Entry { flags: 1, ..entry("secret.txt", "text") }), "secret.txt")]
#[case::clash(path("MAIN.py"), "MAIN.py")]
#[case::file_and_folder(path("main.py/a.txt"), "main.py/a.txt")]
#[case::lying_size(lying(), "bomb.txt")]
#[case::longer_than_declared(beside(Entry { declared: Some(2), ..entry("a.txt", "text") }), "a.txt")]
#[case::unknown_kind(beside(entry("font.ttf", [0, 1, 0, 0])), "font.ttf")]
#[case::many_large_pictures(largest_pictures(5), "4.png")]
#[case::broken_picture(beside(entry("hero.png", &picture(ImageFormat::Png)[..30])), "hero.png")]
#[actix_web::test]
async fn a_hostile_entry_is_refused_and_named(#[case] archive: Vec<u8>, #[case] name: &str) {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let problem = problem(import(&guest, archive).await, 422, "invalid_archive").await;
    assert_eq!(problem.errors.first().map(|error| error.field.as_str()), Some(name), "{problem:?}");
    let all: Value = guest.get("/api/projects").send().await.unwrap().json().await.unwrap();
    assert_eq!(all["items"], json!([]));
}

#[rstest]
#[case::nothing(Vec::new())]
#[case::text(b"hello".to_vec())]
#[case::cut({ let mut whole = beside(entry("a.txt", "text")); whole.truncate(60); whole })]
#[case::empty(zip(&[]))]
#[case::no_program(zip(&[entry("notes.txt", "text")]))]
#[case::twice(zip(&[entry("main.py", "1"), entry("main.py", "2")]))]
#[case::bomb(pressed(&vec![b'a'; 6_000_000]))]
#[case::big_bomb(pressed(&vec![b'a'; 50_000_000]))]
#[case::declared_bomb(beside(Entry { declared: Some(4_000_000_000), ..entry("a.txt", "") }))]
#[case::many(zip(&(0..300).map(|at| entry(format!("{at}.py"), "")).collect::<Vec<_>>()))]
#[case::very_many(zip(&(0..20_000).map(|at| entry(format!("{at}/"), "")).collect::<Vec<_>>()))]
#[case::manifest(zip(&[entry("main.py", ""), entry("palace.json", "{")]))]
#[case::another_format(zip(&[entry("main.py", ""), entry("palace.json", r#"{"format":2,"name":"a","entry":"main.py"}"#)]))]
#[case::wrong_entry(zip(&[entry("main.py", ""), entry("palace.json", r#"{"format":1,"name":"a","entry":"../x.py"}"#)]))]
#[case::wrong_name(zip(&[entry("main.py", ""), entry("palace.json", r#"{"format":1,"name":"","entry":"main.py"}"#)]))]
#[case::nul_in_name(zip(&[entry("main.py", ""), entry("palace.json", r#"{"format":1,"name":"a\u0000","entry":"main.py"}"#)]))]
#[case::nul_in_choices(zip(&[entry("main.py", ""), entry("palace.json",
    r#"{"format":1,"name":"a","entry":"main.py","game":{"choices":{"a":"\u0000"}}}"#)]))]
#[case::wrong_kind(zip(&[entry("main.py", ""), entry("palace.json",
    r#"{"format":1,"name":"a","entry":"main.py","game_type":"Space!"}"#)]))]
#[actix_web::test]
async fn a_hostile_zip_is_refused(#[case] archive: Vec<u8>) {
    let app = App::spawn().await;
    let guest = app.guest().await;
    problem(import(&guest, archive).await, 422, "invalid_archive").await;
}

#[actix_web::test]
async fn entries_that_share_their_bytes_are_bounded_too() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    // Every entry of the directory points at the same megabyte.
    let mut archive = zip(&[entry("main.py", ""), entry("0.txt", "a".repeat(1_000_000))]);
    let end = archive.windows(4).position(|part| part == b"PK\x05\x06").unwrap();
    let directory = archive.windows(4).position(|part| part == b"PK\x01\x02").unwrap();
    let last = archive[directory..end].windows(5).rposition(|part| part == b"PK\x01\x02\x14").unwrap() + directory;
    let pattern = archive[last..end].to_vec();
    let more: Vec<u8> = (1..9)
        .flat_map(|at| {
            let mut copy = pattern.clone();
            copy[46] = b'0' + at;
            copy
        })
        .collect();
    archive.splice(end..end, more.iter().copied());
    let end = end + more.len();
    archive[end + 8..end + 12].copy_from_slice(&[10, 0, 10, 0]);
    let length = u32::try_from(end - directory).unwrap();
    archive[end + 12..end + 16].copy_from_slice(&length.to_le_bytes());
    problem(import(&guest, archive).await, 422, "invalid_archive").await;
}

#[actix_web::test]
async fn a_body_is_a_zip_and_says_so() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let request = guest.post("/api/projects/import").header("content-type", "text/plain");
    let response = request.body(zip(&[entry("main.py", "")])).send().await.unwrap();
    problem(response, 415, "unsupported_media_type").await;
    problem(import(&guest, vec![0; 6_000_001]).await, 413, "payload_too_large").await;
}

#[actix_web::test]
async fn there_must_be_room_for_it() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    app.sql(&format!(
        "insert into projects (id, owner_id, name) select gen_random_uuid(), '{}', 'P' from generate_series(1, 20)",
        guest.id
    ))
    .await;
    problem(import(&guest, zip(&[entry("main.py", "")])).await, 409, "limit_reached").await;
}
