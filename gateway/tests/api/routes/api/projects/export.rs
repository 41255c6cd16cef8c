//! `GET /api/projects/{project_id}/export`

use std::io::{Cursor, Read as _};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use image::ImageFormat;
use reqwest::StatusCode;
use serde_json::{Value, json};
use zip::ZipArchive;

use super::{make, picture, place, read, text, texts};
use crate::support::App;
use crate::support::app::{Guest, header};

const TONE: &[u8] = include_bytes!("../../../../fixtures/tone.ogg");

async fn zip(person: &Guest<'_>, place: &str) -> Vec<u8> {
    let response = person.get(&format!("{place}/export")).send().await.unwrap();
    assert_eq!((response.status(), header(&response, "content-type")), (StatusCode::OK, "application/zip"));
    response.bytes().await.unwrap().to_vec()
}

fn names(zip: &[u8]) -> Vec<String> {
    let archive = ZipArchive::new(Cursor::new(zip)).unwrap();
    let mut names: Vec<_> =
        (0..archive.len()).map(|at| archive.name_for_index(at).unwrap().unwrap().into_owned()).collect();
    names.sort();
    names
}

fn content(zip: &[u8], name: &str) -> String {
    let mut text = String::new();
    ZipArchive::new(Cursor::new(zip)).unwrap().by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

async fn bring_back(person: &Guest<'_>, zip: Vec<u8>) -> Value {
    let request = person.post("/api/projects/import").header("content-type", "application/zip");
    let response = request.body(zip).send().await.unwrap();
    assert_eq!(response.status(), StatusCode::CREATED);
    response.json().await.unwrap()
}

#[actix_web::test]
async fn a_project_comes_back_as_it_went() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let base64 =
        |path: &str, bytes: &[u8]| json!({"path": path, "content": STANDARD.encode(bytes), "encoding": "base64"});
    let jpeg = {
        let mut bytes = Cursor::new(Vec::new());
        image::RgbImage::from_pixel(8, 8, image::Rgb([9, 90, 200])).write_to(&mut bytes, ImageFormat::Jpeg).unwrap();
        bytes.into_inner()
    };
    let body = json!({"name": "Große Katze: 1/2", "entry": "game.py", "files": [
        {"path": "game.py", "content": "print('ä')\r\n"},
        {"path": "levels/one.json", "content": "[]"},
        base64("images/a.png", &picture(ImageFormat::Png)),
        base64("images/b.jpg", &jpeg),
        base64("tone.ogg", TONE),
    ]});
    let project: Value = guest.post("/api/projects").json(&body).send().await.unwrap().json().await.unwrap();
    app.sql(&format!(
        "update projects set game_type = 'space', choices = '{{\"choices\":{{\"hero\":\"robot\"}},\"theme\":\"night\"}}' \
         where id = '{}'",
        text(&project, "/id")
    ))
    .await;
    let original = read(&guest, &place(&project)).await;
    let first = zip(&guest, &place(&project)).await;
    assert_eq!(zip(&guest, &place(&project)).await, first, "the same project, the same bytes");
    assert!(content(&first, "README.md").contains("CC0"), "pictures, sounds and program may be used");
    let back = bring_back(&guest, first.clone()).await;
    assert_eq!(back["renamed"], json!([]));
    for field in ["name", "entry", "game_type", "choices", "theme", "file_count", "size_bytes"] {
        assert_eq!(back[field], original[field], "{field}");
    }
    assert_eq!(texts(&back), texts(&original));
    assert_eq!(zip(&guest, &place(&back)).await, first, "pictures and sounds byte for byte");
}

#[actix_web::test]
async fn what_somebody_needs_who_has_nothing_but_python_is_in_it() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let archive = zip(&guest, &place(&make(&guest, "Sky Fox").await)).await;
    assert_eq!(names(&archive), ["README.md", "main.py", "palace.json", "requirements.txt"]);
    let readme = content(&archive, "README.md");
    assert!(
        readme.starts_with("# Sky Fox\n") && readme.contains("pip install pygame-ce && python main.py"),
        "{readme}"
    );
    assert_eq!(content(&archive, "requirements.txt"), "pygame-ce\n");
}

#[actix_web::test]
async fn a_readme_of_ones_own_stays() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let body = json!({"name": "Mine", "files": [
        {"path": "main.py", "content": ""}, {"path": "README.md", "content": "My own"},
    ]});
    let project: Value = guest.post("/api/projects").json(&body).send().await.unwrap().json().await.unwrap();
    let archive = zip(&guest, &place(&project)).await;
    assert_eq!(content(&archive, "README.md"), "My own");
    let back = bring_back(&guest, archive).await;
    assert_eq!(texts(&back), texts(&project));
}

#[actix_web::test]
async fn the_zip_is_named_after_the_project() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let place = place(&make(&guest, "Große/Katze \"1\"").await);
    let response = guest.get(&format!("{place}/export")).send().await.unwrap();
    let named = header(&response, "content-disposition");
    assert!(named.starts_with("attachment; filename=\"Gro_e_Katze _1_.zip\";"), "{named}");
    assert!(named.contains("filename*=UTF-8''Gro%C3%9Fe_Katze%20_1_.zip"), "{named}");
}
