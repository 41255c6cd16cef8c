//! Rows of `project_files`: the files of each project as they are now.

use diesel::dsl::{count_star, sum};
use diesel::prelude::*;
use diesel::result::Error;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use crate::db::schema::{blobs, project_files};
use crate::domain::ProjectFile;

/// A file without its content.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub struct FileRow {
    /// Where it lies.
    pub path: String,
    /// Its content.
    pub blob_hash: Vec<u8>,
    /// What is in it.
    pub media_type: String,
    /// Length of the content.
    pub size_bytes: i32,
}

impl From<&ProjectFile> for FileRow {
    fn from(file: &ProjectFile) -> Self {
        Self {
            path: file.path.as_str().to_owned(),
            blob_hash: file.hash(),
            media_type: file.media_type.as_str().to_owned(),
            size_bytes: i32::try_from(file.content.len()).unwrap_or(i32::MAX),
        }
    }
}

/// A file with its content.
#[derive(Debug, Clone, Queryable)]
pub struct WholeFileRow {
    /// Where it lies.
    pub path: String,
    /// SHA-256 of its content.
    pub blob_hash: Vec<u8>,
    /// What is in it.
    pub media_type: String,
    /// The content.
    pub content: Vec<u8>,
}

/// How many files a project or a version has, and how large they are together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Totals {
    /// Files.
    pub files: i64,
    /// Bytes.
    pub size_bytes: i64,
}

impl Totals {
    /// Of these files.
    #[must_use]
    pub fn of(files: &[FileRow]) -> Self {
        Self {
            files: i64::try_from(files.len()).unwrap_or(i64::MAX),
            size_bytes: files.iter().map(|file| i64::from(file.size_bytes)).sum(),
        }
    }
}

/// The files of a project in the order of their paths' bytes, whatever the order of texts in the database.
///
/// # Errors
/// Whatever the database refuses.
pub async fn of_project(connection: &mut AsyncPgConnection, project: Uuid) -> Result<Vec<FileRow>, Error> {
    let mut rows: Vec<FileRow> = project_files::table
        .inner_join(blobs::table)
        .filter(project_files::project_id.eq(project))
        .select((project_files::path, project_files::blob_hash, project_files::media_type, blobs::size_bytes))
        .load(connection)
        .await?;
    rows.sort_unstable_by(|one, other| one.path.cmp(&other.path));
    Ok(rows)
}

/// The files of a project with their contents, by path.
///
/// # Errors
/// Whatever the database refuses.
pub async fn whole_of_project(connection: &mut AsyncPgConnection, project: Uuid) -> Result<Vec<WholeFileRow>, Error> {
    let mut rows: Vec<WholeFileRow> = project_files::table
        .inner_join(blobs::table)
        .filter(project_files::project_id.eq(project))
        .select((project_files::path, project_files::blob_hash, project_files::media_type, blobs::content))
        .load(connection)
        .await?;
    rows.sort_unstable_by(|one, other| one.path.cmp(&other.path));
    Ok(rows)
}

/// One file of a project with its content.
///
/// # Errors
/// Whatever the database refuses.
pub async fn find(
    connection: &mut AsyncPgConnection,
    project: Uuid,
    path: &str,
) -> Result<Option<WholeFileRow>, Error> {
    project_files::table
        .inner_join(blobs::table)
        .filter(project_files::project_id.eq(project))
        .filter(project_files::path.eq(path))
        .select((project_files::path, project_files::blob_hash, project_files::media_type, blobs::content))
        .first(connection)
        .await
        .optional()
}

/// Gives a project exactly these files, whose contents are kept already.
///
/// # Errors
/// Whatever the database refuses.
pub async fn replace(connection: &mut AsyncPgConnection, project: Uuid, files: &[FileRow]) -> Result<(), Error> {
    diesel::delete(project_files::table.filter(project_files::project_id.eq(project))).execute(connection).await?;
    let rows: Vec<_> = files
        .iter()
        .map(|file| {
            (
                project_files::project_id.eq(project),
                project_files::path.eq(&file.path),
                project_files::blob_hash.eq(&file.blob_hash),
                project_files::media_type.eq(&file.media_type),
            )
        })
        .collect();
    diesel::insert_into(project_files::table).values(rows).execute(connection).await?;
    Ok(())
}

/// Number and size of the files of each of these projects that has any.
///
/// # Errors
/// Whatever the database refuses.
pub async fn totals(connection: &mut AsyncPgConnection, projects: &[Uuid]) -> Result<Vec<(Uuid, Totals)>, Error> {
    let rows: Vec<(Uuid, i64, Option<i64>)> = project_files::table
        .inner_join(blobs::table)
        .filter(project_files::project_id.eq_any(projects))
        .group_by(project_files::project_id)
        .select((project_files::project_id, count_star(), sum(blobs::size_bytes)))
        .load(connection)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(id, files, size_bytes)| (id, Totals { files, size_bytes: size_bytes.unwrap_or(0) }))
        .collect())
}
