//! `GET /api/gallery`

use std::collections::HashSet;

use reqwest::StatusCode;
use serde_json::Value;

use super::{json_of, publish};
use crate::support::{App, problem};

/// All pages of a list, one game each.
async fn walk(app: &App, query: &str) -> Vec<Value> {
    let (mut found, mut cursor) = (Vec::new(), String::new());
    loop {
        let response = app.get(&format!("/api/gallery?limit=1&{query}{cursor}")).send().await.unwrap();
        assert_eq!(response.status(), StatusCode::OK);
        let page = json_of(response).await;
        found.extend(page["items"].as_array().unwrap().iter().cloned());
        match page["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return found,
        }
        assert!(found.len() < 50, "the list ends");
    }
}

fn titles(games: &[Value]) -> Vec<&str> {
    games.iter().map(|game| game["title"].as_str().unwrap()).collect()
}

#[actix_web::test]
async fn anybody_browses_the_newest_first() {
    let app = App::spawn().await;
    let maker = app.member("Robo Fox").await;
    for title in ["One", "Two", "Three"] {
        publish(&maker, title).await;
    }
    app.sql("update publications set state = 'waiting' where title = 'Two'").await;
    let page = json_of(app.get("/api/gallery").send().await.unwrap()).await;
    let items = page["items"].as_array().unwrap();
    assert_eq!(titles(items), ["Three", "One"]);
    assert_eq!((&items[0]["maker"], &items[0]["play_count"]), (&"Robo Fox".into(), &0.into()));
    assert_eq!(page["next_cursor"], Value::Null);
    assert!(items[0].get("project_id").is_none() && items[0].get("state_reason").is_none());
}

#[actix_web::test]
async fn a_maker_with_another_nickname_is_listed_by_it() {
    let app = App::spawn().await;
    let maker = app.member("Robo Fox").await;
    publish(&maker, "One").await;
    let listed = async || json_of(app.get("/api/gallery").send().await.unwrap()).await["items"][0]["maker"].clone();
    assert_eq!(listed().await, "Robo Fox");
    maker.patch("/api/auth/me").json(&serde_json::json!({"nickname": "Space Fox"})).send().await.unwrap();
    assert_eq!(listed().await, "Space Fox");
}

#[actix_web::test]
async fn pages_show_each_game_once_even_where_many_are_alike() {
    let app = App::spawn().await;
    let maker = app.member("Robo Fox").await;
    for number in 0..7 {
        publish(&maker, &format!("Game {number}")).await;
    }
    app.sql(
        "update publications set published_at = '2026-01-01', play_count = 3, like_count = 2;
         update publications set play_count = 9, like_count = 0 where title = 'Game 5';
         update publications set like_count = 8, published_at = '2026-02-01' where title = 'Game 2'",
    )
    .await;
    for (sort, first) in [("newest", "Game 2"), ("most_played", "Game 5"), ("most_liked", "Game 2")] {
        let games = walk(&app, &format!("sort={sort}")).await;
        assert_eq!(games.len(), 7, "{sort}");
        assert_eq!(titles(&games).into_iter().collect::<HashSet<_>>().len(), 7, "{sort}");
        assert_eq!(games[0]["title"], first, "{sort}");
        assert_eq!(walk(&app, &format!("sort={sort}&q=game")).await, games, "{sort}");
    }
    assert_eq!(walk(&app, "sort=most_liked").await.last().unwrap()["title"], "Game 5");
}

#[actix_web::test]
async fn a_kind_of_game_can_be_picked() {
    let app = App::spawn().await;
    let maker = app.member("Robo Fox").await;
    for title in ["One", "Two", "Three"] {
        publish(&maker, title).await;
    }
    app.sql("update publications set game_type = 'racing' where title <> 'Two'").await;
    assert_eq!(titles(&walk(&app, "game_type=racing").await), ["Three", "One"]);
    assert_eq!(titles(&walk(&app, "game_type=platformer&sort=most_played").await), ["Two"]);
    assert!(walk(&app, "game_type=space").await.is_empty());
}

#[actix_web::test]
async fn a_page_is_new_as_soon_as_something_is_shown() {
    let app = App::spawn().await;
    let maker = app.member("Robo Fox").await;
    assert!(walk(&app, "").await.is_empty());
    publish(&maker, "One").await;
    assert_eq!(titles(&walk(&app, "").await), ["One"]);
}

#[actix_web::test]
async fn what_is_wrong_is_named() {
    let app = App::spawn().await;
    let maker = app.member("Robo Fox").await;
    for title in ["One", "Two"] {
        publish(&maker, title).await;
    }
    let page = json_of(app.get("/api/gallery?limit=1").send().await.unwrap()).await;
    let newest = page["next_cursor"].as_str().unwrap();
    // ["newest", -9223372036854775808, "…"] and ["most_played", 9223372036854775807, "…"]
    let early = "WyJuZXdlc3QiLC05MjIzMzcyMDM2ODU0Nzc1ODA4LCIwMTlhOWYxZS03YTJiLTdjM2QtOGU0Zi01YTZiN2M4ZDllMGYiXQ";
    let many = "WyJtb3N0X3BsYXllZCIsOTIyMzM3MjAzNjg1NDc3NTgwNywiMDE5YTlmMWUtN2EyYi03YzNkLThlNGYtNWE2YjdjOGQ5ZTBmIl0";
    for (query, field) in [
        ("sort=oldest".to_owned(), "sort"),
        ("limit=0".to_owned(), "limit"),
        ("limit=101".to_owned(), "limit"),
        ("limit=x".to_owned(), "limit"),
        ("cursor=x".to_owned(), "cursor"),
        (format!("cursor={early}"), "cursor"),
        (format!("sort=most_played&cursor={many}"), "cursor"),
        (format!("sort=most_liked&cursor={newest}"), "cursor"),
        ("game_type=Platformer".to_owned(), "game_type"),
        ("game_type=".to_owned(), "game_type"),
        (format!("q={}", "a".repeat(101)), "q"),
        ("q=%00".to_owned(), "query"),
        ("owner=me".to_owned(), "owner"),
    ] {
        let response = app.get(&format!("/api/gallery?{query}")).send().await.unwrap();
        let problem = problem(response, 400, "invalid_request").await;
        assert_eq!(problem.errors.first().unwrap().field, field, "{query}");
    }
}
