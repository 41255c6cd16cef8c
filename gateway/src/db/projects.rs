//! Rows of `projects`: games that people make. A project in the trash is there for nobody but its owner's trash.

use chrono::{DateTime, Utc};
use diesel::dsl::now;
use diesel::prelude::*;
use diesel::result::Error;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::Value;
use uuid::Uuid;

use super::project_files::{self, FileRow};
use crate::db::schema::{projects, users};
use crate::domain::Moment;

/// One project without its files.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = projects)]
pub struct ProjectRow {
    /// Version 7 UUID.
    pub id: Uuid,
    /// Whose it is.
    pub owner_id: Uuid,
    /// What the person calls it.
    pub name: String,
    /// Path of the file that is run.
    pub entry: String,
    /// The kind of game, if it was compiled from choices.
    pub game_type: Option<String>,
    /// The choices it was compiled from.
    pub choices: Option<Value>,
    /// Rises with every change.
    pub revision: i64,
    /// The published game it began as.
    pub remixed_from: Option<Uuid>,
    /// That game and those it began as.
    pub remix_credit: Option<Value>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// When it was put into the trash.
    pub deleted_at: Option<DateTime<Utc>>,
    /// Its picture.
    pub picture_hash: Option<Vec<u8>>,
}

/// A project to be made.
#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = projects)]
pub struct NewProject<'a> {
    /// Whose it is.
    pub owner_id: Uuid,
    /// What the person calls it.
    pub name: &'a str,
    /// Path of the file that is run.
    pub entry: &'a str,
    /// The kind of game, if it was compiled from choices.
    pub game_type: Option<&'a str>,
    /// The choices it was compiled from.
    pub choices: Option<Value>,
    /// The published game it begins as.
    pub remixed_from: Option<Uuid>,
    /// That game and those it began as.
    pub remix_credit: Option<Value>,
    /// Its picture, which is kept already.
    pub picture_hash: Option<Vec<u8>>,
}

/// What a project is changed into, besides its files.
#[derive(Debug, Clone, Copy)]
pub struct ProjectChange<'a> {
    /// What the person calls it.
    pub name: &'a str,
    /// Path of the file that is run.
    pub entry: &'a str,
    /// The choices it was compiled from.
    pub choices: Option<&'a Value>,
}

/// Where a page of a list begins: the time it is sorted by, and the id.
pub type After = (Moment, Uuid);

/// How many projects somebody has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Not in the trash.
    pub live: i64,
    /// In the trash.
    pub trash: i64,
}

/// Adds a project with these files, whose contents are kept already (`blobs::put`).
///
/// # Errors
/// Whatever the database refuses.
pub async fn insert(
    connection: &mut AsyncPgConnection,
    new: &NewProject<'_>,
    files: &[FileRow],
) -> Result<ProjectRow, Error> {
    let row: ProjectRow = diesel::insert_into(projects::table)
        .values((projects::id.eq(Uuid::now_v7()), new))
        .returning(ProjectRow::as_returning())
        .get_result(connection)
        .await?;
    project_files::replace(connection, row.id, files).await?;
    Ok(row)
}

/// How many projects somebody has. Until the transaction is over nobody else can count them, so that a limit holds when
/// two are made at once.
///
/// # Errors
/// Whatever the database refuses.
pub async fn count_alone(connection: &mut AsyncPgConnection, owner: Uuid) -> Result<Counts, Error> {
    users::table.find(owner).select(users::id).for_no_key_update().first::<Uuid>(connection).await.optional()?;
    let of_owner = projects::table.filter(projects::owner_id.eq(owner));
    let live = of_owner.filter(projects::deleted_at.is_null()).count().get_result(connection).await?;
    let trash = of_owner.filter(projects::deleted_at.is_not_null()).count().get_result(connection).await?;
    Ok(Counts { live, trash })
}

/// A project of this owner that is not in the trash.
///
/// # Errors
/// Whatever the database refuses.
pub async fn find(connection: &mut AsyncPgConnection, owner: Uuid, id: Uuid) -> Result<Option<ProjectRow>, Error> {
    projects::table
        .find(id)
        .filter(projects::owner_id.eq(owner))
        .filter(projects::deleted_at.is_null())
        .select(ProjectRow::as_select())
        .first(connection)
        .await
        .optional()
}

/// As [`find`], and also one in the trash.
///
/// # Errors
/// Whatever the database refuses.
pub async fn find_anywhere(
    connection: &mut AsyncPgConnection,
    owner: Uuid,
    id: Uuid,
) -> Result<Option<ProjectRow>, Error> {
    let of_owner = projects::table.find(id).filter(projects::owner_id.eq(owner));
    of_owner.select(ProjectRow::as_select()).first(connection).await.optional()
}

/// As [`find`], and nobody else changes it until the transaction is over. Also finds one in the trash.
///
/// # Errors
/// Whatever the database refuses.
pub async fn lock(connection: &mut AsyncPgConnection, owner: Uuid, id: Uuid) -> Result<Option<ProjectRow>, Error> {
    projects::table
        .find(id)
        .filter(projects::owner_id.eq(owner))
        .select(ProjectRow::as_select())
        .for_no_key_update()
        .first(connection)
        .await
        .optional()
}

/// Somebody's projects, the last changed first.
///
/// # Errors
/// Whatever the database refuses.
pub async fn list_of_owner(
    connection: &mut AsyncPgConnection,
    owner: Uuid,
    after: Option<After>,
    rows: i64,
) -> Result<Vec<ProjectRow>, Error> {
    let mut query = projects::table
        .filter(projects::owner_id.eq(owner))
        .filter(projects::deleted_at.is_null())
        .order((projects::updated_at.desc(), projects::id.desc()))
        .limit(rows)
        .select(ProjectRow::as_select())
        .into_boxed();
    if let Some((time, id)) = after.map(|(time, id)| (DateTime::from(time), id)) {
        query = query.filter(projects::updated_at.le(time).and(projects::updated_at.lt(time).or(projects::id.lt(id))));
    }
    query.load(connection).await
}

/// Somebody's trash, the last thrown away first.
///
/// # Errors
/// Whatever the database refuses.
pub async fn trash_of_owner(
    connection: &mut AsyncPgConnection,
    owner: Uuid,
    after: Option<After>,
    rows: i64,
) -> Result<Vec<ProjectRow>, Error> {
    let mut query = projects::table
        .filter(projects::owner_id.eq(owner))
        .filter(projects::deleted_at.is_not_null())
        .order((projects::deleted_at.desc(), projects::id.desc()))
        .limit(rows)
        .select(ProjectRow::as_select())
        .into_boxed();
    if let Some((time, id)) = after.map(|(time, id)| (DateTime::from(time), id)) {
        query = query.filter(projects::deleted_at.le(time).and(projects::deleted_at.lt(time).or(projects::id.lt(id))));
    }
    query.load(connection).await
}

/// What a change makes of a project, as a new revision.
///
/// # Errors
/// Whatever the database refuses.
pub async fn change(
    connection: &mut AsyncPgConnection,
    id: Uuid,
    change: ProjectChange<'_>,
) -> Result<ProjectRow, Error> {
    diesel::update(projects::table.find(id))
        .set((
            projects::name.eq(change.name),
            projects::entry.eq(change.entry),
            projects::choices.eq(change.choices),
            projects::revision.eq(projects::revision + 1),
            projects::updated_at.eq(now),
        ))
        .returning(ProjectRow::as_returning())
        .get_result(connection)
        .await
}

/// Gives a project a picture, which is kept already. That is no change of the project: whoever has it open loses nothing.
///
/// # Errors
/// Whatever the database refuses.
pub async fn set_picture(connection: &mut AsyncPgConnection, id: Uuid, hash: &[u8]) -> Result<(), Error> {
    diesel::update(projects::table.find(id)).set(projects::picture_hash.eq(hash)).execute(connection).await?;
    Ok(())
}

/// Puts a project into the trash, or takes it out.
///
/// # Errors
/// Whatever the database refuses.
pub async fn set_deleted(
    connection: &mut AsyncPgConnection,
    id: Uuid,
    deleted_at: Option<DateTime<Utc>>,
) -> Result<ProjectRow, Error> {
    diesel::update(projects::table.find(id))
        .set(projects::deleted_at.eq(deleted_at))
        .returning(ProjectRow::as_returning())
        .get_result(connection)
        .await
}

/// Deletes a project for ever.
///
/// # Errors
/// Whatever the database refuses.
pub async fn delete(connection: &mut AsyncPgConnection, id: Uuid) -> Result<(), Error> {
    diesel::delete(projects::table.find(id)).execute(connection).await?;
    Ok(())
}

/// Deletes all that is in somebody's trash for ever; says how many projects that were.
///
/// # Errors
/// Whatever the database refuses.
pub async fn empty_trash(connection: &mut AsyncPgConnection, owner: Uuid) -> Result<usize, Error> {
    let trash = projects::table.filter(projects::owner_id.eq(owner)).filter(projects::deleted_at.is_not_null());
    diesel::delete(trash).execute(connection).await
}

/// Deletes at most `limit` projects for ever that were put into the trash before `before`.
///
/// # Errors
/// Whatever the database refuses.
pub async fn sweep(connection: &mut AsyncPgConnection, before: DateTime<Utc>, limit: i64) -> Result<usize, Error> {
    let old: Vec<Uuid> = projects::table
        .filter(projects::deleted_at.lt(before))
        .order(projects::deleted_at)
        .limit(limit)
        .select(projects::id)
        .load(connection)
        .await?;
    // Asked again: one may have been taken out meanwhile.
    let still_old = projects::table.filter(projects::id.eq_any(old)).filter(projects::deleted_at.lt(before));
    diesel::delete(still_old).execute(connection).await
}
