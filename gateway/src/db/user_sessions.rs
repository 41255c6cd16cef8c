//! Rows of `user_sessions`: browsers that are signed in.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::result::Error;
use diesel::sql_types::{Nullable, Timestamptz};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use crate::db::schema::{user_sessions, users};
use crate::db::users::UserRow;
use crate::domain::TokenHash;

/// How long a sign-in lasts after the browser was last seen.
const IDLE_LIFETIME: TimeDelta = TimeDelta::days(180);
/// How long a sign-in lasts however often the browser returns.
const ABSOLUTE_LIFETIME: TimeDelta = TimeDelta::days(400);
/// How exactly `last_seen_at` is kept; each call would write otherwise.
const SEEN_PRECISION: TimeDelta = TimeDelta::hours(1);
/// The clock of whoever signed the person in may be ahead of the database's.
const REVOKED_NOW: &str = "greatest(now(), created_at)";

/// Signs `user_id` in under the hash of a new token.
///
/// # Errors
/// Whatever the database refuses.
pub async fn insert(connection: &mut AsyncPgConnection, user_id: Uuid, token: TokenHash) -> Result<(), Error> {
    let now = Utc::now();
    diesel::insert_into(user_sessions::table)
        .values((
            user_sessions::id.eq(Uuid::now_v7()),
            user_sessions::user_id.eq(user_id),
            user_sessions::token_hash.eq(token.as_bytes()),
            user_sessions::created_at.eq(now),
            user_sessions::last_seen_at.eq(now),
            user_sessions::expires_at.eq(now + IDLE_LIFETIME),
            user_sessions::absolute_expires_at.eq(now + ABSOLUTE_LIFETIME),
        ))
        .execute(connection)
        .await?;
    Ok(())
}

/// The sign-in with this token and its person, if it is current. Notes that the browser was seen.
///
/// # Errors
/// Whatever the database refuses.
pub async fn find(connection: &mut AsyncPgConnection, token: TokenHash) -> Result<Option<(Uuid, UserRow)>, Error> {
    let now = Utc::now();
    let found: Option<(Uuid, DateTime<Utc>, UserRow)> = user_sessions::table
        .inner_join(users::table)
        .filter(user_sessions::token_hash.eq(token.as_bytes()))
        .filter(user_sessions::revoked_at.is_null())
        .filter(user_sessions::expires_at.gt(now))
        .filter(user_sessions::absolute_expires_at.gt(now))
        .select((user_sessions::id, user_sessions::last_seen_at, UserRow::as_select()))
        .first(connection)
        .await
        .optional()?;
    let Some((id, last_seen_at, user)) = found else { return Ok(None) };
    if last_seen_at + SEEN_PRECISION < now {
        touch(connection, id, now).await?;
    }
    Ok(Some((id, user)))
}

async fn touch(connection: &mut AsyncPgConnection, id: Uuid, now: DateTime<Utc>) -> Result<(), Error> {
    diesel::update(user_sessions::table.find(id))
        .set((user_sessions::last_seen_at.eq(now), user_sessions::expires_at.eq(now + IDLE_LIFETIME)))
        .execute(connection)
        .await?;
    Ok(())
}

/// One sign-in, as its person sees it.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = user_sessions)]
pub struct SignInRow {
    /// Version 7 UUID.
    pub id: Uuid,
    /// When the person signed in.
    pub created_at: DateTime<Utc>,
    /// When the browser was last seen, to the hour.
    pub last_seen_at: DateTime<Utc>,
    /// When the sign-in ends unless the browser returns.
    pub expires_at: DateTime<Utc>,
    /// When the sign-in ends however often the browser returns.
    pub absolute_expires_at: DateTime<Utc>,
}

/// A person's current sign-ins, newest first.
///
/// # Errors
/// Whatever the database refuses.
pub async fn list(
    connection: &mut AsyncPgConnection,
    user_id: Uuid,
    before: Option<Uuid>,
    rows: i64,
) -> Result<Vec<SignInRow>, Error> {
    let now = Utc::now();
    let mut query = user_sessions::table
        .filter(user_sessions::user_id.eq(user_id))
        .filter(user_sessions::revoked_at.is_null())
        .filter(user_sessions::expires_at.gt(now))
        .filter(user_sessions::absolute_expires_at.gt(now))
        .into_boxed();
    if let Some(before) = before {
        query = query.filter(user_sessions::id.lt(before));
    }
    query.order(user_sessions::id.desc()).limit(rows).select(SignInRow::as_select()).load(connection).await
}

/// Ends one sign-in of a person; whether there was such a one.
///
/// # Errors
/// Whatever the database refuses.
pub async fn revoke(connection: &mut AsyncPgConnection, user_id: Uuid, id: Uuid) -> Result<bool, Error> {
    let ended = diesel::update(user_sessions::table.find(id))
        .filter(user_sessions::user_id.eq(user_id))
        .filter(user_sessions::revoked_at.is_null())
        .set(user_sessions::revoked_at.eq(sql::<Nullable<Timestamptz>>(REVOKED_NOW)))
        .execute(connection)
        .await?;
    Ok(ended > 0)
}

/// Ends all sign-ins of a person.
///
/// # Errors
/// Whatever the database refuses.
pub async fn revoke_all(connection: &mut AsyncPgConnection, user_id: Uuid) -> Result<(), Error> {
    diesel::update(user_sessions::table)
        .filter(user_sessions::user_id.eq(user_id))
        .filter(user_sessions::revoked_at.is_null())
        .set(user_sessions::revoked_at.eq(sql::<Nullable<Timestamptz>>(REVOKED_NOW)))
        .execute(connection)
        .await
        .map(drop)
}
