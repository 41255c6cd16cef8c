//! `POST /api/gallery`

use reqwest::StatusCode;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{class, json_of, key, project, publish, shown, text, write};
use crate::support::app::header;
use crate::support::{App, problem};

#[actix_web::test]
async fn shows_a_project_as_it_is_now() {
    let app = App::spawn().await;
    let maker = app.member("Robo Fox").await;
    let project = project(&maker, "Cloud Hopper").await;
    let body = json!({"project_id": project, "description": "Jump!"});
    let response = maker.post("/api/gallery").json(&body).send().await.unwrap();
    assert_eq!(response.status(), StatusCode::CREATED);
    let location = header(&response, "location").to_owned();
    let game = json_of(response).await;
    assert_eq!(location, format!("/api/gallery/{}", text(&game, "id")));
    assert_eq!(
        (&game["title"], &game["description"], &game["maker"], &game["state"], &game["game_type"]),
        (&json!("Cloud Hopper"), &json!("Jump!"), &json!("Robo Fox"), &json!("published"), &json!("platformer"))
    );
    write(&maker, project, "print(\"later\")").await;
    let seen = shown(&app, &text(&game, "id")).await;
    assert_eq!(seen["files"][0]["content"], "print(\"Cloud Hopper\")", "what comes later is not shown by itself");
}

#[actix_web::test]
async fn again_it_changes_what_is_shown() {
    let app = App::spawn().await;
    let maker = app.member("Robo Fox").await;
    let project = project(&maker, "Cloud Hopper").await;
    let publish = |body: Value| maker.post("/api/gallery").json(&body).send();
    let first =
        json_of(publish(json!({"project_id": project, "title": "One", "description": "Jump!"})).await.unwrap()).await;
    write(&maker, project, "print(\"later\")").await;
    let response = publish(json!({"project_id": project, "title": "Two"})).await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    let second = json_of(response).await;
    assert_eq!((&second["id"], &second["published_at"]), (&first["id"], &first["published_at"]));
    let seen = shown(&app, &text(&first, "id")).await;
    assert_eq!((&seen["title"], &seen["description"]), (&json!("Two"), &json!("Jump!")));
    assert_eq!(seen["files"][0]["content"], "print(\"later\")");
}

#[actix_web::test]
async fn at_once_it_is_one_game() {
    let app = App::spawn().await;
    let maker = app.member("Robo Fox").await;
    let project = project(&maker, "Cloud Hopper").await;
    let publish = || maker.post("/api/gallery").json(&json!({"project_id": project})).send();
    let answers = futures_util::future::join_all([publish(), publish(), publish()]).await;
    let mut statuses: Vec<_> = answers.into_iter().map(|answer| answer.unwrap().status().as_u16()).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 200, 201]);
}

#[actix_web::test]
async fn what_a_learner_of_a_class_shows_waits_for_the_teacher() {
    let app = App::spawn().await;
    let (teacher, learner) = (app.teacher("Ms Owl").await, app.member("Robo Fox").await);
    class(&teacher, &[&learner]).await;
    let project = project(&learner, "Cloud Hopper").await;
    let publish = |body: Value| learner.post("/api/gallery").json(&body).send();
    let response = publish(json!({"project_id": project})).await.unwrap();
    assert_eq!(response.status(), StatusCode::CREATED);
    let game = json_of(response).await;
    assert_eq!((&game["state"], &game["published_at"]), (&json!("waiting"), &Value::Null));
    let id = text(&game, "id");
    problem(app.get(&format!("/api/gallery/{id}")).send().await.unwrap(), 404, "publication_not_found").await;
    super::approve(&teacher, &id).await;
    let same = json_of(publish(json!({"project_id": project})).await.unwrap()).await;
    assert_eq!(same["state"], "published", "nothing is new about it");
    let changed = json_of(publish(json!({"project_id": project, "title": "Another"})).await.unwrap()).await;
    assert_eq!(changed["state"], "waiting");
    let own = super::project(&teacher, "Owl Game").await;
    class(&app.teacher("Mr Bear").await, &[&teacher]).await;
    let game = json_of(teacher.post("/api/gallery").json(&json!({"project_id": own})).send().await.unwrap()).await;
    assert_eq!(game["state"], "published", "a teacher waits for nobody");
}

#[actix_web::test]
async fn what_waited_or_was_declined_is_not_shown_by_leaving_the_class() {
    for (decided, taken_back) in [(false, false), (true, false), (false, true), (true, true)] {
        let app = App::spawn().await;
        let (teacher, learner, admin) = (app.teacher("Owl").await, app.member("Fox").await, app.admin("Chief").await);
        class(&teacher, &[&learner]).await;
        let project = project(&learner, "Cloud Hopper").await;
        let offer = async || {
            let request = learner.post("/api/gallery").json(&json!({"project_id": project}));
            json_of(request.send().await.unwrap()).await
        };
        let id = text(&offer().await, "id");
        if decided {
            let reason = json!({"reason": "The level cannot be finished yet."});
            teacher.post(&format!("/api/gallery/{id}/decline")).json(&reason).send().await.unwrap();
        }
        if taken_back {
            learner.delete(&format!("/api/gallery/{id}")).send().await.unwrap();
        }
        app.sql("delete from class_members").await;
        write(&learner, project, "print(\"other\")").await;
        for _ in 0..2 {
            assert_eq!(offer().await["state"], "waiting", "declined: {decided}, taken back: {taken_back}");
        }
        assert_eq!(super::approve(&admin, &id).await.status(), StatusCode::OK);
        shown(&app, &id).await;
        write(&learner, project, "print(\"later\")").await;
        assert_eq!(offer().await["state"], "published", "approved of, and in no class");
    }
}

#[actix_web::test]
async fn what_is_wrong_is_named() {
    let app = App::spawn().await;
    let maker = app.member("Robo Fox").await;
    let project = project(&maker, "Cloud Hopper").await;
    let unkind = super::project(&maker, "Shit Game").await;
    for (body, field) in [
        (json!({}), "project_id"),
        (json!({"project_id": "x"}), "project_id"),
        (json!({"project_id": project, "title": ""}), "title"),
        (json!({"project_id": project, "title": "a".repeat(61)}), "title"),
        (json!({"project_id": project, "title": "sh1t"}), "title"),
        (json!({"project_id": unkind}), "title"),
        (json!({"project_id": project, "description": "f u c k"}), "description"),
        (json!({"project_id": project, "description": "a".repeat(501)}), "description"),
        (json!({"project_id": project, "description": "a\0"}), "description"),
        (json!({"project_id": project, "owner_id": project}), "owner_id"),
        (json!({"project_id": project, "state": "published"}), "state"),
    ] {
        let response = maker.post("/api/gallery").json(&body).send().await.unwrap();
        let problem = problem(response, 400, "invalid_request").await;
        assert_eq!(problem.errors.first().unwrap().field, field, "{body}");
    }
    let grasshopper = json!({"project_id": project, "title": "Grasshopper of Scunthorpe", "description": "1=1; --"});
    let response = maker.post("/api/gallery").json(&grasshopper).send().await.unwrap();
    assert_eq!(response.status(), StatusCode::CREATED);
    problem(maker.post("/api/gallery").body("{}").send().await.unwrap(), 415, "unsupported_media_type").await;
    let large = json!({"project_id": project, "description": "a".repeat(70_000)});
    problem(maker.post("/api/gallery").json(&large).send().await.unwrap(), 413, "payload_too_large").await;
}

#[actix_web::test]
async fn a_foreign_project_is_answered_like_a_missing_one() {
    let app = App::spawn().await;
    let (maker, other) = (app.member("Robo Fox").await, app.member("Blue Whale").await);
    let (foreign, trashed) = (project(&maker, "One").await, project(&other, "Two").await);
    app.sql(&format!("update projects set deleted_at = now() where id = '{trashed}'")).await;
    let mut details = Vec::new();
    for id in [foreign, trashed, Uuid::now_v7()] {
        let response = other.post("/api/gallery").json(&json!({"project_id": id})).send().await.unwrap();
        details.push(problem(response, 404, "project_not_found").await.detail);
    }
    assert!(details[0] == details[1] && details[1] == details[2]);
}

#[actix_web::test]
async fn what_cannot_run_is_not_shown() {
    let app = App::spawn().await;
    let maker = app.member("Robo Fox").await;
    let id = project(&maker, "Cloud Hopper").await;
    app.sql(&format!("delete from project_files where project_id = '{id}'")).await;
    let response = maker.post("/api/gallery").json(&json!({"project_id": id})).send().await.unwrap();
    problem(response, 409, "not_publishable").await;
}

#[actix_web::test]
async fn what_was_hidden_is_not_shown_by_its_maker() {
    let app = App::spawn().await;
    let (maker, admin) = (app.member("Robo Fox").await, app.admin("Chief").await);
    let game = publish(&maker, "Cloud Hopper").await;
    let project = text(&json_of(maker.get("/api/gallery/mine").send().await.unwrap()).await["items"][0], "project_id");
    admin.delete(&format!("/api/gallery/{game}")).send().await.unwrap();
    maker.delete(&format!("/api/gallery/{game}")).send().await.unwrap();
    let response = maker.post("/api/gallery").json(&json!({"project_id": project})).send().await.unwrap();
    problem(response, 409, "not_publishable").await;
}

#[actix_web::test]
async fn strangers_and_guests_show_nothing() {
    let app = App::spawn().await;
    let body = json!({"project_id": Uuid::now_v7()});
    problem(app.post("/api/gallery").json(&body).send().await.unwrap(), 401, "not_signed_in").await;
    problem(app.guest().await.post("/api/gallery").json(&body).send().await.unwrap(), 403, "members_only").await;
}

#[actix_web::test]
async fn an_api_key_needs_the_scope() {
    let app = App::spawn().await;
    let maker = app.member("Robo Fox").await;
    let project = project(&maker, "Cloud Hopper").await;
    let post = async |scopes| {
        let key = key(&maker, scopes).await;
        let request = app.post("/api/gallery").header("authorization", key).json(&json!({"project_id": project}));
        request.send().await.unwrap()
    };
    problem(post("read,run").await, 403, "missing_scope").await;
    assert_eq!(post("write").await.status(), StatusCode::CREATED);
}

#[actix_web::test]
async fn again_after_an_answer_that_changed_no_file_it_goes_with_that_answer() {
    let app = App::spawn().await;
    let (maker, other) = (app.member("Robo Fox").await, app.member("Owl").await);
    let project = project(&maker, "Cloud Hopper").await;
    let mut seen = Vec::new();
    for goal in ["flag", "boss"] {
        let choices = json!({"theme": "meadow", "choices": {"goal": goal}});
        app.sql(&format!("update projects set choices = '{choices}' where id = '{project}'")).await;
        let game =
            json_of(maker.post("/api/gallery").json(&json!({"project_id": project})).send().await.unwrap()).await;
        let path = format!("/api/gallery/{}/remix", text(&game, "id"));
        seen.push(json_of(other.post(&path).send().await.unwrap()).await["choices"]["goal"].clone());
    }
    assert_eq!(seen, ["flag", "boss"]);
}
