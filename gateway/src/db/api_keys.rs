//! Rows of `api_keys`: programs that act for members.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel::result::Error;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use crate::db::schema::{api_keys, users};
use crate::db::users::UserRow;
use crate::domain::{ApiKey, TokenHash};

/// How exactly `last_used_at` is kept; each call would write otherwise.
const USED_PRECISION: TimeDelta = TimeDelta::hours(1);

/// What a key that is good for something stands for.
#[derive(Debug)]
pub struct FoundKey {
    /// The key's row.
    pub id: Uuid,
    /// `read`, `write`, `run`.
    pub scopes: Vec<String>,
    /// For whom the program acts.
    pub user: UserRow,
}

type Found = (Uuid, Vec<u8>, Vec<Option<String>>, Option<DateTime<Utc>>, UserRow);

/// The key that begins so and has this hash, if it is current. Notes that it was used.
///
/// # Errors
/// Whatever the database refuses.
pub async fn find(
    connection: &mut AsyncPgConnection,
    prefix: &str,
    hash: TokenHash,
) -> Result<Option<FoundKey>, Error> {
    let now = Utc::now();
    let found: Option<Found> = api_keys::table
        .inner_join(users::table)
        .filter(api_keys::prefix.eq(prefix))
        .filter(api_keys::revoked_at.is_null())
        .filter(api_keys::expires_at.gt(now))
        .select((api_keys::id, api_keys::key_hash, api_keys::scopes, api_keys::last_used_at, UserRow::as_select()))
        .first(connection)
        .await
        .optional()?;
    let Some((id, stored, scopes, last_used_at, user)) = found else { return Ok(None) };
    // Both are hashes of random keys: the time that comparing them takes tells nothing about the key.
    if stored != hash.as_bytes() {
        return Ok(None);
    }
    if last_used_at.is_none_or(|used| used + USED_PRECISION < now) {
        diesel::update(api_keys::table.find(id)).set(api_keys::last_used_at.eq(now)).execute(connection).await?;
    }
    Ok(Some(FoundKey { id, scopes: scopes.into_iter().flatten().collect(), user }))
}

/// A key, as its member sees it.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = api_keys)]
pub struct KeyRow {
    /// Version 7 UUID.
    pub id: Uuid,
    /// What the member calls it.
    pub name: String,
    /// How it begins.
    pub prefix: String,
    /// `read`, `write`, `run`.
    pub scopes: Vec<Option<String>>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it ends.
    pub expires_at: DateTime<Utc>,
    /// When it was last used, to the hour.
    pub last_used_at: Option<DateTime<Utc>>,
}

/// How many keys of a member are good for something.
///
/// # Errors
/// Whatever the database refuses.
pub async fn count(connection: &mut AsyncPgConnection, user_id: Uuid) -> Result<i64, Error> {
    api_keys::table
        .filter(api_keys::user_id.eq(user_id))
        .filter(api_keys::revoked_at.is_null())
        .filter(api_keys::expires_at.gt(Utc::now()))
        .count()
        .get_result(connection)
        .await
}

/// Adds a key.
///
/// # Errors
/// Whatever the database refuses.
pub async fn insert(
    connection: &mut AsyncPgConnection,
    user_id: Uuid,
    name: &str,
    key: &ApiKey,
    scopes: &[&str],
    expires_at: DateTime<Utc>,
) -> Result<KeyRow, Error> {
    diesel::insert_into(api_keys::table)
        .values((
            api_keys::id.eq(Uuid::now_v7()),
            api_keys::user_id.eq(user_id),
            api_keys::name.eq(name),
            api_keys::prefix.eq(key.prefix()),
            api_keys::key_hash.eq(key.hash().as_bytes()),
            api_keys::scopes.eq(scopes),
            api_keys::created_at.eq(Utc::now()),
            api_keys::expires_at.eq(expires_at),
        ))
        .returning(KeyRow::as_returning())
        .get_result(connection)
        .await
}

/// A member's keys that are not revoked, newest first.
///
/// # Errors
/// Whatever the database refuses.
pub async fn list(
    connection: &mut AsyncPgConnection,
    user_id: Uuid,
    before: Option<Uuid>,
    rows: i64,
) -> Result<Vec<KeyRow>, Error> {
    let mut query =
        api_keys::table.filter(api_keys::user_id.eq(user_id)).filter(api_keys::revoked_at.is_null()).into_boxed();
    if let Some(before) = before {
        query = query.filter(api_keys::id.lt(before));
    }
    query.order(api_keys::id.desc()).limit(rows).select(KeyRow::as_select()).load(connection).await
}

/// Ends a member's key; whether there was such a one.
///
/// # Errors
/// Whatever the database refuses.
pub async fn revoke(connection: &mut AsyncPgConnection, user_id: Uuid, id: Uuid) -> Result<bool, Error> {
    let ended = diesel::update(api_keys::table.find(id))
        .filter(api_keys::user_id.eq(user_id))
        .filter(api_keys::revoked_at.is_null())
        .set(api_keys::revoked_at.eq(Utc::now()))
        .execute(connection)
        .await?;
    Ok(ended > 0)
}
