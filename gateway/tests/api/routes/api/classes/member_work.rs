//! `/api/classes/{class_id}/members/{member_id}/projects` and `…/progress`

use reqwest::StatusCode;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{at, class, join};
use crate::support::accounts::{alike, body};
use crate::support::{App, Guest, problem};

async fn project(owner: &Guest<'_>, name: &str) -> Value {
    let wish = json!({"name": name, "code": "import pygame\n"});
    body(owner.post("/api/projects").json(&wish).send().await.unwrap(), 201).await
}

fn of(class: &Value, member: &Guest<'_>, rest: &str) -> String {
    at(class, &format!("/members/{}{rest}", member.id))
}

#[actix_web::test]
async fn a_teacher_sees_what_a_learner_makes() {
    let app = App::spawn().await;
    let (teacher, member) = (app.teacher("Mira").await, app.member("Robo Fox").await);
    let made = class(&teacher, "Blue group").await;
    join(&member, &made).await;
    let (first, second) = (project(&member, "first").await, project(&member, "second").await);
    project(&teacher, "the teacher's").await;
    let page = body(teacher.get(&of(&made, &member, "/projects?limit=1")).send().await.unwrap(), 200).await;
    assert_eq!((&page["items"][0]["id"], &page["items"][0]["file_count"]), (&second["id"], &json!(1)));
    let next = format!("/projects?limit=1&cursor={}", page["next_cursor"].as_str().unwrap());
    let page = body(teacher.get(&of(&made, &member, &next)).send().await.unwrap(), 200).await;
    assert_eq!((&page["items"][0]["id"], &page["next_cursor"]), (&first["id"], &Value::Null));
    problem(teacher.get(&of(&made, &member, "/projects?limit=0")).send().await.unwrap(), 400, "invalid_request").await;

    let path = of(&made, &member, &format!("/projects/{}", first["id"].as_str().unwrap()));
    let seen = body(teacher.get(&path).send().await.unwrap(), 200).await;
    assert_eq!((&seen["name"], &seen["files"][0]["content"]), (&json!("first"), &json!("import pygame\n")));
    let file = teacher.get(seen["files"][0]["url"].as_str().unwrap()).send().await.unwrap();
    assert_eq!(file.text().await.unwrap(), "import pygame\n");
    problem(teacher.get(&format!("{path}/files/other.py")).send().await.unwrap(), 404, "file_not_found").await;
    let own = format!("/api/projects/{}", first["id"].as_str().unwrap());
    problem(teacher.get(&own).send().await.unwrap(), 404, "project_not_found").await;

    let mine = body(member.get("/api/progress").send().await.unwrap(), 200).await;
    assert_eq!(body(teacher.get(&of(&made, &member, "/progress")).send().await.unwrap(), 200).await, mine);
}

#[actix_web::test]
async fn a_teacher_sees_nothing_of_anybody_elses() {
    let app = App::spawn().await;
    let (teacher, other) = (app.teacher("Mira").await, app.teacher("Noor").await);
    let (made, foreign) = (class(&teacher, "Blue group").await, class(&other, "Red group").await);
    let (member, stranger) = (app.member("Robo Fox").await, app.member("Owl").await);
    join(&member, &made).await;
    join(&stranger, &foreign).await;
    let hidden = project(&stranger, "hidden").await;
    let hidden = hidden["id"].as_str().unwrap();
    for rest in ["/progress", "/projects", &format!("/projects/{hidden}"), &format!("/projects/{hidden}/files/main.py")]
    {
        let get = |path: String| teacher.get(&path).send();
        let missing = json!({"id": Uuid::now_v7()});
        let classes =
            (get(of(&foreign, &stranger, rest)).await.unwrap(), get(of(&missing, &stranger, rest)).await.unwrap());
        alike(classes.0, classes.1, 404, "class_not_found").await;
        let nobody = get(at(&made, &format!("/members/{}{rest}", Uuid::now_v7()))).await.unwrap();
        alike(get(of(&made, &stranger, rest)).await.unwrap(), nobody, 404, "member_not_found").await;
        problem(member.get(&of(&made, &member, rest)).send().await.unwrap(), 403, "wrong_role").await;
        problem(app.get(&of(&made, &member, rest)).send().await.unwrap(), 401, "not_signed_in").await;
    }
    let get = async |id: &str, rest: &str| {
        teacher.get(&of(&made, &member, &format!("/projects/{id}{rest}"))).send().await.unwrap()
    };
    for rest in ["", "/files/main.py"] {
        let missing = get(&Uuid::now_v7().to_string(), rest).await;
        alike(get(hidden, rest).await, missing, 404, "project_not_found").await;
    }
}

#[actix_web::test]
async fn whoever_leaves_the_class_or_throws_a_project_away_hides_it() {
    let app = App::spawn().await;
    let (teacher, member) = (app.teacher("Mira").await, app.member("Robo Fox").await);
    let made = class(&teacher, "Blue group").await;
    join(&member, &made).await;
    let thrown = project(&member, "thrown away").await;
    let path = format!("/api/projects/{}", thrown["id"].as_str().unwrap());
    assert_eq!(member.delete(&path).send().await.unwrap().status(), StatusCode::NO_CONTENT);
    let page = body(teacher.get(&of(&made, &member, "/projects")).send().await.unwrap(), 200).await;
    assert_eq!(page["items"], json!([]));
    let seen = of(&made, &member, &format!("/projects/{}", thrown["id"].as_str().unwrap()));
    problem(teacher.get(&seen).send().await.unwrap(), 404, "project_not_found").await;
    body(member.delete(&at(&made, "/membership")).send().await.unwrap(), 204).await;
    let gone = teacher.get(&of(&made, &member, "/projects")).send().await.unwrap();
    problem(gone, 404, "member_not_found").await;
}

#[actix_web::test]
async fn a_teacher_sees_the_picture_of_a_learners_game() {
    let (app, _executor) = App::with_executor().await;
    let (teacher, other, member) = (app.teacher("Mira").await, app.teacher("Noor").await, app.member("Robo Fox").await);
    let made = class(&teacher, "Blue group").await;
    join(&member, &made).await;
    let id = project(&member, "first").await["id"].as_str().unwrap().to_owned();
    let session = member.execute().await;
    let picture = json!({"session_id": session});
    member.put(&format!("/api/projects/{id}/picture")).json(&picture).send().await.unwrap();
    let page = body(teacher.get(&of(&made, &member, "/projects")).send().await.unwrap(), 200).await;
    let one = body(teacher.get(&of(&made, &member, &format!("/projects/{id}"))).send().await.unwrap(), 200).await;
    let url = page["items"][0]["picture"].as_str().unwrap();
    assert_eq!(one["picture"], url);
    assert_eq!(teacher.get(url).send().await.unwrap().text().await.unwrap(), format!("RIFF0000WEBP{session}"));
    problem(other.get(url).send().await.unwrap(), 404, "class_not_found").await;
    problem(app.get(url).send().await.unwrap(), 401, "not_signed_in").await;
}
