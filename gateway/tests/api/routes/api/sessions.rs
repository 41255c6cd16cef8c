//! `GET /api/sessions`

use reqwest::StatusCode;

use crate::support::{App, problem};

#[actix_web::test]
async fn asks_the_executor_in_the_name_of_the_caller() {
    let (app, executor) = App::with_executor().await;
    let guest = app.guest().await;
    assert_eq!(guest.get("/api/sessions").send().await.unwrap().status(), StatusCode::OK);
    let claims = executor.last().claims;
    assert_eq!((claims.sub.to_string(), claims.sid), (guest.id, None));
}

#[actix_web::test]
async fn nobody_has_no_sessions() {
    let (app, _executor) = App::with_executor().await;
    problem(app.get("/api/sessions").send().await.unwrap(), 401, "not_signed_in").await;
}
