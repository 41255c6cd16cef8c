//! `GET /api/auth/me`

use diesel_async::SimpleAsyncConnection as _;
use reqwest::StatusCode;
use serde_json::Value;

use crate::support::{App, database, problem};

#[actix_web::test]
async fn says_who_is_signed_in() {
    let app = App::spawn().await;
    let (first, second) = (app.guest().await, app.guest().await);
    assert_ne!(first.id, second.id);
    for guest in [first, second] {
        let response = guest.get("/api/auth/me").send().await.unwrap();
        assert_eq!(response.status(), StatusCode::OK);
        let body: Value = response.json().await.unwrap();
        assert_eq!(body.pointer("/user/id").unwrap(), &guest.id);
    }
}

#[actix_web::test]
async fn nobody_is_nobody() {
    let app = App::spawn().await;
    for cookie in ["", "palace_session=", "palace_session=nonsense", "other=1"] {
        let response = app.get("/api/auth/me").header("cookie", cookie).send().await.unwrap();
        problem(response, 401, "not_signed_in").await;
    }
}

#[actix_web::test]
async fn a_sign_in_that_is_over_or_revoked_counts_for_nothing() {
    for change in [
        "update user_sessions set revoked_at = now()",
        "update user_sessions set created_at = created_at - interval '2 days', expires_at = now() - interval '1 second'",
        "delete from users",
    ] {
        let database = database::migrated().await;
        let app = App::with(&[("DATABASE_URL", &database.url)]).await;
        let guest = app.guest().await;
        assert_eq!(guest.get("/api/auth/me").send().await.unwrap().status(), StatusCode::OK);
        database::connect(&database.url).await.batch_execute(change).await.unwrap();
        problem(guest.get("/api/auth/me").send().await.unwrap(), 401, "not_signed_in").await;
    }
}

#[actix_web::test]
async fn a_browser_that_returns_stays_signed_in_for_longer() {
    let database = database::migrated().await;
    let app = App::with(&[("DATABASE_URL", &database.url)]).await;
    let guest = app.guest().await;
    let mut connection = database::connect(&database.url).await;
    let long_ago = "update user_sessions set created_at = now() - interval '170 days', \
                    last_seen_at = now() - interval '170 days', expires_at = now() + interval '10 days'";
    connection.batch_execute(long_ago).await.unwrap();
    assert_eq!(guest.get("/api/auth/me").send().await.unwrap().status(), StatusCode::OK);
    let check = "do $$ begin assert (select bool_and(expires_at > now() + interval '179 days' \
                 and last_seen_at > now() - interval '1 minute') from user_sessions); end $$";
    connection.batch_execute(check).await.unwrap();
}
