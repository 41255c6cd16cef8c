//! `GET /api/reports`

use serde_json::{Value, json};

use super::{json_of, publish};
use crate::support::{App, problem};

#[actix_web::test]
async fn admins_see_what_nobody_has_looked_at() {
    let app = App::spawn().await;
    let (maker, admin) = (app.member("Robo Fox").await, app.admin("Chief").await);
    let (one, guest) = (app.member("One").await, app.guest().await);
    for title in ["First", "Second"] {
        let path = format!("/api/gallery/{}/report", publish(&maker, title).await);
        one.post(&path).json(&json!({"reason": "copied", "note": "That is mine!"})).send().await.unwrap();
        guest.post(&path).json(&json!({"reason": "broken"})).send().await.unwrap();
    }
    let first = json_of(admin.get("/api/reports?limit=3").send().await.unwrap()).await;
    let items = first["items"].as_array().unwrap();
    let seen: Vec<_> =
        items.iter().map(|item| (item["publication"]["title"].clone(), item["reason"].clone())).collect();
    let pair = |title: &str, reason: &str| (json!(title), json!(reason));
    assert_eq!(seen, [pair("First", "copied"), pair("First", "broken"), pair("Second", "copied")]);
    assert_eq!((&items[0]["note"], &items[0]["reporter"]), (&json!("That is mine!"), &json!("One")));
    assert_eq!((&items[1]["reporter"], &items[1]["resolution"]), (&Value::Null, &Value::Null));
    assert_eq!(items[0]["publication"]["maker"], "Robo Fox");
    let path = format!("/api/reports?cursor={}", first["next_cursor"].as_str().unwrap());
    let second = json_of(admin.get(&path).send().await.unwrap()).await;
    assert_eq!((second["items"].as_array().unwrap().len(), &second["next_cursor"]), (1, &Value::Null));
}

#[actix_web::test]
async fn others_do_not() {
    let app = App::spawn().await;
    problem(app.get("/api/reports").send().await.unwrap(), 401, "not_signed_in").await;
    for person in [app.guest().await, app.member("One").await, app.teacher("Owl").await] {
        problem(person.get("/api/reports").send().await.unwrap(), 403, "wrong_role").await;
    }
    let response = app.admin("Chief").await.get("/api/reports?cursor=x").send().await.unwrap();
    assert_eq!(problem(response, 400, "invalid_request").await.errors.first().unwrap().field, "cursor");
}
