//! Two gateways on one database: whichever is asked, the answer is the same.

use serde_json::json;

use crate::support::app::{client, header};
use crate::support::executor::Executor;
use crate::support::keys::Keys;
use crate::support::{App, database};

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
