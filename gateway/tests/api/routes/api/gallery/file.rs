//! `GET /api/gallery/{publication_id}/files/{path}`

use reqwest::{Response, StatusCode};
use serde_json::json;
use uuid::Uuid;

use super::{class, is_missing, json_of, project, publish, shown, text};
use crate::support::app::header;
use crate::support::{App, Guest, problem};

/// A small picture.
fn picture() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::GrayImage::new(2, 2).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// Shows a game that has these files besides its program.
async fn publish_with(maker: &Guest<'_>, files: &[(&str, &[u8])]) -> String {
    let id = project(maker, "Cloud Hopper").await;
    for (path, content) in files {
        let put = maker.put(&format!("/api/projects/{id}/files/{path}")).body(content.to_vec()).send().await.unwrap();
        assert!(put.status().is_success(), "{path}");
    }
    let shown = maker.post("/api/gallery").json(&json!({"project_id": id})).send().await.unwrap();
    text(&json_of(shown).await, "id")
}

async fn get(app: &App, url: &str) -> Response {
    app.get(url).send().await.unwrap()
}

#[actix_web::test]
async fn anybody_has_the_bytes_and_a_browser_runs_none_of_them() {
    let app = App::spawn().await;
    let maker = app.member("Robo Fox").await;
    let id = publish_with(&maker, &[("images/big hero.png", &picture()), ("page.txt", b"<svg onload=alert(1)>")]).await;
    let game = shown(&app, &id).await;
    let urls: Vec<_> = game["files"].as_array().unwrap().iter().map(|file| text(file, "url")).collect();
    let base = format!("/api/gallery/{id}/files");
    assert_eq!(urls, ["images/big%20hero.png", "main.py", "page.txt"].map(|path| format!("{base}/{path}")));
    for (url, kind, disposition) in [
        (&urls[0], "image/png", "inline"),
        (&urls[1], "text/plain; charset=utf-8", "attachment"),
        (&urls[2], "text/plain; charset=utf-8", "attachment"),
    ] {
        let file = get(&app, url).await;
        assert_eq!((file.status(), header(&file, "content-type")), (StatusCode::OK, kind), "{url}");
        assert_eq!(header(&file, "content-disposition"), disposition, "{url}");
        assert_eq!(header(&file, "content-security-policy"), "default-src 'none'; sandbox");
        assert_eq!(header(&file, "x-content-type-options"), "nosniff");
        let known = app.get(url).header("if-none-match", header(&file, "etag")).send().await.unwrap();
        assert_eq!(known.status(), StatusCode::NOT_MODIFIED, "{url}");
    }
    assert_eq!(get(&app, &urls[1]).await.text().await.unwrap(), "print(\"Cloud Hopper\")");
    problem(get(&app, &format!("{base}/hero.py")).await, 404, "file_not_found").await;
    problem(get(&app, &format!("{base}/..%2Fsecret")).await, 404, "file_not_found").await;
}

#[actix_web::test]
async fn it_is_what_is_shown_and_no_further_work() {
    let app = App::spawn().await;
    let maker = app.member("Robo Fox").await;
    let id = project(&maker, "Cloud Hopper").await;
    let shown = maker.post("/api/gallery").json(&json!({"project_id": id})).send().await.unwrap();
    let url = format!("/api/gallery/{}/files/main.py", text(&json_of(shown).await, "id"));
    super::write(&maker, id, "print(2)").await;
    assert_eq!(get(&app, &url).await.text().await.unwrap(), "print(\"Cloud Hopper\")");
}

#[actix_web::test]
async fn what_is_not_shown_only_those_who_decide_see() {
    let app = App::spawn().await;
    let (maker, teacher, other) = (app.member("Fox").await, app.teacher("Owl").await, app.member("Whale").await);
    class(&teacher, &[&maker]).await;
    let id = publish(&maker, "Cloud Hopper").await;
    let url = format!("/api/gallery/{id}/files/main.py");
    for person in [&maker, &teacher] {
        assert_eq!(person.get(&url).send().await.unwrap().status(), StatusCode::OK);
    }
    is_missing(other.get(&url).send().await.unwrap()).await;
    is_missing(get(&app, &url).await).await;
    is_missing(get(&app, &format!("/api/gallery/{}/files/main.py", Uuid::now_v7())).await).await;
}
