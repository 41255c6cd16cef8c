//! `/api/projects`

mod access;
mod choices;
mod create;
mod delete;
mod diff;
mod duplicate;
mod export;
mod files;
mod get;
mod import;
mod limits;
mod list;
mod picture;
mod run;
mod update;
mod versions;
mod zips;

use std::io::Cursor;

use image::{GrayImage, ImageFormat, Rgba, RgbaImage};
use reqwest::{Response, StatusCode};
use serde_json::{Value, json};

use crate::support::app::Guest;

/// A small picture.
pub(super) fn picture(format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    RgbaImage::from_fn(6, 4, |x, y| Rgba([u8::try_from(x * 40).unwrap(), u8::try_from(y * 60).unwrap(), 9, 255]))
        .write_to(&mut bytes, format)
        .unwrap();
    bytes.into_inner()
}

/// The largest picture, in few bytes.
pub(super) fn largest_picture() -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    GrayImage::new(4096, 4096).write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// Makes a project with one program.
pub(super) async fn make(person: &Guest<'_>, name: &str) -> Value {
    let body = json!({"name": name, "code": "print('one')\n"});
    let response = person.post("/api/projects").json(&body).send().await.unwrap();
    assert_eq!(response.status(), StatusCode::CREATED);
    response.json().await.unwrap()
}

/// The address of a project.
pub(super) fn place(project: &Value) -> String {
    format!("/api/projects/{}", text(project, "/id"))
}

pub(super) fn text<'a>(value: &'a Value, pointer: &str) -> &'a str {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_else(|| panic!("{pointer} in {value}"))
}

/// Saves `content` as `main.py` on top of this revision.
pub(super) async fn save(person: &Guest<'_>, place: &str, tag: &str, content: &str) -> Response {
    let body = json!({"files": [{"path": "main.py", "content": content}]});
    person.patch(place).header("if-match", tag).json(&body).send().await.unwrap()
}

pub(super) async fn read(person: &Guest<'_>, place: &str) -> Value {
    let response = person.get(place).send().await.unwrap();
    assert_eq!(response.status(), StatusCode::OK, "{place}");
    response.json().await.unwrap()
}

/// Path and text of each file of a project or version.
pub(super) fn texts(whole: &Value) -> Vec<(&str, Option<&str>)> {
    let files = whole.get("files").unwrap().as_array().unwrap();
    files.iter().map(|file| (text(file, "/path"), file.get("content").unwrap().as_str())).collect()
}
