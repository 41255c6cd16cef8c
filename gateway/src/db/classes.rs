//! Rows of `classes`.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::result::Error;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use crate::db::schema::{class_members, classes};
use crate::domain::{JoinCode, Label};

/// One class.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = classes)]
pub struct ClassRow {
    /// Version 7 UUID.
    pub id: Uuid,
    /// What the teacher calls it.
    pub name: String,
    /// What a learner types to join.
    pub join_code: String,
    /// Whether learners can join.
    pub is_open: bool,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// Who leads it.
    pub teacher_id: Uuid,
}

/// The number of those who learn in the class of the query around it.
macro_rules! member_count {
    () => {
        class_members::table.filter(class_members::class_id.eq(classes::id)).count().single_value().assume_not_null()
    };
}

/// How many classes a teacher leads.
///
/// # Errors
/// Whatever the database refuses.
pub async fn count(connection: &mut AsyncPgConnection, teacher_id: Uuid) -> Result<i64, Error> {
    classes::table.filter(classes::teacher_id.eq(teacher_id)).count().get_result(connection).await
}

/// Adds a class; none if another class has the code.
///
/// # Errors
/// Whatever the database refuses.
pub async fn insert(
    connection: &mut AsyncPgConnection,
    teacher_id: Uuid,
    name: &Label,
    code: &JoinCode,
) -> Result<Option<ClassRow>, Error> {
    diesel::insert_into(classes::table)
        .values((
            classes::id.eq(Uuid::now_v7()),
            classes::teacher_id.eq(teacher_id),
            classes::name.eq(name.as_str()),
            classes::join_code.eq(code.as_str()),
        ))
        .on_conflict(classes::join_code)
        .do_nothing()
        .returning(ClassRow::as_returning())
        .get_result(connection)
        .await
        .optional()
}

/// A teacher's class, with the number of those who learn in it.
///
/// # Errors
/// Whatever the database refuses.
pub async fn find(
    connection: &mut AsyncPgConnection,
    teacher_id: Uuid,
    id: Uuid,
) -> Result<Option<(ClassRow, i64)>, Error> {
    classes::table
        .find(id)
        .filter(classes::teacher_id.eq(teacher_id))
        .select((ClassRow::as_select(), member_count!()))
        .first(connection)
        .await
        .optional()
}

/// A teacher's classes, newest first, each with the number of those who learn in it.
///
/// # Errors
/// Whatever the database refuses.
pub async fn list(
    connection: &mut AsyncPgConnection,
    teacher_id: Uuid,
    before: Option<Uuid>,
    rows: i64,
) -> Result<Vec<(ClassRow, i64)>, Error> {
    let mut query = classes::table.filter(classes::teacher_id.eq(teacher_id)).into_boxed();
    if let Some(before) = before {
        query = query.filter(classes::id.lt(before));
    }
    query.order(classes::id.desc()).limit(rows).select((ClassRow::as_select(), member_count!())).load(connection).await
}

/// The class with this code, which nobody else changes until the transaction ends.
///
/// # Errors
/// Whatever the database refuses.
pub async fn lock_by_code(connection: &mut AsyncPgConnection, code: &JoinCode) -> Result<Option<ClassRow>, Error> {
    classes::table
        .filter(classes::join_code.eq(code.as_str()))
        .select(ClassRow::as_select())
        .for_update()
        .first(connection)
        .await
        .optional()
}

/// What is to be different about a class; what is none stays.
#[derive(Debug, AsChangeset)]
#[diesel(table_name = classes)]
pub struct ClassChange<'a> {
    /// Another name.
    pub name: Option<&'a str>,
    /// Whether learners can join.
    pub is_open: Option<bool>,
}

/// Changes a teacher's class; whether there is such a one.
///
/// # Errors
/// Whatever the database refuses.
pub async fn change(
    connection: &mut AsyncPgConnection,
    teacher_id: Uuid,
    id: Uuid,
    change: &ClassChange<'_>,
) -> Result<bool, Error> {
    let class = classes::table.find(id).filter(classes::teacher_id.eq(teacher_id));
    Ok(diesel::update(class).set(change).execute(connection).await? > 0)
}

/// Gives a teacher's class another code; whether there is such a class.
///
/// # Errors
/// `classes_join_code_unique`, or whatever else the database refuses.
pub async fn set_code(
    connection: &mut AsyncPgConnection,
    teacher_id: Uuid,
    id: Uuid,
    code: &JoinCode,
) -> Result<bool, Error> {
    let class = classes::table.find(id).filter(classes::teacher_id.eq(teacher_id));
    Ok(diesel::update(class).set(classes::join_code.eq(code.as_str())).execute(connection).await? > 0)
}

/// Forgets a teacher's class; whether there was such a one.
///
/// # Errors
/// Whatever the database refuses.
pub async fn delete(connection: &mut AsyncPgConnection, teacher_id: Uuid, id: Uuid) -> Result<bool, Error> {
    let class = classes::table.find(id).filter(classes::teacher_id.eq(teacher_id));
    Ok(diesel::delete(class).execute(connection).await? > 0)
}

/// Lets nobody join a person's classes any more.
///
/// # Errors
/// Whatever the database refuses.
pub async fn close_all(connection: &mut AsyncPgConnection, teacher_id: Uuid) -> Result<(), Error> {
    diesel::update(classes::table.filter(classes::teacher_id.eq(teacher_id)))
        .set(classes::is_open.eq(false))
        .execute(connection)
        .await
        .map(drop)
}
