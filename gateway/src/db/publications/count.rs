//! Counts plays and likes, each person's once. A count is changed together with the row that it counts, under the lock of
//! the game's row, so that it stays right whoever does what at once.

use diesel::dsl::exists;
use diesel::prelude::*;
use diesel::result::Error;
use diesel::sql_types::Uuid as SqlUuid;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use super::PublicationRow;
use crate::db::Abort;
use crate::db::schema::{publication_likes, publications};
use crate::domain::User;
use crate::error::Code;

/// Notes that somebody played a game: it counts once a day.
///
/// # Errors
/// Whatever the database refuses, such as a game that is gone meanwhile.
pub async fn note_played(connection: &mut AsyncPgConnection, id: Uuid, user_id: Uuid) -> Result<(), Error> {
    const COUNT: &str = "
        with played as (
            insert into publication_plays (publication_id, user_id, played_on)
            values ($1, $2, (now() at time zone 'utc')::date)
            on conflict do nothing returning 1
        )
        update publications set play_count = play_count + 1 where id = $1 and exists (select from played)";
    diesel::sql_query(COUNT).bind::<SqlUuid, _>(id).bind::<SqlUuid, _>(user_id).execute(connection).await?;
    Ok(())
}

/// Notes that somebody likes a game. Within a transaction.
///
/// # Errors
/// `publication_not_found`; whatever the database refuses.
pub async fn like(connection: &mut AsyncPgConnection, person: &User, id: Uuid) -> Result<(), Abort> {
    lock_shown(connection, person, id).await?;
    let added = diesel::insert_into(publication_likes::table)
        .values((publication_likes::publication_id.eq(id), publication_likes::user_id.eq(person.id.0)))
        .on_conflict_do_nothing()
        .execute(connection)
        .await?;
    Ok(add_likes(connection, id, i32::try_from(added).unwrap_or_default()).await?)
}

/// Notes that somebody likes a game no more. Within a transaction.
///
/// # Errors
/// As [`like`].
pub async fn unlike(connection: &mut AsyncPgConnection, person: &User, id: Uuid) -> Result<(), Abort> {
    lock_shown(connection, person, id).await?;
    let gone = diesel::delete(publication_likes::table.find((id, person.id.0))).execute(connection).await?;
    Ok(add_likes(connection, id, -i32::try_from(gone).unwrap_or_default()).await?)
}

async fn lock_shown(connection: &mut AsyncPgConnection, person: &User, id: Uuid) -> Result<PublicationRow, Abort> {
    let row = super::lock(connection, id, Some(person)).await?.filter(PublicationRow::is_published);
    row.ok_or_else(|| Code::PublicationNotFound.into())
}

async fn add_likes(connection: &mut AsyncPgConnection, id: Uuid, more: i32) -> Result<(), Error> {
    if more != 0 {
        diesel::update(publications::table.find(id))
            .set(publications::like_count.eq(publications::like_count + more))
            .execute(connection)
            .await?;
    }
    Ok(())
}

/// Takes back all that somebody likes, before the person is deleted: their likes would go, and the counts stay.
///
/// # Errors
/// Whatever the database refuses.
pub async fn forget_likes_of(connection: &mut AsyncPgConnection, user_id: Uuid) -> Result<(), Error> {
    // Games are locked in one order: two people who go at once cannot wait for each other.
    const FORGET: &str = "
        with liked as (
            select p.id from publications p join publication_likes l on l.publication_id = p.id
            where l.user_id = $1 order by p.id for no key update of p
        ), gone as (
            delete from publication_likes where user_id = $1 and publication_id in (select id from liked)
            returning publication_id
        )
        update publications set like_count = like_count - 1 where id in (select publication_id from gone)";
    diesel::sql_query(FORGET).bind::<SqlUuid, _>(user_id).execute(connection).await?;
    Ok(())
}

/// Whether somebody likes a game.
///
/// # Errors
/// Whatever the database refuses.
pub async fn likes(connection: &mut AsyncPgConnection, id: Uuid, user_id: Uuid) -> Result<bool, Error> {
    diesel::select(exists(publication_likes::table.find((id, user_id)))).get_result(connection).await
}
