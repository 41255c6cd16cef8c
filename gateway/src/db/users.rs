//! Rows of `users`.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::result::Error;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use crate::db::schema::users;
use crate::domain::{Email, Nickname, NicknameKey};

/// Two people cannot have the same nickname.
pub const NICKNAME_TAKEN: &str = "users_nickname_key_unique";
/// Sorts behind every nickname that begins with what stands before it.
const LAST_CHARACTER: char = '\u{10ffff}';

/// One person.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = users)]
pub struct UserRow {
    /// Version 7 UUID.
    pub id: Uuid,
    /// How the person came to be known: `guest` or `member`.
    pub kind: String,
    /// What the person wants to be called.
    pub nickname: Option<String>,
    /// When the person was first seen.
    pub created_at: DateTime<Utc>,
    /// `learner`, `teacher` or `admin`.
    pub role: String,
    /// Where a teacher can be reached.
    pub email: Option<String>,
}

/// Adds a guest.
///
/// # Errors
/// Whatever the database refuses.
pub async fn insert_guest(connection: &mut AsyncPgConnection) -> Result<UserRow, Error> {
    diesel::insert_into(users::table)
        .values((users::id.eq(Uuid::now_v7()), users::kind.eq("guest")))
        .returning(UserRow::as_returning())
        .get_result(connection)
        .await
}

/// Adds a member.
///
/// # Errors
/// [`NICKNAME_TAKEN`], or whatever else the database refuses.
pub async fn insert_member(connection: &mut AsyncPgConnection, nickname: &Nickname) -> Result<UserRow, Error> {
    diesel::insert_into(users::table)
        .values((
            users::id.eq(Uuid::now_v7()),
            users::kind.eq("member"),
            users::nickname.eq(nickname.as_str()),
            users::nickname_key.eq(nickname.key().as_str()),
        ))
        .returning(UserRow::as_returning())
        .get_result(connection)
        .await
}

/// Makes a guest a member, who keeps all that the guest has; none if the person is no guest any more.
///
/// # Errors
/// [`NICKNAME_TAKEN`], or whatever else the database refuses.
pub async fn guest_to_member(
    connection: &mut AsyncPgConnection,
    guest: Uuid,
    nickname: &Nickname,
) -> Result<Option<UserRow>, Error> {
    diesel::update(users::table.find(guest).filter(users::kind.eq("guest")))
        .set((
            users::kind.eq("member"),
            users::nickname.eq(nickname.as_str()),
            users::nickname_key.eq(nickname.key().as_str()),
        ))
        .returning(UserRow::as_returning())
        .get_result(connection)
        .await
        .optional()
}

/// The person with this id.
///
/// # Errors
/// Whatever the database refuses.
pub async fn find(connection: &mut AsyncPgConnection, id: Uuid) -> Result<Option<UserRow>, Error> {
    users::table.find(id).select(UserRow::as_select()).first(connection).await.optional()
}

/// The person with this id, whom nobody else changes until the transaction ends.
///
/// # Errors
/// Whatever the database refuses.
pub async fn lock(connection: &mut AsyncPgConnection, id: Uuid) -> Result<Option<UserRow>, Error> {
    users::table.find(id).select(UserRow::as_select()).for_update().first(connection).await.optional()
}

/// The member with this nickname.
///
/// # Errors
/// Whatever the database refuses.
pub async fn find_by_nickname(
    connection: &mut AsyncPgConnection,
    nickname: &NicknameKey,
) -> Result<Option<UserRow>, Error> {
    users::table
        .filter(users::nickname_key.eq(nickname.as_str()))
        .select(UserRow::as_select())
        .first(connection)
        .await
        .optional()
}

/// Members in the order of their nicknames, with what sorts them.
///
/// # Errors
/// Whatever the database refuses.
pub async fn list(
    connection: &mut AsyncPgConnection,
    beginning: &NicknameKey,
    after: Option<&str>,
    rows: i64,
) -> Result<Vec<(String, UserRow)>, Error> {
    let mut query = users::table
        .filter(users::nickname_key.ge(beginning.as_str()))
        .filter(users::nickname_key.lt(format!("{}{LAST_CHARACTER}", beginning.as_str())))
        .into_boxed();
    if let Some(after) = after {
        query = query.filter(users::nickname_key.gt(after));
    }
    query
        .order(users::nickname_key)
        .limit(rows)
        .select((users::nickname_key.assume_not_null(), UserRow::as_select()))
        .load(connection)
        .await
}

/// Gives a member another nickname.
///
/// # Errors
/// [`NICKNAME_TAKEN`], or whatever else the database refuses.
pub async fn rename(connection: &mut AsyncPgConnection, id: Uuid, nickname: &Nickname) -> Result<(), Error> {
    diesel::update(users::table.find(id))
        .set((users::nickname.eq(nickname.as_str()), users::nickname_key.eq(nickname.key().as_str())))
        .execute(connection)
        .await
        .map(drop)
}

/// Keeps or forgets where a teacher can be reached.
///
/// # Errors
/// Whatever the database refuses.
pub async fn set_email(connection: &mut AsyncPgConnection, id: Uuid, email: Option<&Email>) -> Result<(), Error> {
    diesel::update(users::table.find(id))
        .set(users::email.eq(email.map(Email::as_str)))
        .execute(connection)
        .await
        .map(drop)
}

/// Forgets a person with everything of theirs.
///
/// # Errors
/// Whatever the database refuses.
pub async fn delete(connection: &mut AsyncPgConnection, id: Uuid) -> Result<(), Error> {
    diesel::sql_query(
        "update publications set like_count = like_count - 1
         where id in (select publication_id from publication_likes where user_id = $1) and like_count > 0",
    )
    .bind::<diesel::sql_types::Uuid, _>(id)
    .execute(connection)
    .await?;
    diesel::delete(users::table.find(id)).execute(connection).await.map(drop)
}

/// Whether there is an admin.
///
/// # Errors
/// Whatever the database refuses.
pub async fn has_admin(connection: &mut AsyncPgConnection) -> Result<bool, Error> {
    diesel::select(diesel::dsl::exists(users::table.filter(users::role.eq("admin")))).get_result(connection).await
}

/// Whether this person is an admin and nobody else is. Until the transaction ends nobody else's role as an admin changes,
/// so that two admins cannot take it from each other.
///
/// # Errors
/// Whatever the database refuses.
pub async fn is_last_admin(connection: &mut AsyncPgConnection, id: Uuid) -> Result<bool, Error> {
    let admins: Vec<Uuid> = users::table
        .filter(users::role.eq("admin"))
        .order(users::id)
        .select(users::id)
        .for_update()
        .load(connection)
        .await?;
    Ok(admins == [id])
}
