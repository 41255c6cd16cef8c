//! What the database itself refuses.

use diesel_async::SimpleAsyncConnection as _;
use rstest::rstest;

use crate::support::database;

const USER: &str = "insert into users (id, kind) values ('01a1f80e-8846-70a3-9266-25cffbb1b3af', 'guest');";
const SESSION: &str = "insert into user_sessions (id, user_id, token_hash, expires_at, absolute_expires_at) values (
    gen_random_uuid(), '01a1f80e-8846-70a3-9266-25cffbb1b3af', sha256('a'), now() + interval '1 day', now() + interval '9 days'
);";

#[actix_web::test]
async fn what_is_right_is_taken() {
    let database = database::migrated().await;
    let mut connection = database::connect(&database.url).await;
    connection.batch_execute(&format!("{USER} {SESSION}")).await.unwrap();
}

#[rstest]
#[case::kind("insert into users (id, kind) values (gen_random_uuid(), 'king')", "users_kind_known")]
#[case::empty("update users set kind = 'member', nickname = '', nickname_key = ''", "users_nickname_well_formed")]
#[case::long(
    "update users set kind = 'member', nickname = repeat('a', 25), nickname_key = 'a'",
    "users_nickname_well_formed"
)]
#[case::hash("update user_sessions set token_hash = 'short'", "user_sessions_token_hash_length")]
#[case::order("update user_sessions set expires_at = created_at", "user_sessions_times_in_order")]
#[case::twice(SESSION, "user_sessions_token_hash_unique")]
#[case::nobody("update user_sessions set user_id = gen_random_uuid()", "user_sessions_user_id_fkey")]
#[actix_web::test]
async fn what_is_wrong_is_refused(#[case] statement: &str, #[case] constraint: &str) {
    let database = database::migrated().await;
    let mut connection = database::connect(&database.url).await;
    connection.batch_execute(&format!("{USER} {SESSION}")).await.unwrap();
    let error = connection.batch_execute(statement).await.unwrap_err();
    assert!(error.to_string().contains(constraint), "{error}");
}
