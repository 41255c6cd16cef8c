//! Teachers decide what their learners show; admins decide about everything.

use chrono::Utc;
use diesel::dsl::now;
use diesel::prelude::*;
use diesel::result::Error;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use super::{PublicationRow, looks_after};
use crate::db::Abort;
use crate::db::schema::publications;
use crate::domain::{DeclineReason, PublicationState, Role, User};
use crate::error::{ApiError, Code};

/// Lets a game be shown. Within a transaction.
///
/// # Errors
/// `publication_not_found` where it is not this person's to decide, `not_publishable`; whatever the database refuses.
pub async fn approve(connection: &mut AsyncPgConnection, person: &User, id: Uuid) -> Result<PublicationRow, Abort> {
    let row = lock_to_decide(connection, person, id).await?;
    if row.is_published() {
        return Ok(row);
    }
    Ok(set_state(connection, &row, PublicationState::Published, None, Some(person.id.0)).await?)
}

/// Says why a game is not shown. Within a transaction.
///
/// # Errors
/// As [`approve`].
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
            first_shown.then(|| publications::published_at.eq(Utc::now())),
        ))
        .returning(PublicationRow::as_returning())
        .get_result(connection)
        .await
}
