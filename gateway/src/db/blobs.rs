//! Rows of `blobs`: contents of files and pictures of games, each once.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use diesel::dsl::now;
use diesel::prelude::*;
use diesel::result::Error;
use diesel::sql_types::{BigInt, Timestamptz};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use sha2::{Digest as _, Sha256};

use crate::db::schema::blobs;
use crate::domain::ProjectFile;

/// Keeps the contents of these files. Those that are kept already are touched, so that none is swept up before the
/// transaction that refers to it is over.
///
/// # Errors
/// Whatever the database refuses.
pub async fn put(connection: &mut AsyncPgConnection, files: &[ProjectFile]) -> Result<(), Error> {
    // Always in the same order: two transactions that keep the same contents cannot wait for each other.
    put_all(connection, files.iter().map(|file| (file.hash(), file.content.as_slice())).collect()).await
}

/// As [`put`], for one content that belongs to no file; gives its hash.
///
/// # Errors
/// Whatever the database refuses.
pub async fn put_one(connection: &mut AsyncPgConnection, content: &[u8]) -> Result<Vec<u8>, Error> {
    let hash = Sha256::digest(content).to_vec();
    put_all(connection, BTreeMap::from([(hash.clone(), content)])).await?;
    Ok(hash)
}

/// What is kept under this hash.
///
/// # Errors
/// Whatever the database refuses.
pub async fn find(connection: &mut AsyncPgConnection, hash: &[u8]) -> Result<Option<Vec<u8>>, Error> {
    blobs::table.find(hash).select(blobs::content).first(connection).await.optional()
}

async fn put_all(connection: &mut AsyncPgConnection, contents: BTreeMap<Vec<u8>, &[u8]>) -> Result<(), Error> {
    let rows: Vec<_> = contents
        .into_iter()
        .map(|(hash, content)| {
            let size_bytes = i32::try_from(content.len()).unwrap_or(i32::MAX);
            (blobs::hash.eq(hash), blobs::content.eq(content), blobs::size_bytes.eq(size_bytes))
        })
        .collect();
    if rows.is_empty() {
        return Ok(());
    }
    diesel::insert_into(blobs::table)
        .values(rows)
        .on_conflict(blobs::hash)
        .do_update()
        .set(blobs::touched_at.eq(now))
        .execute(connection)
        .await?;
    Ok(())
}

/// Deletes at most `limit` contents that were last touched before `before` and that no file and no game has.
///
/// A content that is touched meanwhile stays: PostgreSQL looks at the row again before it deletes it.
///
/// # Errors
/// Whatever the database refuses.
pub async fn sweep(connection: &mut AsyncPgConnection, before: DateTime<Utc>, limit: i64) -> Result<usize, Error> {
    const UNUSED: &str = "
        delete from blobs where touched_at < $1 and hash in (
            select hash from blobs b where touched_at < $1
                and not exists (select from project_files f where f.blob_hash = b.hash)
                and not exists (select from project_version_files v where v.blob_hash = b.hash)
                and not exists (select from projects p where p.picture_hash = b.hash)
                and not exists (select from publications s where s.picture_hash = b.hash)
            order by hash limit $2 for update skip locked
        )";
    diesel::sql_query(UNUSED).bind::<Timestamptz, _>(before).bind::<BigInt, _>(limit).execute(connection).await
}
