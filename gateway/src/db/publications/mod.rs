//! Rows of `publications`: games in the gallery, and those on their way into it.

mod browse;
mod count;
mod decide;
mod publish;
mod remix;

use chrono::{DateTime, Utc};
use diesel::dsl::exists;
use diesel::prelude::*;
use diesel::result::Error;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use crate::db::schema::{class_members, classes, publications, users};
use crate::domain::{Role, User};

pub use browse::{Found, Search, Sort, browse};
pub use count::{forget_likes_of, like, likes, note_played, unlike};
pub use decide::{approve, bring_back, decline, set_state};
pub use publish::{Offer, publish, take_back, unpublish};
pub use remix::{forget_credit_of, remix};

/// One publication.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = publications)]
pub struct PublicationRow {
    /// Version 7 UUID.
    pub id: Uuid,
    /// The project.
    pub project_id: Uuid,
    /// The version that is shown.
    pub version_id: Uuid,
    /// Who made it.
    pub owner_id: Uuid,
    /// What it is called.
    pub title: String,
    /// What its maker says of it.
    pub description: String,
    /// The kind of game.
    pub game_type: Option<String>,
    /// `waiting`, `declined`, `published`, `unpublished` or `hidden`.
    pub state: String,
    /// What was said to its maker about that.
    pub state_reason: Option<String>,
    /// Whether what is offered waits for approval or was declined, whatever became of it since.
    pub unapproved: bool,
    /// When its maker took it back, whatever became of it since.
    pub taken_back_at: Option<DateTime<Utc>>,
    /// Rises when something else is offered.
    pub revision: i64,
    /// How many people played it, each once a day.
    pub play_count: i32,
    /// How many people like it.
    pub like_count: i32,
    /// How many projects began as it.
    pub remix_count: i32,
    /// When it was first offered.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// Since when it is shown.
    pub published_at: Option<DateTime<Utc>>,
    /// The picture of the project when it was offered.
    pub picture_hash: Option<Vec<u8>>,
}

impl PublicationRow {
    /// Whether everybody sees it.
    #[must_use]
    pub fn is_published(&self) -> bool {
        self.state == "published"
    }
}

/// A publication and its maker's nickname.
pub type WithMaker = (PublicationRow, Option<String>);

/// A publication that this person may see: one that is published, the person's own, one of somebody whom the person
/// teaches, and any for an admin.
///
/// # Errors
/// Whatever the database refuses.
pub async fn find(
    connection: &mut AsyncPgConnection,
    id: Uuid,
    viewer: Option<&User>,
) -> Result<Option<WithMaker>, Error> {
    let found: Option<WithMaker> = publications::table
        .inner_join(users::table.on(users::id.eq(publications::owner_id)))
        .filter(publications::id.eq(id))
        .select((PublicationRow::as_select(), users::nickname))
        .first(connection)
        .await
        .optional()?;
    let Some(found) = found else { return Ok(None) };
    let seen = found.0.is_published()
        || match viewer {
            None => false,
            Some(user) => user.id.0 == found.0.owner_id || looks_after(connection, user, found.0.owner_id).await?,
        };
    Ok(seen.then_some(found))
}

/// As [`find`], and nobody else changes it until the transaction is over.
///
/// # Errors
/// Whatever the database refuses.
pub async fn lock(
    connection: &mut AsyncPgConnection,
    id: Uuid,
    viewer: Option<&User>,
) -> Result<Option<PublicationRow>, Error> {
    // Locked before it is looked at: what is seen then stays so.
    publications::table
        .find(id)
        .select(publications::id)
        .for_no_key_update()
        .first::<Uuid>(connection)
        .await
        .optional()?;
    Ok(find(connection, id, viewer).await?.map(|(row, _)| row))
}

/// Whether this person decides about that person's games: an admin, or a teacher of theirs.
async fn looks_after(connection: &mut AsyncPgConnection, user: &User, maker: Uuid) -> Result<bool, Error> {
    match user.role {
        Role::Admin => Ok(true),
        Role::Learner => Ok(false),
        Role::Teacher => {
            let taught = class_members::table
                .inner_join(classes::table)
                .filter(classes::teacher_id.eq(user.id.0))
                .filter(class_members::user_id.eq(maker));
            diesel::select(exists(taught)).get_result(connection).await
        }
    }
}

/// Whether this person learns in any class.
async fn learns(connection: &mut AsyncPgConnection, user_id: Uuid) -> Result<bool, Error> {
    let joined = class_members::table.filter(class_members::user_id.eq(user_id));
    diesel::select(exists(joined)).get_result(connection).await
}

/// Somebody's publications in all states, the last offered first, below this id.
///
/// # Errors
/// Whatever the database refuses.
pub async fn of_owner(
    connection: &mut AsyncPgConnection,
    owner: Uuid,
    below: Option<Uuid>,
    rows: i64,
) -> Result<Vec<PublicationRow>, Error> {
    publications::table
        .filter(publications::owner_id.eq(owner))
        .filter(publications::id.lt(below.unwrap_or(Uuid::max())))
        .order(publications::id.desc())
        .limit(rows)
        .select(PublicationRow::as_select())
        .load(connection)
        .await
}

/// What waits for the teacher of this class, the first offered first, above this id. None where the class is not the
/// teacher's.
///
/// # Errors
/// Whatever the database refuses.
pub async fn waiting_in_class(
    connection: &mut AsyncPgConnection,
    (teacher, class): (Uuid, Uuid),
    above: Option<Uuid>,
    rows: i64,
) -> Result<Option<Vec<WithMaker>>, Error> {
    let own = classes::table.find(class).filter(classes::teacher_id.eq(teacher));
    if !diesel::select(exists(own)).get_result::<bool>(connection).await? {
        return Ok(None);
    }
    publications::table
        .inner_join(users::table.on(users::id.eq(publications::owner_id)))
        .inner_join(class_members::table.on(class_members::user_id.eq(publications::owner_id)))
        .filter(class_members::class_id.eq(class))
        // As the index says it: a parameter would not be known to be this state.
        .filter(diesel::dsl::sql::<diesel::sql_types::Bool>("publications.state = 'waiting'"))
        .filter(publications::id.gt(above.unwrap_or(Uuid::nil())))
        .order(publications::id)
        .limit(rows)
        .select((PublicationRow::as_select(), users::nickname))
        .load(connection)
        .await
        .map(Some)
}
