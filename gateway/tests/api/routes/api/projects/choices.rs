//! `POST /api/projects/{project_id}/choices`

use reqwest::{Response, StatusCode};
use rstest::rstest;
use serde_json::{Value, json};
use shared::api::{CompileRequest, CompileResponse, Encoding, SourceFile};
use shared::problem::FieldError;

use super::{make, picture, place, read, save, text};
use crate::support::app::{Guest, header};
use crate::support::executor::Executor;
use crate::support::{App, problem};

/// A game whose hero and goal can be chosen.
fn compile(request: &CompileRequest) -> Result<CompileResponse, FieldError> {
    let unknown = |field: &str, allowed: &str| FieldError {
        field: field.to_owned(),
        message: format!("There is no such thing; choose one of: {allowed}."),
        ..FieldError::default()
    };
    if let Some(slot) = request.choices.keys().find(|slot| !["hero", "goal"].contains(&slot.as_str())) {
        return Err(unknown(&format!("choices.{slot}"), "hero, goal"));
    }
    let chosen = |slot: &str, first: &str| request.choices.get(slot).cloned().unwrap_or_else(|| first.to_owned());
    let (hero, goal) = (chosen("hero", "fox"), chosen("goal", "coins"));
    if !["fox", "owl"].contains(&hero.as_str()) {
        return Err(unknown("choices.hero", "fox, owl"));
    }
    let speed = if hero == "fox" { 5 } else { 9 };
    let name = request.name.clone().unwrap_or_default();
    let code = format!("NAME = {name:?}\nHERO = {hero:?}\nSPEED = {speed}\n\nplay({goal:?})\n");
    let image = SourceFile {
        path: "hero.png".to_owned(),
        content: base64::Engine::encode(&base64::engine::general_purpose::STANDARD, hero_picture(&hero)),
        encoding: Encoding::Base64,
    };
    let extra = SourceFile { path: format!("{goal}.txt"), content: goal.clone(), encoding: Encoding::Utf8 };
    Ok(CompileResponse { code, files: vec![image, extra] })
}

fn hero_picture(hero: &str) -> Vec<u8> {
    let side = if hero == "fox" { 2 } else { 3 };
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::GrayImage::new(side, side).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

async fn app() -> (App, Executor) {
    let (app, executor) = App::with_executor().await;
    executor.compile_with(compile);
    (app, executor)
}

async fn made(person: &Guest<'_>) -> Value {
    let body = json!({"name": "Dash", "game_type": "maze", "choices": {}});
    let response = person.post("/api/projects").json(&body).send().await.unwrap();
    assert_eq!(response.status(), StatusCode::CREATED);
    response.json().await.unwrap()
}

async fn answer(person: &Guest<'_>, place: &str, tag: &str, body: &Value) -> Response {
    person.post(&format!("{place}/choices")).header("if-match", tag).json(body).send().await.unwrap()
}

/// Answers, and gives the project.
async fn answered(person: &Guest<'_>, place: &str, choices: Value) -> Value {
    let response = answer(person, place, "*", &json!({"choices": choices})).await;
    let status = response.status();
    let project: Value = response.json().await.unwrap();
    assert_eq!(status, StatusCode::OK, "{project}");
    project
}

fn content<'a>(project: &'a Value, path: &str) -> &'a str {
    let files = project["files"].as_array().unwrap();
    files.iter().find(|file| file["path"] == path).and_then(|file| file["content"].as_str()).unwrap()
}

fn paths(project: &Value) -> Vec<&str> {
    project["files"].as_array().unwrap().iter().map(|file| file["path"].as_str().unwrap()).collect()
}

#[actix_web::test]
async fn an_answer_changes_the_game_and_is_remembered() {
    let (app, _executor) = app().await;
    let guest = app.guest().await;
    let place = place(&made(&guest).await);
    let response = answer(&guest, &place, "\"r1\"", &json!({"choices": {"hero": "owl"}})).await;
    assert_eq!((response.status(), header(&response, "etag")), (StatusCode::OK, "\"r2\""));
    let project: Value = response.json().await.unwrap();
    assert_eq!(content(&project, "main.py"), "NAME = \"Dash\"\nHERO = \"owl\"\nSPEED = 9\n\nplay(\"coins\")\n");
    assert_eq!(project["choices"], json!({"hero": "owl"}), "only what was answered");
    assert_eq!(read(&guest, &place).await, project);
    let project = answered(&guest, &place, json!({"goal": "gems"})).await;
    assert_eq!(project["choices"], json!({"goal": "gems", "hero": "owl"}));
    assert_eq!(paths(&project), ["gems.txt", "hero.png", "main.py"]);
    // Exactly what the same answers make of a new game.
    let whole = json!({"name": "Dash", "game_type": "maze", "choices": {"goal": "gems", "hero": "owl"}});
    let fresh: Value = guest.post("/api/projects").json(&whole).send().await.unwrap().json().await.unwrap();
    assert_eq!(content(&project, "main.py"), content(&fresh, "main.py"));
    let hero = |project: &Value| text(project, "/files/1/url").to_owned();
    let bytes = async |url: String| guest.get(&url).send().await.unwrap().bytes().await.unwrap();
    assert_eq!(bytes(hero(&project)).await, bytes(hero(&fresh)).await);
}

#[actix_web::test]
async fn the_same_answer_again_changes_nothing() {
    let (app, _executor) = app().await;
    let guest = app.guest().await;
    let place = place(&made(&guest).await);
    assert_eq!(
        answered(&guest, &place, json!({"hero": "fox"})).await["revision"],
        2,
        "the first option is an answer too"
    );
    assert_eq!(answered(&guest, &place, json!({"hero": "fox"})).await["revision"], 2);
}

#[actix_web::test]
async fn what_its_maker_changed_stays() {
    let (app, _executor) = app().await;
    let guest = app.guest().await;
    let place = place(&made(&guest).await);
    let renamed = "import my_part\nNAME = \"Hop\"\nHERO = \"fox\"\nSPEED = 5\n\nplay(\"coins\")\ncheer()\n";
    save(&guest, &place, "*", renamed).await;
    let rename = json!({"name": "Hop", "files": [{"path": "my_part.py", "content": "x = 1\n"}]});
    guest.patch(&place).header("if-match", "*").json(&rename).send().await.unwrap();
    let project = answered(&guest, &place, json!({"hero": "owl"})).await;
    let both = "import my_part\nNAME = \"Hop\"\nHERO = \"owl\"\nSPEED = 9\n\nplay(\"coins\")\ncheer()\n";
    assert_eq!((content(&project, "main.py"), text(&project, "/name")), (both, "Hop"));
    assert_eq!(content(&project, "my_part.py"), "x = 1\n");
}

#[actix_web::test]
async fn a_picture_of_its_makers_own_stays() {
    let (app, _executor) = app().await;
    let guest = app.guest().await;
    let place = place(&made(&guest).await);
    let url = format!("{place}/files/hero.png");
    guest.put(&url).body(picture(image::ImageFormat::Png)).send().await.unwrap();
    let own = guest.get(&url).send().await.unwrap().bytes().await.unwrap();
    let project = answered(&guest, &place, json!({"hero": "owl"})).await;
    assert!(content(&project, "main.py").contains("owl"));
    assert_eq!(guest.get(&url).send().await.unwrap().bytes().await.unwrap(), own);
}

#[actix_web::test]
async fn a_file_that_the_makers_lines_speak_of_stays() {
    let (app, _executor) = app().await;
    let guest = app.guest().await;
    let place = place(&made(&guest).await);
    let own = json!({"files": [{"path": "mine.py", "content": "open(\"coins.txt\")\n"}]});
    guest.patch(&place).header("if-match", "*").json(&own).send().await.unwrap();
    let project = answered(&guest, &place, json!({"goal": "gems"})).await;
    assert_eq!(paths(&project), ["coins.txt", "gems.txt", "hero.png", "main.py", "mine.py"]);
}

#[actix_web::test]
async fn lines_that_both_change_are_named_and_nothing_happens() {
    let (app, _executor) = app().await;
    let guest = app.guest().await;
    let place = place(&made(&guest).await);
    let code = "# mine\nNAME = \"Dash\"\nHERO = \"fox\"\nSPEED = 50\n\nplay(\"coins\")\n";
    save(&guest, &place, "*", code).await;
    let before = read(&guest, &place).await;
    let wish = json!({"choices": {"hero": "owl"}});
    let problem = problem(answer(&guest, &place, "*", &wish).await, 409, "choice_conflict").await;
    let places: Vec<_> = problem.errors.iter().map(|error| (error.field.as_str(), error.line)).collect();
    assert_eq!(places, [("main.py", Some(4))]);
    assert_eq!(read(&guest, &place).await, before);
}

#[actix_web::test]
async fn the_new_part_takes_their_place_and_what_was_there_is_kept() {
    let (app, _executor) = app().await;
    let guest = app.guest().await;
    let place = place(&made(&guest).await);
    let code = "# mine\nNAME = \"Dash\"\nHERO = \"fox\"\nSPEED = 50\n\nplay(\"coins\")\n";
    save(&guest, &place, "*", code).await;
    let wish = json!({"choices": {"hero": "owl"}, "overwrite": true});
    let project: Value = answer(&guest, &place, "*", &wish).await.json().await.unwrap();
    let both = "# mine\nNAME = \"Dash\"\nHERO = \"owl\"\nSPEED = 9\n\nplay(\"coins\")\n";
    assert_eq!(content(&project, "main.py"), both);
    let versions = read(&guest, &format!("{place}/versions")).await;
    assert_eq!(text(&versions, "/items/0/reason"), "kept");
    let kept = read(&guest, &format!("{place}/versions/{}", text(&versions, "/items/0/id"))).await;
    assert_eq!(content(&kept, "main.py"), code);
    // Without anything in the way there is nothing to keep.
    let wish = json!({"choices": {"goal": "gems"}, "overwrite": true});
    assert_eq!(answer(&guest, &place, "*", &wish).await.status(), StatusCode::OK);
    assert_eq!(read(&guest, &format!("{place}/versions")).await["items"].as_array().unwrap().len(), 1);
}

#[actix_web::test]
async fn a_program_that_was_removed_is_in_the_way_and_one_with_another_name_is_not() {
    let (app, _executor) = app().await;
    let guest = app.guest().await;
    let place = place(&made(&guest).await);
    let rename = json!({"rename": [{"from": "main.py", "to": "game.py"}]});
    guest.patch(&place).header("if-match", "*").json(&rename).send().await.unwrap();
    let project = answered(&guest, &place, json!({"hero": "owl"})).await;
    assert!(content(&project, "game.py").contains("owl") && !paths(&project).contains(&"main.py"));
    let remove = json!({"remove": ["coins.txt"]});
    guest.patch(&place).header("if-match", "*").json(&remove).send().await.unwrap();
    assert!(!paths(&answered(&guest, &place, json!({"goal": "gems"})).await).contains(&"coins.txt"));
}

/// The same game once its kind has modules: one that is imported anew with each hero, and one that is not.
fn compile_with_modules(request: &CompileRequest) -> Result<CompileResponse, FieldError> {
    let mut made = compile(request)?;
    let hero = request.choices.get("hero").map_or("fox", String::as_str);
    made.code = format!("from wheels import {hero}\n\n{}", made.code);
    for path in ["wheels.py", "wings.py"] {
        let content = "fox = owl = 4\n".to_owned();
        made.files.push(SourceFile { path: path.to_owned(), content, encoding: Encoding::Utf8 });
    }
    Ok(made)
}

#[actix_web::test]
async fn a_game_that_was_made_when_its_kind_had_other_modules_gets_those_that_it_imports_now() {
    let (app, executor) = app().await;
    let guest = app.guest().await;
    let place = place(&made(&guest).await);
    executor.compile_with(compile_with_modules);
    let body = json!({"choices": {"hero": "owl"}, "overwrite": true});
    let project: Value = answer(&guest, &place, "*", &body).await.json().await.unwrap();
    assert!(content(&project, "main.py").starts_with("from wheels import owl\n"), "{project}");
    assert_eq!(paths(&project), ["coins.txt", "hero.png", "main.py", "wheels.py"]);
}

#[actix_web::test]
async fn of_two_tabs_the_second_is_told() {
    let (app, _executor) = app().await;
    let guest = app.guest().await;
    let place = place(&made(&guest).await);
    assert_eq!(save(&guest, &place, "\"r1\"", "print(1)\n").await.status(), StatusCode::OK);
    let late = answer(&guest, &place, "\"r1\"", &json!({"choices": {"hero": "owl"}})).await;
    assert_eq!(late.status(), StatusCode::PRECONDITION_FAILED);
    let late: Value = late.json().await.unwrap();
    assert_eq!((text(&late, "/code"), text(&late, "/current/etag")), ("precondition_failed", "\"r2\""));
    assert_eq!(read(&guest, &place).await["choices"], json!({}));
    let unseen = guest.post(&format!("{place}/choices")).json(&json!({"choices": {}})).send().await.unwrap();
    problem(unseen, 428, "precondition_required").await;
}

#[rstest]
#[case(json!({"choices": {"villain": "owl"}}), "choices.villain", "hero, goal")]
#[case(json!({"choices": {"hero": "cow"}}), "choices.hero", "fox, owl")]
#[case(json!({"choices": {"hero": 3}}), "choices.hero", "")]
#[case(json!({}), "choices", "")]
#[case(json!({"choices": {}, "theme": "night"}), "theme", "")]
#[actix_web::test]
async fn a_wrong_answer_is_named_with_what_is_allowed(#[case] body: Value, #[case] field: &str, #[case] allowed: &str) {
    let (app, _executor) = app().await;
    let guest = app.guest().await;
    let place = place(&made(&guest).await);
    let problem = problem(answer(&guest, &place, "*", &body).await, 400, "invalid_request").await;
    assert_eq!(problem.errors[0].field, field);
    assert!(problem.errors[0].message.contains(allowed), "{}", problem.errors[0].message);
}

#[actix_web::test]
async fn only_a_game_of_ones_own_that_was_made_out_of_choices_has_questions() {
    let (app, _executor) = app().await;
    let (guest, stranger) = (app.guest().await, app.guest().await);
    let wish = json!({"choices": {"hero": "owl"}});
    let plain = place(&make(&guest, "Plain").await);
    problem(answer(&guest, &plain, "*", &wish).await, 409, "not_compiled").await;
    let place = place(&made(&guest).await);
    problem(answer(&stranger, &place, "*", &wish).await, 404, "project_not_found").await;
    problem(app.post(&format!("{place}/choices")).json(&wish).send().await.unwrap(), 401, "not_signed_in").await;
    guest.delete(&place).send().await.unwrap();
    problem(answer(&guest, &place, "*", &wish).await, 404, "project_not_found").await;
}

#[actix_web::test]
async fn a_game_that_can_be_made_no_more_has_no_questions() {
    let (app, _executor) = app().await;
    let guest = app.guest().await;
    let project = made(&guest).await;
    app.sql("update projects set choices = '{\"choices\": {\"hero\": \"dodo\"}}'").await;
    let wish = json!({"choices": {"goal": "gems"}});
    problem(answer(&guest, &place(&project), "*", &wish).await, 409, "not_compiled").await;
}

#[actix_web::test]
async fn without_an_executor_nothing_is_answered() {
    let (app, executor) = app().await;
    let guest = app.guest().await;
    let place = place(&made(&guest).await);
    executor.die().await;
    let response = answer(&guest, &place, "*", &json!({"choices": {"hero": "owl"}})).await;
    problem(response, 503, "executor_unavailable").await;
}

#[actix_web::test]
async fn a_version_brings_its_answers_back() {
    let (app, _executor) = app().await;
    let guest = app.guest().await;
    let place = place(&made(&guest).await);
    let version: Value =
        guest.post(&format!("{place}/versions")).json(&json!({})).send().await.unwrap().json().await.unwrap();
    answered(&guest, &place, json!({"hero": "owl"})).await;
    let restore = format!("{place}/versions/{}/restore", text(&version, "/id"));
    assert_eq!(guest.post(&restore).header("if-match", "*").send().await.unwrap().status(), StatusCode::OK);
    let project = read(&guest, &place).await;
    assert_eq!((&project["choices"], content(&project, "main.py").contains("fox")), (&json!({}), true));
    // What was there before came with its answers too.
    let versions = read(&guest, &format!("{place}/versions")).await;
    let undo = format!("{place}/versions/{}/restore", text(&versions, "/items/0/id"));
    guest.post(&undo).header("if-match", "*").send().await.unwrap();
    assert_eq!(read(&guest, &place).await["choices"], json!({"hero": "owl"}));
}

#[actix_web::test]
async fn a_copy_and_a_zip_can_be_answered_on() {
    let (app, _executor) = app().await;
    let guest = app.guest().await;
    let place = place(&made(&guest).await);
    answered(&guest, &place, json!({"hero": "owl"})).await;
    let copy: Value = guest.post(&format!("{place}/duplicate")).send().await.unwrap().json().await.unwrap();
    let zip = guest.get(&format!("{place}/export")).send().await.unwrap().bytes().await.unwrap();
    let import = guest.post("/api/projects/import").header("content-type", "application/zip").body(zip);
    let back: Value = import.send().await.unwrap().json().await.unwrap();
    for project in [copy, back] {
        let project = answered(&guest, &super::place(&project), json!({"goal": "gems"})).await;
        assert_eq!(project["choices"], json!({"goal": "gems", "hero": "owl"}));
        let code = "NAME = \"Dash\"\nHERO = \"owl\"\nSPEED = 9\n\nplay(\"gems\")\n";
        assert_eq!(content(&project, "main.py"), code, "called as it was made");
    }
}
