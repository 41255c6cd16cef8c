//! `POST /api/auth/logout` and `POST /api/auth/logout-everywhere`

use reqwest::StatusCode;

use crate::support::accounts::PASSWORD;
use crate::support::app::set_cookie;
use crate::support::{App, problem};

#[actix_web::test]
async fn signing_out_ends_this_sign_in_and_clears_the_cookie() {
    let app = App::spawn().await;
    let member = app.member("Robo Fox").await.with_password().await;
    let elsewhere = app.signed_in(app.login("Robo Fox", PASSWORD).send().await.unwrap()).await;
    let response = member.post("/api/auth/logout").send().await.unwrap();
    assert_eq!(response.status(), StatusCode::NO_CONTENT);
    let cookie = set_cookie(&response);
    assert!(cookie.starts_with("palace_session=;") && cookie.contains("Max-Age=0"), "{cookie}");
    problem(member.get("/api/auth/me").send().await.unwrap(), 401, "not_signed_in").await;
    assert_eq!(elsewhere.get("/api/auth/me").send().await.unwrap().status(), StatusCode::OK);
}

#[actix_web::test]
async fn nobody_can_sign_out_too() {
    let app = App::spawn().await;
    assert_eq!(app.post("/api/auth/logout").send().await.unwrap().status(), StatusCode::NO_CONTENT);
    let wrong = app.post("/api/auth/logout").bearer_auth("nonsense").send().await.unwrap();
    problem(wrong, 401, "invalid_api_key").await;
}

#[actix_web::test]
async fn signing_out_everywhere_ends_all_but_keys() {
    let app = App::spawn().await;
    let member = app.member("Robo Fox").await.with_password().await;
    let elsewhere = app.signed_in(app.login("Robo Fox", PASSWORD).send().await.unwrap()).await;
    let somebody = app.guest().await;
    let key = member.api_key("read,write").await;
    let by_key = app.post("/api/auth/logout-everywhere").bearer_auth(&key).send().await.unwrap();
    problem(by_key, 403, "not_with_api_key").await;

    let response = elsewhere.post("/api/auth/logout-everywhere").send().await.unwrap();
    assert!(set_cookie(&response).contains("Max-Age=0"));
    assert_eq!(response.status(), StatusCode::NO_CONTENT);
    for browser in [&member, &elsewhere] {
        problem(browser.get("/api/auth/me").send().await.unwrap(), 401, "not_signed_in").await;
        let again = browser.post("/api/auth/logout-everywhere").send().await.unwrap();
        problem(again, 401, "not_signed_in").await;
    }
    assert_eq!(somebody.get("/api/auth/me").send().await.unwrap().status(), StatusCode::OK);
    assert_eq!(app.get("/api/auth/me").bearer_auth(&key).send().await.unwrap().status(), StatusCode::OK);
}
