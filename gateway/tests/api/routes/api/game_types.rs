//! `GET /api/game-types` and what such games look like

use reqwest::{Response, StatusCode};
use rstest::rstest;
use serde_json::{Value, json};
use shared::api::GameTypes;

use crate::support::app::header;
use crate::support::executor::{Answer, Executor};
use crate::support::{App, problem};

const PREVIEW: &str = "/api/game-types/maze/previews/ice.webp";

fn kinds() -> Value {
    let theme = json!({"id": "ice", "label": "Ice", "moving": format!("{PREVIEW}?v=7"), "still": "/still"});
    json!({"items": [{"id": "maze", "name": "Maze", "pitch": "Get out.", "colour": "moss", "default_name": "Lost",
        "names": ["Found"], "slots": [], "themes": [theme]}]})
}

fn answer(executor: &Executor, body: &str) {
    let headers = &[("content-type", "image/webp"), ("etag", "\"7\"")];
    executor.answer(Answer { status: 200, headers, body: body.to_owned() });
}

async fn get(app: &App, path: &str) -> Response {
    app.get(path).send().await.unwrap()
}

#[actix_web::test]
async fn everybody_sees_the_list() {
    let (app, executor) = App::with_executor().await;
    answer(&executor, &kinds().to_string());
    let response = get(&app, "/api/game-types?language=es-MX").await;
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(header(&response, "content-type"), "application/json");
    let list: Value = response.json().await.unwrap();
    assert_eq!(list, kinds());
    serde_json::from_value::<GameTypes>(list).unwrap();
    let seen = executor.last();
    assert_eq!((seen.path.as_str(), seen.query.as_str()), ("/api/game-types", "language=es"));
    let claims = seen.claims;
    assert_eq!((claims.sid, claims.sub.to_string().replace(['-', '0'], "")), (None, String::new()), "nobody's");
}

#[actix_web::test]
async fn a_list_is_asked_for_once_in_each_language() {
    let (app, executor) = App::with_executor().await;
    answer(&executor, &kinds().to_string());
    for path in ["", "?language=en", "?language=en-GB", "?language=nonsense%26x=1", "?language="] {
        assert_eq!(get(&app, &format!("/api/game-types{path}")).await.status(), StatusCode::OK, "{path}");
    }
    assert_eq!(executor.calls(), 1);
    get(&app, "/api/game-types?language=es").await;
    assert_eq!(executor.calls(), 2);
}

#[actix_web::test]
async fn a_wrong_parameter_is_named() {
    let (app, _executor) = App::with_executor().await;
    let problem = problem(get(&app, "/api/game-types?lang=es").await, 400, "invalid_request").await;
    assert_eq!(problem.errors[0].field, "lang");
}

#[actix_web::test]
async fn without_an_executor_there_is_no_list() {
    let app = App::spawn().await;
    problem(get(&app, "/api/game-types").await, 503, "executor_unavailable").await;
    problem(get(&app, PREVIEW).await, 503, "executor_unavailable").await;
}

#[rstest]
#[case("?v=7", "public, max-age=31536000, immutable")]
#[case("?v=6", "public, no-cache")]
#[case("", "public, no-cache")]
#[actix_web::test]
async fn a_picture_is_kept_for_ever_where_its_address_names_it(#[case] query: &str, #[case] keep: &str) {
    let (app, executor) = App::with_executor().await;
    answer(&executor, "moving");
    let response = get(&app, &format!("{PREVIEW}{query}")).await;
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!((header(&response, "content-type"), header(&response, "etag")), ("image/webp", "\"7\""));
    assert_eq!((header(&response, "cache-control"), header(&response, "x-content-type-options")), (keep, "nosniff"));
    assert_eq!(response.text().await.unwrap(), "moving");
    assert_eq!(executor.last().path, PREVIEW);
}

#[rstest]
#[case("\"7\"", 304)]
#[case("W/\"7\", \"8\"", 304)]
#[case("\"8\"", 200)]
#[actix_web::test]
async fn a_known_picture_is_not_sent(#[case] known: &str, #[case] status: u16) {
    let (app, executor) = App::with_executor().await;
    answer(&executor, "moving");
    let response = app.get(PREVIEW).header("if-none-match", known).send().await.unwrap();
    assert_eq!(response.status().as_u16(), status);
}

#[rstest]
#[case("/api/game-types/maze/previews/..%2F..%2Fsessions")]
#[case("/api/game-types/ma%3Fze/previews/ice.webp")]
#[case("/api/game-types/maze/previews/ice%20.webp")]
#[actix_web::test]
async fn what_names_no_picture_reaches_no_executor(#[case] path: &str) {
    let (app, executor) = App::with_executor().await;
    problem(get(&app, path).await, 404, "picture_not_found").await;
    assert_eq!(executor.calls(), 0);
}

#[actix_web::test]
async fn a_picture_that_no_executor_has_is_missing() {
    let (app, executor) = App::with_executor().await;
    let missing =
        json!({"type": "/api/docs#not_found", "title": "t", "status": 404, "detail": "d", "code": "not_found"});
    executor.answer(Answer { status: 404, headers: &[], body: missing.to_string() });
    problem(get(&app, PREVIEW).await, 404, "picture_not_found").await;
}
