//! `GET /api/gallery?q=`

use reqwest::StatusCode;
use rstest::rstest;
use serde_json::json;

use super::{json_of, project};
use crate::support::{App, Guest};

async fn show(maker: &Guest<'_>, title: &str, description: &str) {
    let id = project(maker, "Game").await;
    let body = json!({"project_id": id, "title": title, "description": description});
    assert_eq!(maker.post("/api/gallery").json(&body).send().await.unwrap().status(), StatusCode::CREATED);
}

async fn search(app: &App, words: &str) -> Vec<String> {
    let query = serde_urlencoded::to_string([("q", words)]).unwrap();
    let response = app.get(&format!("/api/gallery?{query}")).send().await.unwrap();
    assert_eq!(response.status(), StatusCode::OK, "{words}");
    let page = json_of(response).await;
    page["items"].as_array().unwrap().iter().map(|game| game["title"].as_str().unwrap().to_owned()).collect()
}

#[actix_web::test]
async fn finds_words_of_titles_and_descriptions() {
    let app = App::spawn().await;
    let maker = app.member("Robo Fox").await;
    show(&maker, "Cloud Hopper", "A fox jumps from cloud to cloud.").await;
    show(&maker, "Fox Race", "Fast cars").await;
    show(&maker, "Käse-Abenteuer", "Die Maus sucht Käse").await;
    for (words, found) in [
        ("fox", vec!["Fox Race", "Cloud Hopper"]),
        ("FOX cloud", vec!["Cloud Hopper"]),
        ("clo", vec!["Cloud Hopper"]),
        ("cloud hop", vec!["Cloud Hopper"]),
        ("clo hopper", vec![]),
        ("fox -race", vec!["Cloud Hopper"]),
        ("\"fast cars\"", vec!["Fox Race"]),
        ("\"cars fast\"", vec![]),
        ("cars or maus", vec!["Käse-Abenteuer", "Fox Race"]),
        ("käs", vec!["Käse-Abenteuer"]),
        ("nothing", vec![]),
        ("  ", vec!["Käse-Abenteuer", "Fox Race", "Cloud Hopper"]),
    ] {
        assert_eq!(search(&app, words).await, found, "{words}");
    }
}

#[rstest]
#[case("' or 1=1 --")]
#[case("'; drop table publications; --")]
#[case("x') || 'y")]
#[case("!!! & | <-> :* ()")]
#[case("a:* & !b")]
#[case("\"")]
#[case("\"fox")]
#[case("-")]
#[case("- - -")]
#[case("or")]
#[case("fox or")]
#[case("\\")]
#[case("½ ² ①")]
#[case("%_%")]
#[case("🦊")]
#[case("\u{200b}")]
#[case("ﷺﷺ")]
#[actix_web::test]
async fn odd_texts_find_nothing_and_break_nothing(#[case] words: &str) {
    let app = App::spawn().await;
    show(&app.member("Robo Fox").await, "Cloud Hopper", "Jump").await;
    assert_eq!(search(&app, words).await, Vec::<String>::new());
    assert_eq!(search(&app, "cloud").await, ["Cloud Hopper"]);
}
