//! Saving a project that may be open in several places: nothing that was sent is ever lost.

use diesel_async::AsyncPgConnection;
use uuid::Uuid;

use super::{Change, Contents};
use crate::db::Abort;
use crate::db::project_files::FileRow;
use crate::db::project_versions::{self, NewVersion, VersionRow};
use crate::db::projects::{self, ProjectChange, ProjectRow};
use crate::db::{blobs, project_files};
use crate::domain::VersionReason;
use crate::error::Code;

/// What became of a change.
#[derive(Debug)]
pub enum Saved {
    /// The project is now so.
    Done(ProjectRow, Vec<FileRow>),
    /// The project had been changed elsewhere and stays as it is.
    Stale {
        /// What it is.
        current: ProjectRow,
        /// What was sent, as a version of it.
        kept: Option<VersionRow>,
    },
}

/// Changes a project. `admits` says whether the change rests on what the project is now. One that does not, but asks for
/// what is there already, has been made before: its answer was lost on the way.
///
/// # Errors
/// `project_not_found`, or what [`Contents::changed`] finds.
pub async fn save(
    connection: &mut AsyncPgConnection,
    owner: Uuid,
    id: Uuid,
    change: &Change,
    admits: impl Fn(&ProjectRow, &[FileRow]) -> bool,
) -> Result<Saved, Abort> {
    let (project, present) = lock(connection, owner, id).await?;
    if admits(&project, &present.files) {
        let changed = present.changed(change)?;
        if changed == present {
            return Ok(Saved::Done(project, present.files));
        }
        blobs::put(connection, &change.files).await?;
        let project = write(connection, &project, &changed).await?;
        return Ok(Saved::Done(project, changed.files));
    }
    if present.changed(change).is_ok_and(|changed| changed == present) {
        return Ok(Saved::Done(project, present.files));
    }
    let sent = present.changed_where_it_fits(change).unwrap_or_else(|_| present.sent_alone(change));
    if sent == present {
        return Ok(Saved::Stale { current: project, kept: None });
    }
    blobs::put(connection, &change.files).await?;
    let new = NewVersion {
        reason: VersionReason::Conflict,
        label: None,
        name: &sent.name,
        entry: &sent.entry,
        choices: sent.choices.as_ref(),
        files: &sent.files,
    };
    let kept = project_versions::insert_if_changed(connection, project.id, new).await?;
    Ok(Saved::Stale { current: project, kept: Some(kept) })
}

/// Makes a project what one of its versions was, choices and all, but for its name. What it is now is kept as a version before.
///
/// # Errors
/// `project_not_found` or `version_not_found`.
pub async fn restore_version(
    connection: &mut AsyncPgConnection,
    owner: Uuid,
    id: Uuid,
    version: Uuid,
    admits: impl Fn(&ProjectRow) -> bool,
) -> Result<Saved, Abort> {
    let (project, present) = lock(connection, owner, id).await?;
    let version = project_versions::find(connection, id, version).await?.ok_or(Code::VersionNotFound)?;
    if !admits(&project) {
        return Ok(Saved::Stale { current: project, kept: None });
    }
    let files = project_versions::files(connection, version.id).await?;
    let restored = Contents { name: present.name.clone(), entry: version.entry, choices: version.choices, files };
    if restored == present {
        return Ok(Saved::Done(project, present.files));
    }
    project_versions::keep_if_changed(connection, &project, VersionReason::Restored).await?;
    let project = write(connection, &project, &restored).await?;
    Ok(Saved::Done(project, restored.files))
}

pub(super) async fn lock(
    connection: &mut AsyncPgConnection,
    owner: Uuid,
    id: Uuid,
) -> Result<(ProjectRow, Contents), Abort> {
    let project = projects::lock(connection, owner, id)
        .await?
        .filter(|project| project.deleted_at.is_none())
        .ok_or(Code::ProjectNotFound)?;
    let files = project_files::of_project(connection, id).await?;
    let present = Contents::of(&project, files);
    Ok((project, present))
}

pub(super) async fn write(
    connection: &mut AsyncPgConnection,
    project: &ProjectRow,
    contents: &Contents,
) -> Result<ProjectRow, Abort> {
    project_files::replace(connection, project.id, &contents.files).await?;
    let Contents { name, entry, choices, .. } = contents;
    Ok(projects::change(connection, project.id, ProjectChange { name, entry, choices: choices.as_ref() }).await?)
}
