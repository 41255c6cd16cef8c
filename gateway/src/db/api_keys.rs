//! Rows of `api_keys`: programs that act for members.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel::result::Error;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use crate::db::schema::{api_keys, users};
use crate::db::users::UserRow;
use crate::domain::TokenHash;

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
