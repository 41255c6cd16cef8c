//! Deletes rows of several tables that are over and that nothing else deletes.

use chrono::{DateTime, Utc};
use diesel::result::Error;
use diesel::sql_types::{BigInt, Timestamptz};
use diesel_async::{AsyncPgConnection, RunQueryDsl};

/// Deletes at most `limit` sign-ins that are over.
///
/// # Errors
/// Whatever the database refuses.
pub async fn sign_ins(connection: &mut AsyncPgConnection, now: DateTime<Utc>, limit: i64) -> Result<usize, Error> {
    const OVER: &str = "delete from user_sessions where id in (
        select id from user_sessions where expires_at < $1 order by expires_at limit $2
    ) and expires_at < $1";
    diesel::sql_query(OVER).bind::<Timestamptz, _>(now).bind::<BigInt, _>(limit).execute(connection).await
}

/// Deletes at most `limit` answers to requests that came before `before`.
///
/// # Errors
/// Whatever the database refuses.
pub async fn answers(connection: &mut AsyncPgConnection, before: DateTime<Utc>, limit: i64) -> Result<usize, Error> {
    const OLD: &str = "delete from idempotency_keys where (user_id, key) in (
        select user_id, key from idempotency_keys where created_at < $1 order by created_at limit $2
    ) and created_at < $1";
    diesel::sql_query(OLD).bind::<Timestamptz, _>(before).bind::<BigInt, _>(limit).execute(connection).await
}
