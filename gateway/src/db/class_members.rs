//! Rows of `class_members`: who learns in which class.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::result::Error;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use crate::db::schema::{class_members, classes, credentials, users};

/// Somebody who learns in a class, as their teacher sees them.
#[derive(Debug, Queryable)]
pub struct MemberRow {
    /// The person.
    pub user_id: Uuid,
    /// What they are called.
    pub nickname: String,
    /// By what that sorts.
    pub nickname_key: String,
    /// When they joined.
    pub joined_at: DateTime<Utc>,
    /// `password` or `pictures`, if they have a secret.
    pub secret: Option<String>,
}

/// A class, as one who learns in it sees it.
#[derive(Debug, Queryable)]
pub struct JoinedRow {
    /// The class.
    pub id: Uuid,
    /// What the teacher calls it.
    pub name: String,
    /// What the teacher is called.
    pub teacher: Option<String>,
    /// When the person joined.
    pub joined_at: DateTime<Utc>,
}

/// How many learn in a class.
///
/// # Errors
/// Whatever the database refuses.
pub async fn count(connection: &mut AsyncPgConnection, class_id: Uuid) -> Result<i64, Error> {
    class_members::table.filter(class_members::class_id.eq(class_id)).count().get_result(connection).await
}

/// Whether somebody learns in a class.
///
/// # Errors
/// Whatever the database refuses.
pub async fn is_member(connection: &mut AsyncPgConnection, class_id: Uuid, user_id: Uuid) -> Result<bool, Error> {
    diesel::select(diesel::dsl::exists(class_members::table.find((class_id, user_id)))).get_result(connection).await
}

/// Lets somebody learn in a class. Whoever does already stays.
///
/// # Errors
/// Whatever the database refuses.
pub async fn insert(connection: &mut AsyncPgConnection, class_id: Uuid, user_id: Uuid) -> Result<(), Error> {
    diesel::insert_into(class_members::table)
        .values((class_members::class_id.eq(class_id), class_members::user_id.eq(user_id)))
        .on_conflict_do_nothing()
        .execute(connection)
        .await
        .map(drop)
}

/// Lets somebody learn in a class no more; whether they did.
///
/// # Errors
/// Whatever the database refuses.
pub async fn delete(connection: &mut AsyncPgConnection, class_id: Uuid, user_id: Uuid) -> Result<bool, Error> {
    Ok(diesel::delete(class_members::table.find((class_id, user_id))).execute(connection).await? > 0)
}

/// Those who learn in a class, by nickname.
///
/// # Errors
/// Whatever the database refuses.
pub async fn list(
    connection: &mut AsyncPgConnection,
    class_id: Uuid,
    after: Option<&str>,
    rows: i64,
) -> Result<Vec<MemberRow>, Error> {
    let mut query = class_members::table
        .inner_join(users::table)
        .left_join(credentials::table.on(credentials::user_id.eq(class_members::user_id)))
        .filter(class_members::class_id.eq(class_id))
        .into_boxed();
    if let Some(after) = after {
        query = query.filter(users::nickname_key.gt(after));
    }
    query
        .order(users::nickname_key)
        .limit(rows)
        .select((
            users::id,
            users::nickname.assume_not_null(),
            users::nickname_key.assume_not_null(),
            class_members::joined_at,
            credentials::kind.nullable(),
        ))
        .load(connection)
        .await
}

/// The classes somebody learns in, newest first.
///
/// # Errors
/// Whatever the database refuses.
pub async fn joined(
    connection: &mut AsyncPgConnection,
    user_id: Uuid,
    before: Option<Uuid>,
    rows: i64,
) -> Result<Vec<JoinedRow>, Error> {
    let mut query = class_members::table
        .inner_join(classes::table.inner_join(users::table))
        .filter(class_members::user_id.eq(user_id))
        .into_boxed();
    if let Some(before) = before {
        query = query.filter(classes::id.lt(before));
    }
    query
        .order(classes::id.desc())
        .limit(rows)
        .select((classes::id, classes::name, users::nickname, class_members::joined_at))
        .load(connection)
        .await
}

/// A class that somebody learns in.
///
/// # Errors
/// Whatever the database refuses.
pub async fn joined_one(connection: &mut AsyncPgConnection, class_id: Uuid, user_id: Uuid) -> Result<JoinedRow, Error> {
    class_members::table
        .inner_join(classes::table.inner_join(users::table))
        .filter(class_members::class_id.eq(class_id))
        .filter(class_members::user_id.eq(user_id))
        .select((classes::id, classes::name, users::nickname, class_members::joined_at))
        .first(connection)
        .await
}
