//! `GET /api/classes/{class_id}/approvals`

use serde_json::{Value, json};
use uuid::Uuid;

use super::{class, json_of, publish};
use crate::support::{App, problem};

#[actix_web::test]
async fn a_teacher_sees_what_waits_in_the_class() {
    let app = App::spawn().await;
    let (teacher, colleague) = (app.teacher("Ms Owl").await, app.teacher("Mr Bear").await);
    let (fox, whale, other) = (app.member("Fox").await, app.member("Whale").await, app.member("Ant").await);
    let id = class(&teacher, &[&fox, &whale]).await;
    class(&colleague, &[&other]).await;
    for (maker, title) in [(&fox, "One"), (&whale, "Two"), (&other, "Three"), (&fox, "Four")] {
        publish(maker, title).await;
    }
    let path = format!("/api/classes/{id}/approvals");
    let first = json_of(teacher.get(&format!("{path}?limit=2")).send().await.unwrap()).await;
    let seen = |page: &Value| {
        let items = page["items"].as_array().unwrap();
        items.iter().map(|item| (item["title"].clone(), item["maker"].clone())).collect::<Vec<_>>()
    };
    assert_eq!(seen(&first), [(json!("One"), json!("Fox")), (json!("Two"), json!("Whale"))]);
    let next = format!("{path}?cursor={}", first["next_cursor"].as_str().unwrap());
    let second = json_of(teacher.get(&next).send().await.unwrap()).await;
    assert_eq!((seen(&second), &second["next_cursor"]), (vec![(json!("Four"), json!("Fox"))], &Value::Null));
    app.sql("update publications set state = 'declined'").await;
    assert!(seen(&json_of(teacher.get(&path).send().await.unwrap()).await).is_empty());
}

#[actix_web::test]
async fn a_foreign_class_is_answered_like_a_missing_one() {
    let app = App::spawn().await;
    let (teacher, colleague, admin) = (app.teacher("Owl").await, app.teacher("Bear").await, app.admin("Chief").await);
    let id = class(&teacher, &[]).await;
    let path = format!("/api/classes/{id}/approvals");
    let missing = format!("/api/classes/{}/approvals", Uuid::now_v7());
    let mut details = Vec::new();
    for (person, path) in [(&colleague, &path), (&admin, &path), (&teacher, &missing)] {
        details.push(problem(person.get(path).send().await.unwrap(), 404, "class_not_found").await.detail);
    }
    assert!(details.iter().all(|detail| *detail == details[0]));
    problem(app.member("Fox").await.get(&path).send().await.unwrap(), 403, "wrong_role").await;
    problem(app.get(&path).send().await.unwrap(), 401, "not_signed_in").await;
    let response = teacher.get(&format!("{path}?limit=1000")).send().await.unwrap();
    assert_eq!(problem(response, 400, "invalid_request").await.errors.first().unwrap().field, "limit");
}
