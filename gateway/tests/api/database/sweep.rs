//! What is over is thrown away, and nothing else.

use std::time::{Duration, Instant};

use diesel::QueryableByName;
use diesel::sql_types::BigInt;
use diesel_async::RunQueryDsl as _;
use diesel_async::SimpleAsyncConnection as _;
use gateway::db::Database;
use gateway::services::sweep::{Swept, sweep_all};
use secrecy::SecretString;

use crate::support::{App, database};

const PEOPLE: &str = "
    insert into users (id, kind) values ('00000000-0000-7000-8000-000000000001', 'guest');
    insert into projects (id, owner_id, name, deleted_at) values
        ('00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-000000000001', 'old', now() - interval '31 days'),
        ('00000000-0000-7000-8000-00000000000b', '00000000-0000-7000-8000-000000000001', 'new', now() - interval '29 days'),
        ('00000000-0000-7000-8000-00000000000c', '00000000-0000-7000-8000-000000000001', 'live', null);
    insert into blobs (hash, content, size_bytes, touched_at) values
        (sha256('unused'), 'unused', 6, now() - interval '2 days'),
        (sha256('fresh'), 'fresh', 5, now() - interval '2 hours'),
        (sha256('old'), 'old', 3, now() - interval '2 days'),
        (sha256('live'), 'live', 4, now() - interval '2 days'),
        (sha256('version'), 'version', 7, now() - interval '2 days'),
        (sha256('seen'), 'seen', 4, now() - interval '2 days'),
        (sha256('shown'), 'shown', 5, now() - interval '2 days');
    update projects set picture_hash = sha256('seen') where name = 'live';
    insert into project_files (project_id, path, blob_hash, media_type) values
        ('00000000-0000-7000-8000-00000000000a', 'main.py', sha256('old'), 'text/x-python'),
        ('00000000-0000-7000-8000-00000000000c', 'main.py', sha256('live'), 'text/x-python');
    insert into project_versions (id, project_id, number, reason, name, entry) values
        ('00000000-0000-7000-8000-00000000000d', '00000000-0000-7000-8000-00000000000c', 1, 'kept', 'live', 'main.py');
    insert into project_version_files (version_id, path, blob_hash, media_type) values
        ('00000000-0000-7000-8000-00000000000d', 'main.py', sha256('version'), 'text/x-python');
    insert into publications (id, project_id, version_id, owner_id, title, state, picture_hash) values
        (gen_random_uuid(), '00000000-0000-7000-8000-00000000000c', '00000000-0000-7000-8000-00000000000d',
            '00000000-0000-7000-8000-000000000001', 'live', 'waiting', sha256('shown'));
    insert into user_sessions (id, user_id, token_hash, created_at, last_seen_at, expires_at, absolute_expires_at) values
        (gen_random_uuid(), '00000000-0000-7000-8000-000000000001', sha256('a'), now() - interval '3 days',
            now() - interval '3 days', now() - interval '1 day', now() + interval '1 day'),
        (gen_random_uuid(), '00000000-0000-7000-8000-000000000001', sha256('b'), now(), now(), now() + interval '1 day',
            now() + interval '1 day');
    insert into idempotency_keys (user_id, key, request_hash, created_at) values
        ('00000000-0000-7000-8000-000000000001', 'old', sha256('a'), now() - interval '25 hours'),
        ('00000000-0000-7000-8000-000000000001', 'new', sha256('a'), now() - interval '23 hours')";

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

async fn count(url: &str, from: &str) -> i64 {
    let query = format!("select count(*) as count from {from}");
    let found: Count = diesel::sql_query(query).get_result(&mut database::connect(url).await).await.unwrap();
    found.count
}

#[actix_web::test]
async fn only_what_is_over_goes() {
    let database = database::migrated().await;
    database::connect(&database.url).await.batch_execute(PEOPLE).await.unwrap();
    let pool = Database::new(&SecretString::from(database.url.clone()), 2).unwrap();
    let swept = sweep_all(&pool).await.unwrap();
    assert_eq!(swept, Swept { projects: 1, blobs: 2, sign_ins: 1, answers: 1 });
    assert_eq!(sweep_all(&pool).await.unwrap(), Swept::default());
    assert_eq!(count(&database.url, "projects where name in ('new', 'live')").await, 2);
    assert_eq!(count(&database.url, "blobs where content in ('fresh', 'live', 'version', 'seen', 'shown')").await, 5);
    assert_eq!(count(&database.url, "user_sessions").await, 1);
    assert_eq!(count(&database.url, "idempotency_keys where key = 'new'").await, 1);
}

#[actix_web::test]
async fn many_go_too() {
    let database = database::migrated().await;
    let many = "insert into blobs (hash, content, size_bytes, touched_at) select sha256(n::text::bytea), n::text::bytea, \
                length(n::text), now() - interval '2 days' from generate_series(1, 450) n";
    database::connect(&database.url).await.batch_execute(many).await.unwrap();
    let pool = Database::new(&SecretString::from(database.url.clone()), 2).unwrap();
    assert_eq!(sweep_all(&pool).await.unwrap().blobs, 450);
}

#[actix_web::test]
async fn one_gateway_sweeps_while_the_others_do_not() {
    let database = database::migrated().await;
    let mut other = database::connect(&database.url).await;
    other.batch_execute(PEOPLE).await.unwrap();
    other.batch_execute("begin; select pg_advisory_xact_lock(7020090701)").await.unwrap();
    let pool = Database::new(&SecretString::from(database.url.clone()), 2).unwrap();
    assert_eq!(sweep_all(&pool).await.unwrap(), Swept::default());
    other.batch_execute("rollback").await.unwrap();
    assert_ne!(sweep_all(&pool).await.unwrap(), Swept::default());
}

#[actix_web::test]
async fn a_gateway_sweeps_when_it_starts() {
    let database = database::migrated().await;
    database::connect(&database.url).await.batch_execute(PEOPLE).await.unwrap();
    let _app = App::with(&[("DATABASE_URL", &database.url)]).await;
    let deadline = Instant::now() + Duration::from_secs(20);
    // The other tests saw that blobs go last.
    while count(&database.url, "blobs where content = 'unused'").await > 0 {
        assert!(Instant::now() < deadline, "nothing was swept");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(count(&database.url, "projects").await, 2);
}
