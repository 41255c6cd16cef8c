//! Two gateways on one database: whichever is asked, the answer is the same.

use serde_json::json;

use crate::support::app::{client, header};
use crate::support::executor::Executor;
use crate::support::keys::Keys;
use crate::support::{App, database, problem};

#[actix_web::test]
async fn both_start_at_once_on_an_empty_database() {
    let database = database::empty().await;
    let settings = [("DATABASE_URL", database.url.as_str())];
    let (one, other) = tokio::join!(App::with(&settings), App::with(&settings));
    let guest = one.guest().await;
    let me = other.get("/api/auth/me").header("cookie", &guest.cookie).send().await.unwrap();
    assert_eq!(me.status(), 200);
}

#[actix_web::test]
async fn what_was_sent_to_one_is_not_done_again_by_the_other() {
    let database = database::migrated().await;
    let keys = Keys::generate();
    let executor = Executor::start(&keys.public_pem);
    let settings = [("EXECUTOR_URL", executor.url.as_str()), ("DATABASE_URL", &database.url)];
    let (one, other) = (App::start(&keys, &settings).await, App::start(&keys, &settings).await);
    let guest = one.guest().await;
    let run = async |app: &App| {
        let request = client().post(format!("{}/api/execute", app.url)).header("cookie", &guest.cookie);
        request.header("idempotency-key", "key").json(&json!({"code": "pass"})).send().await.unwrap()
    };
    let first = run(&one).await;
    assert_eq!(first.status(), 201);
    let again = run(&other).await;
    assert_eq!(header(&again, "idempotency-replayed"), "true");
    assert_eq!(again.text().await.unwrap(), first.text().await.unwrap());
    assert_eq!(executor.runs().len(), 1);
}

#[actix_web::test]
async fn who_signs_out_everywhere_is_signed_out_at_both() {
    let database = database::migrated().await;
    let settings = [("DATABASE_URL", database.url.as_str())];
    let (one, other) = (App::with(&settings).await, App::with(&settings).await);
    let guest = one.guest().await;
    let me = async || other.get("/api/auth/me").header("cookie", &guest.cookie).send().await.unwrap().status();
    assert_eq!(me().await, 200);
    let revoke = format!("update user_sessions set revoked_at = now() where user_id = '{}'", guest.id);
    diesel_async::SimpleAsyncConnection::batch_execute(&mut database::connect(&database.url).await, &revoke)
        .await
        .unwrap();
    assert_eq!(guest.get("/api/auth/me").send().await.unwrap().status(), 401);
    assert_eq!(me().await, 401);
}

#[actix_web::test]
async fn what_one_has_saved_the_other_does_not_write_over() {
    let database = database::migrated().await;
    let settings = [("DATABASE_URL", database.url.as_str())];
    let (one, other) = (App::with(&settings).await, App::with(&settings).await);
    let guest = one.guest().await;
    let made = guest.post("/api/projects").json(&json!({"name": "Hopper", "code": "pass"})).send().await.unwrap();
    assert_eq!(made.status(), 201);
    let (path, seen) = (header(&made, "location").to_owned(), header(&made, "etag").to_owned());
    let save = async |app: &App, code: &str| {
        let request = client().patch(format!("{}{path}", app.url)).header("cookie", &guest.cookie);
        let body = json!({"files": [{"path": "main.py", "content": code}]});
        request.header("if-match", &seen).json(&body).send().await.unwrap()
    };
    assert_eq!(save(&other, "print(1)").await.status(), 200);
    problem(save(&one, "print(2)").await, 412, "precondition_failed").await;
    let now = guest.get(&path).send().await.unwrap().text().await.unwrap();
    assert!(now.contains("print(1)") && !now.contains("print(2)"), "{now}");
}
