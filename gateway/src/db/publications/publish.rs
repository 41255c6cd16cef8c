//! Shows a project in the gallery, and takes it back.

use chrono::{DateTime, Utc};
use diesel::dsl::now;
use diesel::prelude::*;
use diesel::result::Error;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use super::{PublicationRow, learns};
use crate::db::Abort;
use crate::db::project_versions;
use crate::db::projects::{self, ProjectRow};
use crate::db::{project_files, schema::publications};
use crate::domain::{Description, PublicationState, Role, Title, User, VersionReason};
use crate::error::{ApiError, Code};

/// What a maker wants to show.
#[derive(Debug, Clone)]
pub struct Offer {
    /// The project.
    pub project_id: Uuid,
    /// What it is called: as before, or as the project, where nothing is said.
    pub title: Option<Title>,
    /// What its maker says of it: as before, or nothing.
    pub description: Option<Description>,
}

/// Shows the project as it is now, and says whether it was not in the gallery before. What a learner of a class shows
/// waits for the teacher, unless nothing is new about it; what waited or was declined waits until somebody approves of it,
/// whether or not its maker is still in a class. Within a transaction.
///
/// # Errors
/// `project_not_found`, `not_publishable`, `invalid_request` where the project's own name is not kind; whatever the
/// database refuses.
pub async fn publish(
    connection: &mut AsyncPgConnection,
    maker: &User,
    offer: Offer,
) -> Result<(PublicationRow, bool), Abort> {
    let project = projects::lock(connection, maker.id.0, offer.project_id)
        .await?
        .filter(|project| project.deleted_at.is_none())
        .ok_or(Code::ProjectNotFound)?;
    let before: Option<PublicationRow> = publications::table
        .filter(publications::project_id.eq(project.id))
        .select(PublicationRow::as_select())
        .for_no_key_update()
        .first(connection)
        .await
        .optional()?;
    if before.as_ref().is_some_and(|row| row.state == PublicationState::Hidden.as_str()) {
        let detail = "This game was hidden, and an admin has to look at it first.";
        return Err(ApiError::new(Code::NotPublishable).detail(detail).into());
    }
    let version_id = version_to_show(connection, &project, before.as_ref()).await?;
    let title = title(&project, before.as_ref(), offer.title)?;
    let description = match (&offer.description, &before) {
        (Some(description), _) => description.as_str().to_owned(),
        (None, Some(row)) => row.description.clone(),
        (None, None) => String::new(),
    };
    let same = before
        .as_ref()
        .is_some_and(|row| row.version_id == version_id && row.title == title && row.description == description);
    let shown = same && before.as_ref().is_some_and(PublicationRow::is_published);
    // Whoever left the class did not thereby get an approval.
    let unapproved = before.as_ref().is_some_and(|row| row.unapproved);
    let needs_approval = maker.role == Role::Learner && (unapproved || learns(connection, maker.id.0).await?);
    let waits = !shown && needs_approval;
    let picture_hash = match &before {
        // What somebody looked at, or is looking at, stays as it is.
        Some(row) if same && needs_approval => row.picture_hash.clone(),
        _ => project.picture_hash.clone(),
    };
    let state = if waits { PublicationState::Waiting } else { PublicationState::Published };
    let change = Change { version_id, title, description, picture_hash, state, is_new: !same };
    Ok(match before {
        Some(row) => (update(connection, row, &project, change).await?, false),
        None => (insert(connection, &project, change).await?, true),
    })
}

struct Change {
    version_id: Uuid,
    title: String,
    description: String,
    picture_hash: Option<Vec<u8>>,
    state: PublicationState,
    is_new: bool,
}

/// The version that is shown already where the project is still the same, else one of what the project is now.
async fn version_to_show(
    connection: &mut AsyncPgConnection,
    project: &ProjectRow,
    before: Option<&PublicationRow>,
) -> Result<Uuid, Abort> {
    let files = project_files::of_project(connection, project.id).await?;
    if !files.iter().any(|file| file.path == project.entry) {
        let detail = format!("The project has no file `{}`, which would be run.", project.entry);
        return Err(ApiError::new(Code::NotPublishable).detail(detail).into());
    }
    if let Some(row) = before
        && let Some(shown) = project_versions::find(connection, project.id, row.version_id).await?
        && shown.entry == project.entry
        && shown.choices == project.choices
        && project_versions::files(connection, shown.id).await? == files
    {
        return Ok(shown.id);
    }
    Ok(project_versions::keep(connection, project, VersionReason::Published, None).await?.id)
}

fn title(project: &ProjectRow, before: Option<&PublicationRow>, title: Option<Title>) -> Result<String, ApiError> {
    match (title, before) {
        (Some(title), _) => Ok(title.as_str().to_owned()),
        (None, Some(row)) => Ok(row.title.clone()),
        (None, None) => project
            .name
            .parse::<Title>()
            .map(|title| title.as_str().to_owned())
            .map_err(|error| ApiError::field("title", format!("is the project's name, which {error}"))),
    }
}

async fn insert(
    connection: &mut AsyncPgConnection,
    project: &ProjectRow,
    change: Change,
) -> Result<PublicationRow, Error> {
    diesel::insert_into(publications::table)
        .values((
            publications::id.eq(Uuid::now_v7()),
            publications::project_id.eq(project.id),
            publications::version_id.eq(change.version_id),
            publications::owner_id.eq(project.owner_id),
            publications::title.eq(change.title),
            publications::description.eq(change.description),
            publications::picture_hash.eq(change.picture_hash),
            publications::game_type.eq(&project.game_type),
            publications::state.eq(change.state.as_str()),
            publications::unapproved.eq(change.state != PublicationState::Published),
            publications::published_at.eq((change.state == PublicationState::Published).then(Utc::now)),
        ))
        .returning(PublicationRow::as_returning())
        .get_result(connection)
        .await
}

/// Showing a game again does not make it new again.
async fn update(
    connection: &mut AsyncPgConnection,
    before: PublicationRow,
    project: &ProjectRow,
    change: Change,
) -> Result<PublicationRow, Error> {
    let published = change.state == PublicationState::Published;
    diesel::update(publications::table.find(before.id))
        .set((
            publications::version_id.eq(change.version_id),
            publications::title.eq(change.title),
            publications::description.eq(change.description),
            publications::picture_hash.eq(change.picture_hash),
            publications::game_type.eq(&project.game_type),
            publications::state.eq(change.state.as_str()),
            publications::state_reason.eq(None::<String>),
            publications::state_changed_by.eq(None::<Uuid>),
            publications::unapproved.eq(!published),
            publications::taken_back_at.eq(None::<DateTime<Utc>>),
            publications::revision.eq(publications::revision + i64::from(change.is_new)),
            publications::updated_at.eq(now),
            (published && before.published_at.is_none()).then(|| publications::published_at.eq(Utc::now())),
        ))
        .returning(PublicationRow::as_returning())
        .get_result(connection)
        .await
}

/// Takes a game out of the gallery: its maker takes it back, an admin hides that of another. One that is hidden stays so,
/// and is not shown again once it is not. Within a transaction.
///
/// # Errors
/// `publication_not_found` where it is not this person's to decide; whatever the database refuses.
pub async fn unpublish(connection: &mut AsyncPgConnection, person: &User, id: Uuid) -> Result<(), Abort> {
    let row = super::lock(connection, id, Some(person)).await?.ok_or(Code::PublicationNotFound)?;
    let own = row.owner_id == person.id.0;
    if !own && person.role != Role::Admin {
        return Err(Code::PublicationNotFound.into());
    }
    if own {
        note_taken_back(connection, row.project_id).await?;
    }
    if row.state != PublicationState::Hidden.as_str() {
        let state = if own { PublicationState::Unpublished } else { PublicationState::Hidden };
        super::set_state(connection, &row, state, None, Some(person.id.0)).await?;
    }
    Ok(())
}

/// Takes a project out of the gallery whose owner throws it away, and says whether it was there. One that is hidden stays
/// so, and is not shown again once it is not.
///
/// # Errors
/// Whatever the database refuses.
pub async fn take_back(connection: &mut AsyncPgConnection, project_id: Uuid) -> Result<bool, Error> {
    note_taken_back(connection, project_id).await?;
    let stay = [PublicationState::Hidden, PublicationState::Unpublished].map(PublicationState::as_str);
    let taken = diesel::update(publications::table)
        .filter(publications::project_id.eq(project_id))
        .filter(publications::state.ne_all(stay))
        .set((publications::state.eq(PublicationState::Unpublished.as_str()), publications::updated_at.eq(now)))
        .execute(connection)
        .await?;
    Ok(taken > 0)
}

/// Remembers what the maker wants where the state cannot say it.
async fn note_taken_back(connection: &mut AsyncPgConnection, project_id: Uuid) -> Result<(), Error> {
    diesel::update(publications::table)
        .filter(publications::project_id.eq(project_id))
        .filter(publications::taken_back_at.is_null())
        .set(publications::taken_back_at.eq(now))
        .execute(connection)
        .await?;
    Ok(())
}
