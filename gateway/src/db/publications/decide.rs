//! Teachers decide what their learners show; admins decide about everything.

use chrono::Utc;
use diesel::dsl::{exists, now};
use diesel::prelude::*;
use diesel::result::Error;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use super::{PublicationRow, looks_after};
use crate::db::Abort;
use crate::db::schema::{projects, publications};
use crate::domain::{DeclineReason, PublicationState, Role, User};
use crate::error::{ApiError, Code};
use crate::extract::{IfMatch, revision_tag};

/// Lets a game be shown. One that was hidden and that its maker does not want to show any more is only hidden no longer.
/// `seen` is the revision that the person looked at. Within a transaction.
///
/// # Errors
/// `publication_not_found` where it is not this person's to decide, `not_publishable`, `precondition_failed`; whatever the
/// database refuses.
pub async fn approve(
    connection: &mut AsyncPgConnection,
    person: &User,
    id: Uuid,
    seen: IfMatch,
) -> Result<PublicationRow, Abort> {
    let row = lock_to_decide(connection, person, id).await?;
    if !seen.admits(row.revision) {
        let (revision, etag) = (row.revision, revision_tag(row.revision));
        let current = serde_json::json!({"revision": revision, "etag": etag, "updated_at": row.updated_at});
        return Err(ApiError::new(Code::PreconditionFailed).member("current", current).into());
    }
    if row.is_published() {
        return Ok(row);
    }
    Ok(bring_back(connection, &row, person).await?)
}

/// Says why a game is not shown. Within a transaction.
///
/// # Errors
/// `publication_not_found` where it is not this person's to decide, `not_publishable`; whatever the database refuses.
pub async fn decline(
    connection: &mut AsyncPgConnection,
    person: &User,
    id: Uuid,
    reason: &DeclineReason,
) -> Result<PublicationRow, Abort> {
    let row = lock_to_decide(connection, person, id).await?;
    let reason = Some(reason.as_str());
    Ok(set_state(connection, &row, PublicationState::Declined, reason, Some(person.id.0)).await?)
}

/// Shows a game, unless its maker has taken it back meanwhile or thrown its project away.
///
/// # Errors
/// Whatever the database refuses.
pub async fn bring_back(
    connection: &mut AsyncPgConnection,
    row: &PublicationRow,
    by: &User,
) -> Result<PublicationRow, Error> {
    let in_trash = projects::table.find(row.project_id).filter(projects::deleted_at.is_not_null());
    let unwanted = row.taken_back_at.is_some() || diesel::select(exists(in_trash)).get_result(connection).await?;
    let state = if unwanted { PublicationState::Unpublished } else { PublicationState::Published };
    set_state(connection, row, state, None, Some(by.id.0)).await
}

/// What was taken back is its maker's; what was hidden only an admin brings back.
async fn lock_to_decide(connection: &mut AsyncPgConnection, person: &User, id: Uuid) -> Result<PublicationRow, Abort> {
    let row = super::lock(connection, id, Some(person)).await?.ok_or(Code::PublicationNotFound)?;
    if !looks_after(connection, person, row.owner_id).await? {
        return Err(Code::PublicationNotFound.into());
    }
    match PublicationState::from_row(&row.state) {
        Some(PublicationState::Unpublished) => {
            Err(ApiError::new(Code::NotPublishable).detail("Its maker has taken it back.").into())
        }
        Some(PublicationState::Hidden) if person.role != Role::Admin => {
            Err(ApiError::new(Code::NotPublishable).detail("It is hidden; only an admin decides about it.").into())
        }
        _ => Ok(row),
    }
}

/// Changes whether a game is shown, for a reason, by somebody.
///
/// # Errors
/// Whatever the database refuses.
pub async fn set_state(
    connection: &mut AsyncPgConnection,
    row: &PublicationRow,
    state: PublicationState,
    reason: Option<&str>,
    by: Option<Uuid>,
) -> Result<PublicationRow, Error> {
    let first_shown = state == PublicationState::Published && row.published_at.is_none();
    diesel::update(publications::table.find(row.id))
        .set((
            publications::state.eq(state.as_str()),
            publications::state_reason.eq(reason),
            publications::state_changed_by.eq(by),
            publications::updated_at.eq(now),
            state.is_approved().map(|approved| publications::unapproved.eq(!approved)),
            first_shown.then(|| publications::published_at.eq(Utc::now())),
        ))
        .returning(PublicationRow::as_returning())
        .get_result(connection)
        .await
}
