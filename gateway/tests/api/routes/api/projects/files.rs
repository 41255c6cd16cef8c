//! `/api/projects/{project_id}/files/{path}`

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use image::ImageFormat;
use reqwest::{Response, StatusCode};
use rstest::rstest;
use serde_json::{Value, json};

use super::{make, picture, place, read, save, text, texts};
use crate::support::app::{Guest, header};
use crate::support::{App, problem};

const TONE: &[u8] = include_bytes!("../../../../fixtures/tone.ogg");

async fn put(person: &Guest<'_>, place: &str, path: &str, content: impl Into<reqwest::Body>) -> Response {
    person.put(&format!("{place}/files/{path}")).body(content).send().await.unwrap()
}

#[actix_web::test]
async fn a_picture_is_written_anew_under_the_right_ending() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let place = place(&make(&guest, "Mine").await);
    let response = put(&guest, &place, "images/große%20Katze.txt", picture(ImageFormat::WebP)).await;
    assert_eq!(response.status(), StatusCode::OK);
    let tag = header(&response, "etag").to_owned();
    let kept: Value = response.json().await.unwrap();
    assert_eq!((text(&kept, "/path"), text(&kept, "/media_type")), ("images/große Katze.png", "image/png"));
    assert_eq!((&kept["revision"], text(&kept, "/project_etag")), (&json!(2), "\"r2\""));
    let file = guest.get(text(&kept, "/url")).send().await.unwrap();
    assert_eq!((file.status(), header(&file, "etag")), (StatusCode::OK, tag.as_str()));
    assert_eq!((header(&file, "content-type"), header(&file, "content-disposition")), ("image/png", "inline"));
    let bytes = file.bytes().await.unwrap();
    assert_eq!(image::guess_format(&bytes).unwrap(), ImageFormat::Png);
    assert_eq!(kept["size_bytes"], bytes.len());
}

#[rstest]
#[case("hero.png", picture(ImageFormat::Png), "hero.png", "image/png")]
#[case("hero.gif", picture(ImageFormat::Gif), "hero.png", "image/png")]
#[case("hero.bmp", picture(ImageFormat::Bmp), "hero.png", "image/png")]
#[case("tone.ogg", TONE.to_vec(), "tone.ogg", "audio/ogg")]
#[case("tone.mp3", TONE.to_vec(), "tone.ogg", "audio/ogg")]
#[case("notes.txt", b"ID3 is a kind of tag".to_vec(), "notes.txt", "text/plain")]
#[case("level.json", b"[1]".to_vec(), "level.json", "application/json")]
#[case("page.html", b"<script>alert(1)</script>".to_vec(), "page.html", "text/plain")]
#[case("a%2Fb.py", b"".to_vec(), "a/b.py", "text/x-python")]
#[actix_web::test]
async fn what_is_in_a_file_is_found_out(
    #[case] path: &str,
    #[case] content: Vec<u8>,
    #[case] kept_path: &str,
    #[case] media_type: &str,
) {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let place = place(&make(&guest, "Mine").await);
    let kept: Value = put(&guest, &place, path, content).await.json().await.unwrap();
    assert_eq!((text(&kept, "/path"), text(&kept, "/media_type")), (kept_path, media_type));
}

#[rstest]
#[case("hero.png", b"not a picture".to_vec())]
#[case("data.bin", vec![0, 1, 2])]
#[case("latin.txt", b"caf\xe9".to_vec())]
#[case("font.ttf", b"\0\x01\0\0".to_vec())]
#[case("hero.png", b"\x89PNG\r\n\x1a\n".to_vec())]
#[case("tone.ogg", TONE[..400].to_vec())]
#[case("tone.wav", b"RIFF\0\0\0\0WAVE".to_vec())]
#[case("tone.mp3", b"ID3\x04\0\0\0\0\0\0".to_vec())]
#[actix_web::test]
async fn what_is_none_is_refused(#[case] path: &str, #[case] content: Vec<u8>) {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let place = place(&make(&guest, "Mine").await);
    problem(put(&guest, &place, path, content).await, 415, "unknown_file_type").await;
}

#[rstest]
#[case(".hidden")]
#[case("a/.hidden/b.txt")]
#[case("con.txt")]
#[case("a%5Cb.txt")]
#[case("a%00b.txt")]
#[case("%FF.txt")]
#[case("palace.json")]
#[case("main.py/a.txt")]
#[case("MAIN.PY")]
#[actix_web::test]
async fn where_no_file_can_lie_none_is_put(#[case] path: &str) {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let place = place(&make(&guest, "Mine").await);
    problem(put(&guest, &place, path, "text").await, 400, "invalid_request").await;
}

#[actix_web::test]
async fn a_corrected_ending_never_takes_the_place_of_another_file() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let place = place(&make(&guest, "Mine").await);
    put(&guest, &place, "hero.gif", picture(ImageFormat::Gif)).await;
    let again = put(&guest, &place, "hero.gif", picture(ImageFormat::Gif)).await;
    assert_eq!(again.status(), StatusCode::OK, "the same picture once more");
    let other = image::RgbaImage::from_pixel(3, 3, image::Rgba([1, 2, 3, 255]));
    let mut gif = std::io::Cursor::new(Vec::new());
    other.write_to(&mut gif, ImageFormat::Gif).unwrap();
    let gif = gif.into_inner();
    let told = problem(put(&guest, &place, "hero.gif", gif.clone()).await, 400, "invalid_request").await;
    assert!(told.detail.contains("hero.png"), "{}", told.detail);
    let file = json!({"path": "hero.gif", "content": STANDARD.encode(&gif), "encoding": "base64"});
    let saved = guest.patch(&place).header("if-match", "*").json(&json!({"files": [file]})).send().await.unwrap();
    problem(saved, 400, "invalid_request").await;
    assert_eq!(put(&guest, &place, "hero.png", gif).await.status(), StatusCode::OK, "there it was meant to go");
}

#[actix_web::test]
async fn a_file_is_as_large_as_a_project_may_be_and_no_larger() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let place = place(&make(&guest, "Mine").await);
    let response = put(&guest, &place, "a.txt", "a".repeat(5_000_001)).await;
    problem(response, 413, "payload_too_large").await;
    let response = put(&guest, &place, "a.txt", "a".repeat(5_000_000)).await;
    problem(response, 413, "payload_too_large").await;
    let response = put(&guest, &place, "a.txt", "a".repeat(4_999_000)).await;
    assert_eq!(response.status(), StatusCode::OK);
}

#[actix_web::test]
async fn a_text_is_never_a_page() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let place = place(&make(&guest, "Mine").await);
    put(&guest, &place, "page.html", "<script>alert(1)</script>").await;
    let file = guest.get(&format!("{place}/files/page.html")).send().await.unwrap();
    assert_eq!(header(&file, "content-type"), "text/plain; charset=utf-8");
    assert_eq!(header(&file, "content-disposition"), "attachment");
    assert_eq!(header(&file, "x-content-type-options"), "nosniff");
    assert_eq!(header(&file, "content-security-policy"), "default-src 'none'; sandbox");
}

#[actix_web::test]
async fn a_file_that_is_known_is_not_sent_again() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let path = format!("{}/files/main.py", place(&make(&guest, "Mine").await));
    let tag = header(&guest.get(&path).send().await.unwrap(), "etag").to_owned();
    let again = guest.get(&path).header("if-none-match", &tag).send().await.unwrap();
    assert_eq!((again.status(), header(&again, "etag")), (StatusCode::NOT_MODIFIED, tag.as_str()));
    let other = guest.get(&path).header("if-none-match", "\"0\"").send().await.unwrap();
    assert_eq!(other.status(), StatusCode::OK);
}

#[actix_web::test]
async fn a_file_that_is_not_there_is_not_found() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let place = place(&make(&guest, "Mine").await);
    for path in ["missing.py", "..%2fmain.py", "Main.py", ""] {
        let path = format!("{place}/files/{path}");
        problem(guest.get(&path).send().await.unwrap(), 404, "file_not_found").await;
        problem(guest.delete(&path).send().await.unwrap(), 404, "file_not_found").await;
    }
}

#[actix_web::test]
async fn a_file_is_deleted_but_not_the_one_that_is_run() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let place = place(&make(&guest, "Mine").await);
    put(&guest, &place, "a.txt", "a").await;
    let response = guest.delete(&format!("{place}/files/a.txt")).send().await.unwrap();
    assert_eq!((response.status(), header(&response, "etag")), (StatusCode::OK, "\"r3\""));
    assert_eq!(texts(&read(&guest, &place).await).len(), 1);
    let response = guest.delete(&format!("{place}/files/main.py")).send().await.unwrap();
    problem(response, 400, "invalid_request").await;
}

#[actix_web::test]
async fn a_file_that_changed_meanwhile_is_not_written_over() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let place = place(&make(&guest, "Mine").await);
    let path = format!("{place}/files/main.py");
    let old = header(&guest.get(&path).send().await.unwrap(), "etag").to_owned();
    save(&guest, &place, "*", "print('two')").await;
    for stale in [old.as_str(), "\"r1\"", "W/\"r2\""] {
        let response = guest.put(&path).header("if-match", stale).body("print('three')").send().await.unwrap();
        assert_eq!(response.status(), StatusCode::PRECONDITION_FAILED);
        let told: Value = response.json().await.unwrap();
        let kept = read(&guest, &format!("{place}/versions/{}", text(&told, "/kept/version_id"))).await;
        assert_eq!(texts(&kept)[0].1, Some("print('three')"), "what was sent is not lost");
        let response = guest.delete(&path).header("if-match", stale).send().await.unwrap();
        problem(response, 412, "precondition_failed").await;
    }
    let response = guest.put(&path).header("if-match", "\"r1\", \"r2\"").body("print('three')").send().await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    let new = header(&response, "etag").to_owned();
    let response = guest.put(&path).header("if-match", &new).body("print('four')").send().await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    let nowhere = guest.put(&format!("{place}/files/new.py")).header("if-match", "*").body("").send().await.unwrap();
    problem(nowhere, 412, "precondition_failed").await;
}
