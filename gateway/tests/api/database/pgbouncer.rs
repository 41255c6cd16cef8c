//! The gateway behind a real pgBouncer in transaction mode, which hands each transaction to another connection.

use futures_util::future::join_all;
use serde_json::json;

use crate::support::executor::Executor;
use crate::support::keys::Keys;
use crate::support::pgbouncer::PgBouncer;
use crate::support::{App, database};

#[actix_web::test]
async fn migrations_run_through_it() {
    let database = database::empty().await;
    let bouncer = PgBouncer::start(&database.url);
    let app = App::with(&[("DATABASE_URL", &bouncer.url)]).await;
    let guest = app.guest().await;
    assert_eq!(guest.get("/api/auth/me").send().await.unwrap().status(), 200);
}

#[actix_web::test]
async fn many_at_once_share_two_connections() {
    let database = database::migrated().await;
    let bouncer = PgBouncer::start(&database.url);
    let keys = Keys::generate();
    let executor = Executor::start(&keys.public_pem);
    let settings = [
        ("EXECUTOR_URL", executor.url.as_str()),
        ("DATABASE_URL", &bouncer.url),
        ("DATABASE_POOL_SIZE", "12"),
        ("MAX_SESSIONS_PER_USER", "1000"),
        ("RATE_LIMIT_EXECUTION", "1000,1000"),
    ];
    let app = App::start(&keys, &settings).await;
    let guests = join_all((0..12).map(|_| app.guest())).await;
    // Reads, a transaction and statements of several kinds, prepared on one connection and used on another.
    for round in 0..10 {
        let reads = join_all(guests.iter().map(|guest| guest.get("/api/auth/me").send()));
        let guests_more = join_all((0..4).map(|_| app.post("/api/auth/guest").send()));
        let runs = join_all(guests.iter().map(|guest| {
            let key = format!("round-{round}");
            guest.post("/api/execute").header("idempotency-key", key).json(&json!({"code": "pass"})).send()
        }));
        let (reads, guests_more, runs) = tokio::join!(reads, guests_more, runs);
        assert!(reads.into_iter().all(|response| response.unwrap().status() == 200), "round {round}");
        assert!(guests_more.into_iter().all(|response| response.unwrap().status() == 201), "round {round}");
        assert!(runs.into_iter().all(|response| response.unwrap().status() == 201), "round {round}");
    }
    assert_eq!(executor.sessions(), 120);
}

#[actix_web::test]
async fn a_pgbouncer_that_is_started_again_is_found() {
    let database = database::migrated().await;
    let mut bouncer = PgBouncer::start(&database.url);
    let app = App::with(&[("DATABASE_URL", &bouncer.url)]).await;
    let guest = app.guest().await;
    bouncer.stop();
    assert_eq!(guest.get("/api/auth/me").send().await.unwrap().status(), 503);
    bouncer.start_again();
    assert_eq!(guest.get("/api/auth/me").send().await.unwrap().status(), 200);
}
