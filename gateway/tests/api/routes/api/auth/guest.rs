//! `POST /api/auth/guest`

use reqwest::{Method, StatusCode};
use serde_json::Value;

use crate::support::app::set_cookie;
use crate::support::{App, problem};

#[actix_web::test]
async fn makes_a_guest_and_signs_them_in() {
    let app = App::spawn().await;
    let response = app.post("/api/auth/guest").send().await.unwrap();
    assert_eq!(response.status(), StatusCode::CREATED);
    let cookie = set_cookie(&response).to_owned();
    assert!(cookie.starts_with("palace_session="));
    for attribute in ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age="] {
        assert!(cookie.contains(attribute), "{attribute} in {cookie}");
    }
    assert!(!cookie.contains("Secure"), "browsers drop secure cookies of plain HTTP");
    let body: Value = response.json().await.unwrap();
    assert_eq!(body.pointer("/user/kind").unwrap(), "guest");
    assert!(body.pointer("/user/created_at").unwrap().as_str().unwrap().ends_with('Z'));
}

#[actix_web::test]
async fn over_tls_the_cookie_is_bound_to_the_host() {
    let app = App::with(&[("PUBLIC_ORIGIN", "https://palace.example")]).await;
    let response = app.post("/api/auth/guest").send().await.unwrap();
    let cookie = set_cookie(&response).to_owned();
    assert!(cookie.starts_with("__Host-palace=") && cookie.contains("Secure") && !cookie.contains("Domain"));
    let me = app.get("/api/auth/me").header("cookie", cookie.split(';').next().unwrap()).send().await.unwrap();
    assert_eq!(me.status(), StatusCode::OK);
}

#[actix_web::test]
async fn over_tls_a_cookie_without_the_prefix_counts_for_nothing() {
    let app = App::with(&[("PUBLIC_ORIGIN", "https://palace.example")]).await;
    let response = app.post("/api/auth/guest").send().await.unwrap();
    let planted = set_cookie(&response).split(';').next().unwrap().replace("__Host-palace", "palace_session");
    let me = app.get("/api/auth/me").header("cookie", planted).send().await.unwrap();
    problem(me, 401, "not_signed_in").await;
}

#[actix_web::test]
async fn whoever_is_signed_in_stays_who_they_are() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let response = guest.post("/api/auth/guest").send().await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    assert!(set_cookie(&response).starts_with(&guest.cookie), "the same token, for longer");
    let body: Value = response.json().await.unwrap();
    assert_eq!(body.pointer("/user/id").unwrap(), &guest.id);
}

#[actix_web::test]
async fn an_api_key_signs_nobody_in() {
    let app = App::spawn().await;
    let member = app.member("Robo Fox").await;
    for scopes in ["read", "write", "run", "read,write,run"] {
        let key = format!("Bearer {}", member.api_key(scopes).await);
        let response = app.post("/api/auth/guest").header("authorization", key).send().await.unwrap();
        assert_eq!(set_cookie(&response), "");
        problem(response, 403, "not_with_api_key").await;
    }
}

#[actix_web::test]
async fn a_cookie_nobody_gave_makes_a_new_guest() {
    let app = App::spawn().await;
    let made_up = format!("palace_session={}", "A".repeat(43));
    let response = app.post("/api/auth/guest").header("cookie", &made_up).send().await.unwrap();
    assert_eq!(response.status(), StatusCode::CREATED);
    assert!(!set_cookie(&response).starts_with(&made_up), "a token is never taken from the client");
}

#[actix_web::test]
async fn a_page_of_another_site_cannot_sign_anybody_in() {
    let app = App::spawn().await;
    let cases = [("sec-fetch-site", "cross-site"), ("sec-fetch-site", "same-site"), ("origin", "http://evil.example")];
    for (name, value) in cases {
        let response = app.post("/api/auth/guest").header(name, value).send().await.unwrap();
        assert_eq!(set_cookie(&response), "");
        problem(response, 403, "cross_site_request").await;
    }
    let ours = app.post("/api/auth/guest").header("origin", &app.url).send().await.unwrap();
    assert_eq!(ours.status(), StatusCode::CREATED);
}

#[actix_web::test]
async fn other_methods_are_not_allowed() {
    let app = App::spawn().await;
    let response = app.request(Method::DELETE, "/api/auth/guest").send().await.unwrap();
    assert_eq!(response.headers().get("allow").unwrap(), "POST");
    problem(response, 405, "method_not_allowed").await;
}
