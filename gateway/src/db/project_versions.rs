//! Rows of `project_versions` and `project_version_files`: what projects were at some time.

use chrono::{DateTime, Utc};
use diesel::dsl::{count_star, max, sum};
use diesel::prelude::*;
use diesel::result::Error;
use diesel::sql_types::{Array, BigInt, Text, Uuid as SqlUuid};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::Value;
use uuid::Uuid;

use super::project_files::{self, FileRow, Totals, WholeFileRow};
use super::projects::ProjectRow;
use crate::db::schema::{blobs, project_version_files, project_versions, projects};
use crate::domain::VersionReason;

/// How many versions stay of those that nobody asked for.
const AUTOMATIC_KEPT: i64 = 50;

/// One version without its files.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = project_versions)]
pub struct VersionRow {
    /// Version 7 UUID.
    pub id: Uuid,
    /// The project.
    pub project_id: Uuid,
    /// Counts from 1 in each project.
    pub number: i32,
    /// Why it was kept.
    pub reason: String,
    /// What the person calls it.
    pub label: Option<String>,
    /// What the project was called.
    pub name: String,
    /// Path of the file that was run.
    pub entry: String,
    /// When it was kept.
    pub created_at: DateTime<Utc>,
    /// The choices it was compiled from.
    pub choices: Option<Value>,
}

/// A version to be kept.
#[derive(Debug, Clone, Copy)]
pub struct NewVersion<'a> {
    /// Why.
    pub reason: VersionReason,
    /// What the person calls it.
    pub label: Option<&'a str>,
    /// What the project is called.
    pub name: &'a str,
    /// Path of the file that is run.
    pub entry: &'a str,
    /// The choices it was compiled from.
    pub choices: Option<&'a Value>,
    /// Its files, whose contents are kept already.
    pub files: &'a [FileRow],
}

impl<'a> NewVersion<'a> {
    /// Of a project as it is now, with these files.
    fn of(project: &'a ProjectRow, reason: VersionReason, files: &'a [FileRow]) -> Self {
        let (name, entry, choices) = (&project.name, &project.entry, project.choices.as_ref());
        Self { reason, label: None, name, entry, choices, files }
    }
}

/// Keeps a version of a project from its present files.
///
/// # Errors
/// Whatever the database refuses.
pub async fn keep(
    connection: &mut AsyncPgConnection,
    project: &ProjectRow,
    reason: VersionReason,
    label: Option<&str>,
) -> Result<VersionRow, Error> {
    let files = project_files::of_project(connection, project.id).await?;
    let new = NewVersion { label, ..NewVersion::of(project, reason, &files) };
    insert(connection, project.id, new).await
}

/// As [`keep`], unless the last version is what the project is now: then that one.
///
/// # Errors
/// Whatever the database refuses.
pub async fn keep_if_changed(
    connection: &mut AsyncPgConnection,
    project: &ProjectRow,
    reason: VersionReason,
) -> Result<VersionRow, Error> {
    let files = project_files::of_project(connection, project.id).await?;
    let new = NewVersion::of(project, reason, &files);
    insert_if_changed(connection, project.id, new).await
}

/// Keeps what is given as a version, unless the last one is the same: then that one.
///
/// # Errors
/// Whatever the database refuses.
pub async fn insert_if_changed(
    connection: &mut AsyncPgConnection,
    project: Uuid,
    new: NewVersion<'_>,
) -> Result<VersionRow, Error> {
    lock(connection, project).await?;
    if let Some(last) = newest(connection, project).await?
        && last.name == new.name
        && last.entry == new.entry
        && last.choices.as_ref() == new.choices
        && files(connection, last.id).await? == new.files
    {
        return Ok(last);
    }
    insert(connection, project, new).await
}

/// Keeps what is given as a version; the oldest of those that nobody asked for go.
///
/// # Errors
/// Whatever the database refuses.
pub async fn insert(
    connection: &mut AsyncPgConnection,
    project: Uuid,
    new: NewVersion<'_>,
) -> Result<VersionRow, Error> {
    lock(connection, project).await?;
    let last: Option<i32> = project_versions::table
        .filter(project_versions::project_id.eq(project))
        .select(max(project_versions::number))
        .first(connection)
        .await?;
    let version: VersionRow = diesel::insert_into(project_versions::table)
        .values((
            project_versions::id.eq(Uuid::now_v7()),
            project_versions::project_id.eq(project),
            project_versions::number.eq(last.unwrap_or(0) + 1),
            project_versions::reason.eq(new.reason.as_str()),
            project_versions::label.eq(new.label),
            project_versions::name.eq(new.name),
            project_versions::entry.eq(new.entry),
            project_versions::choices.eq(new.choices),
        ))
        .returning(VersionRow::as_returning())
        .get_result(connection)
        .await?;
    let rows: Vec<_> = new
        .files
        .iter()
        .map(|file| {
            (
                project_version_files::version_id.eq(version.id),
                project_version_files::path.eq(&file.path),
                project_version_files::blob_hash.eq(&file.blob_hash),
                project_version_files::media_type.eq(&file.media_type),
            )
        })
        .collect();
    diesel::insert_into(project_version_files::table).values(rows).execute(connection).await?;
    prune(connection, project).await?;
    Ok(version)
}

/// Numbers are given one by one: nobody else keeps a version of the project until the transaction is over.
async fn lock(connection: &mut AsyncPgConnection, project: Uuid) -> Result<(), Error> {
    projects::table.find(project).select(projects::id).for_no_key_update().first::<Uuid>(connection).await?;
    Ok(())
}

/// Deletes the oldest versions that nobody asked for, of each reason apart: what came second in two tabs is not pushed out
/// by running. What is in the gallery stays.
async fn prune(connection: &mut AsyncPgConnection, project: Uuid) -> Result<(), Error> {
    const OLDEST: &str = "
        delete from project_versions using (
            select id, row_number() over (partition by reason order by number desc) as place
            from project_versions where project_id = $1 and reason = any($2)
        ) as ranked
        where ranked.id = project_versions.id and ranked.place > $3
            and not exists (select from publications where version_id = project_versions.id)";
    diesel::sql_query(OLDEST)
        .bind::<SqlUuid, _>(project)
        .bind::<Array<Text>, _>(VersionReason::AUTOMATIC.map(VersionReason::as_str).to_vec())
        .bind::<BigInt, _>(AUTOMATIC_KEPT)
        .execute(connection)
        .await?;
    Ok(())
}

async fn newest(connection: &mut AsyncPgConnection, project: Uuid) -> Result<Option<VersionRow>, Error> {
    project_versions::table
        .filter(project_versions::project_id.eq(project))
        .order(project_versions::number.desc())
        .select(VersionRow::as_select())
        .first(connection)
        .await
        .optional()
}

/// A version of this project.
///
/// # Errors
/// Whatever the database refuses.
pub async fn find(connection: &mut AsyncPgConnection, project: Uuid, id: Uuid) -> Result<Option<VersionRow>, Error> {
    project_versions::table
        .find(id)
        .filter(project_versions::project_id.eq(project))
        .select(VersionRow::as_select())
        .first(connection)
        .await
        .optional()
}

/// The versions of a project below this number, the newest first.
///
/// # Errors
/// Whatever the database refuses.
pub async fn list(
    connection: &mut AsyncPgConnection,
    project: Uuid,
    below: Option<i32>,
    rows: i64,
) -> Result<Vec<VersionRow>, Error> {
    project_versions::table
        .filter(project_versions::project_id.eq(project))
        .filter(project_versions::number.lt(below.unwrap_or(i32::MAX)))
        .order(project_versions::number.desc())
        .limit(rows)
        .select(VersionRow::as_select())
        .load(connection)
        .await
}

/// How many versions of a project its owner asked for.
///
/// # Errors
/// Whatever the database refuses.
pub async fn count_asked_for(connection: &mut AsyncPgConnection, project: Uuid) -> Result<i64, Error> {
    project_versions::table
        .filter(project_versions::project_id.eq(project))
        .filter(project_versions::reason.eq(VersionReason::Kept.as_str()))
        .count()
        .get_result(connection)
        .await
}

/// The files of a version in the order of their paths' bytes.
///
/// # Errors
/// Whatever the database refuses.
pub async fn files(connection: &mut AsyncPgConnection, version: Uuid) -> Result<Vec<FileRow>, Error> {
    use project_version_files as files;
    let mut rows: Vec<FileRow> = files::table
        .inner_join(blobs::table)
        .filter(files::version_id.eq(version))
        .select((files::path, files::blob_hash, files::media_type, blobs::size_bytes))
        .load(connection)
        .await?;
    rows.sort_unstable_by(|one, other| one.path.cmp(&other.path));
    Ok(rows)
}

/// The files of a version with their contents, by path.
///
/// # Errors
/// Whatever the database refuses.
pub async fn whole_files(connection: &mut AsyncPgConnection, version: Uuid) -> Result<Vec<WholeFileRow>, Error> {
    use project_version_files as files;
    let mut rows: Vec<WholeFileRow> = files::table
        .inner_join(blobs::table)
        .filter(files::version_id.eq(version))
        .select((files::path, files::blob_hash, files::media_type, blobs::content))
        .load(connection)
        .await?;
    rows.sort_unstable_by(|one, other| one.path.cmp(&other.path));
    Ok(rows)
}

/// One file of a version with its content.
///
/// # Errors
/// Whatever the database refuses.
pub async fn find_file(
    connection: &mut AsyncPgConnection,
    version: Uuid,
    path: &str,
) -> Result<Option<WholeFileRow>, Error> {
    use project_version_files as files;
    files::table
        .inner_join(blobs::table)
        .filter(files::version_id.eq(version))
        .filter(files::path.eq(path))
        .select((files::path, files::blob_hash, files::media_type, blobs::content))
        .first(connection)
        .await
        .optional()
}

/// Number and size of the files of each of these versions that has any.
///
/// # Errors
/// Whatever the database refuses.
pub async fn totals(connection: &mut AsyncPgConnection, versions: &[Uuid]) -> Result<Vec<(Uuid, Totals)>, Error> {
    use project_version_files as files;
    let rows: Vec<(Uuid, i64, Option<i64>)> = files::table
        .inner_join(blobs::table)
        .filter(files::version_id.eq_any(versions))
        .group_by(files::version_id)
        .select((files::version_id, count_star(), sum(blobs::size_bytes)))
        .load(connection)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(id, files, size_bytes)| (id, Totals { files, size_bytes: size_bytes.unwrap_or(0) }))
        .collect())
}
