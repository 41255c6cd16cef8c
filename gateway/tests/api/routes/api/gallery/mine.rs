//! `GET /api/gallery/mine`

use serde_json::{Value, json};

use super::{json_of, publish};
use crate::support::{App, problem};

#[actix_web::test]
async fn shows_the_callers_games_in_all_states() {
    let app = App::spawn().await;
    let (maker, other) = (app.member("Robo Fox").await, app.member("Blue Whale").await);
    for title in ["One", "Two", "Three"] {
        publish(&maker, title).await;
    }
    publish(&other, "Four").await;
    app.sql("update publications set state = 'declined', state_reason = 'Too short.' where title = 'Two'").await;
    let first = json_of(maker.get("/api/gallery/mine?limit=2").send().await.unwrap()).await;
    let items = first["items"].as_array().unwrap();
    assert_eq!((&items[0]["title"], &items[1]["title"]), (&json!("Three"), &json!("Two")));
    assert_eq!((&items[1]["state"], &items[1]["state_reason"]), (&json!("declined"), &json!("Too short.")));
    assert!(items[0]["project_id"].is_string() && items[0]["maker"] == "Robo Fox");
    let path = format!("/api/gallery/mine?limit=2&cursor={}", first["next_cursor"].as_str().unwrap());
    let second = json_of(maker.get(&path).send().await.unwrap()).await;
    assert_eq!((&second["items"][0]["title"], &second["next_cursor"]), (&json!("One"), &Value::Null));
    assert_eq!(second["items"].as_array().unwrap().len(), 1);
    assert_eq!(json_of(app.guest().await.get("/api/gallery/mine").send().await.unwrap()).await["items"], json!([]));
}

#[actix_web::test]
async fn what_is_wrong_is_named() {
    let app = App::spawn().await;
    problem(app.get("/api/gallery/mine").send().await.unwrap(), 401, "not_signed_in").await;
    let guest = app.guest().await;
    for (query, field) in [("limit=0", "limit"), ("cursor=x", "cursor"), ("owner=x", "owner")] {
        let response = guest.get(&format!("/api/gallery/mine?{query}")).send().await.unwrap();
        assert_eq!(problem(response, 400, "invalid_request").await.errors.first().unwrap().field, field);
    }
}
