//! Rows of `idempotency_keys`: answers to requests that may be sent again.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::result::Error;
use diesel::sql_types::{Bytea, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::Value;
use uuid::Uuid;

use crate::db::schema::idempotency_keys;

/// One person's use of one key.
#[derive(Debug, Clone)]
pub struct Slot {
    /// Whose.
    pub user_id: Uuid,
    /// What the sender called it.
    pub key: String,
    /// SHA-256 of what was sent.
    pub request_hash: [u8; 32],
}

/// An answer that can be given again.
#[derive(Debug, Clone)]
pub struct StoredAnswer {
    /// The status.
    pub status: i32,
    /// Names and values of the headers that are sent again.
    pub headers: Value,
    /// The body.
    pub body: Vec<u8>,
}

/// What is known about a key.
#[derive(Debug)]
pub enum Found {
    /// Nothing: whoever asked carries the request out, and may say at this time's reservation what came of it.
    Reserved(DateTime<Utc>),
    /// Another request had it.
    OtherRequest,
    /// The same request is being carried out.
    Running,
    /// The same request was answered.
    Answered(StoredAnswer),
}

type Row = (Vec<u8>, Option<i32>, Option<Value>, Option<Vec<u8>>);

#[derive(QueryableByName)]
struct Reserved {
    #[diesel(sql_type = Timestamptz)]
    created_at: DateTime<Utc>,
}

/// A key is good for 24 hours. Whoever has not answered after ten minutes, much longer than anything takes, is gone: the
/// same request may be carried out by another then.
const RESERVE: &str = "
    insert into idempotency_keys as known (user_id, key, request_hash, created_at) values ($1, $2, $3, clock_timestamp())
    on conflict (user_id, key) do update
        set request_hash = excluded.request_hash, created_at = excluded.created_at,
            status = null, headers = null, body = null
        where known.created_at < now() - interval '24 hours'
            or known.status is null and known.request_hash = excluded.request_hash
                and known.created_at < now() - interval '10 minutes'
    returning created_at";

/// Takes the key, or says why not. Of two at once one gets it.
///
/// # Errors
/// Whatever the database refuses.
pub async fn reserve(connection: &mut AsyncPgConnection, slot: &Slot) -> Result<Found, Error> {
    let reserved: Option<Reserved> = diesel::sql_query(RESERVE)
        .bind::<SqlUuid, _>(slot.user_id)
        .bind::<Text, _>(&slot.key)
        .bind::<Bytea, _>(slot.request_hash.as_slice())
        .get_result(connection)
        .await
        .optional()?;
    if let Some(reserved) = reserved {
        return Ok(Found::Reserved(reserved.created_at));
    }
    let row: Option<Row> = idempotency_keys::table
        .find((slot.user_id, &slot.key))
        .select((
            idempotency_keys::request_hash,
            idempotency_keys::status,
            idempotency_keys::headers,
            idempotency_keys::body,
        ))
        .first(connection)
        .await
        .optional()?;
    Ok(match row {
        Some((hash, ..)) if hash != slot.request_hash => Found::OtherRequest,
        Some((_, Some(status), Some(headers), Some(body))) => Found::Answered(StoredAnswer { status, headers, body }),
        // Without an answer, or given free between the two looks.
        _ => Found::Running,
    })
}

/// Keeps the answer, unless somebody else has taken the key over since.
///
/// # Errors
/// Whatever the database refuses.
pub async fn answer(
    connection: &mut AsyncPgConnection,
    slot: &Slot,
    reserved_at: DateTime<Utc>,
    answer: &StoredAnswer,
) -> Result<(), Error> {
    diesel::update(idempotency_keys::table.find((slot.user_id, &slot.key)))
        .filter(idempotency_keys::created_at.eq(reserved_at))
        .set((
            idempotency_keys::status.eq(answer.status),
            idempotency_keys::headers.eq(&answer.headers),
            idempotency_keys::body.eq(&answer.body),
        ))
        .execute(connection)
        .await?;
    Ok(())
}

/// Gives the key free, so that the request can be tried again.
///
/// # Errors
/// Whatever the database refuses.
pub async fn release(connection: &mut AsyncPgConnection, slot: &Slot, reserved_at: DateTime<Utc>) -> Result<(), Error> {
    diesel::delete(idempotency_keys::table.find((slot.user_id, &slot.key)))
        .filter(idempotency_keys::created_at.eq(reserved_at))
        .execute(connection)
        .await?;
    Ok(())
}
