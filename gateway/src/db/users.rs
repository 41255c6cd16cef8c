//! Rows of `users`.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::result::Error;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use crate::db::schema::users;

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
