//! Rows of `role_grants`, and the roles that rest on them.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::result::Error;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use crate::db::schema::{role_grants, users};
use crate::db::{classes, users as people};
use crate::domain::Role;

/// What the database says when a role is given by whoever may not.
pub const NOT_BY_AN_ADMIN: &str = "role_grants_by_an_admin";

/// One grant.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = role_grants)]
pub struct GrantRow {
    /// `learner`, `teacher` or `admin`.
    pub role: String,
    /// The admin who gave it; none for the command line, and for an admin who is forgotten.
    pub granted_by: Option<Uuid>,
    /// `command_line` or `admin`.
    pub origin: String,
    /// When it was given.
    pub granted_at: DateTime<Utc>,
}

/// Records that an admin, or the command line where there is none, gives a person a role, and gives it. To be called in
/// a transaction.
///
/// # Errors
/// [`NOT_BY_AN_ADMIN`], or whatever else the database refuses.
pub async fn grant(
    connection: &mut AsyncPgConnection,
    person: Uuid,
    role: Role,
    granted_by: Option<Uuid>,
) -> Result<(), Error> {
    let id = Uuid::now_v7();
    let origin = if granted_by.is_some() { "admin" } else { "command_line" };
    diesel::insert_into(role_grants::table)
        .values((
            role_grants::id.eq(id),
            role_grants::user_id.eq(person),
            role_grants::role.eq(role.as_str()),
            role_grants::granted_by.eq(granted_by),
            role_grants::origin.eq(origin),
        ))
        .execute(connection)
        .await?;
    if role == Role::Learner {
        // Learners have no address and lead no class.
        people::set_email(connection, person, None).await?;
        classes::close_all(connection, person).await?;
    }
    diesel::update(users::table.find(person))
        .set((users::role.eq(role.as_str()), users::role_grant_id.eq(id)))
        .execute(connection)
        .await
        .map(drop)
}

/// A person's latest grants, newest first.
///
/// # Errors
/// Whatever the database refuses.
pub async fn latest(connection: &mut AsyncPgConnection, person: Uuid, rows: i64) -> Result<Vec<GrantRow>, Error> {
    role_grants::table
        .filter(role_grants::user_id.eq(person))
        .order((role_grants::granted_at.desc(), role_grants::id.desc()))
        .limit(rows)
        .select(GrantRow::as_select())
        .load(connection)
        .await
}
