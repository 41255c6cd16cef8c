//! Rows of `lessons` and what belongs to them.

mod load;

use std::collections::BTreeMap;

use diesel::prelude::*;
use diesel::result::Error;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::db::schema::{badges, lesson_prerequisites, lesson_steps, lessons};

pub use load::load;

/// One lesson that can be done.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = lessons)]
pub struct LessonRow {
    /// The name of its folder without the number.
    pub id: String,
    /// Rises with every change of its files.
    pub version: i32,
    /// What it is called.
    pub title: String,
    /// What it is about.
    pub summary: String,
    /// About how long it takes.
    pub minutes: i32,
}

/// What finishing a lesson earns; its id is the lesson's.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = badges)]
pub struct BadgeRow {
    /// Names it.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What it is for.
    pub description: String,
}

/// One step without what is in it.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = lesson_steps)]
pub struct StepRow {
    /// The lesson.
    pub lesson_id: String,
    /// The name of its file without the number.
    pub id: String,
    /// What it is called.
    pub title: String,
}

/// A lesson with what belongs to it.
#[derive(Debug, Clone)]
pub struct WholeLesson {
    /// The lesson.
    pub lesson: LessonRow,
    /// What finishing it earns.
    pub badge: BadgeRow,
    /// Ids of the lessons that come before it.
    pub requires: Vec<String>,
    /// Its steps in order.
    pub steps: Vec<StepRow>,
}

/// Every lesson in order, or the one with this id.
///
/// # Errors
/// Whatever the database refuses.
pub async fn list(connection: &mut AsyncPgConnection, only: Option<&str>) -> Result<Vec<WholeLesson>, Error> {
    let mut query = lessons::table
        .inner_join(badges::table)
        .filter(lessons::retired_at.is_null())
        .order((lessons::position, lessons::id))
        .select((LessonRow::as_select(), BadgeRow::as_select()))
        .into_boxed();
    if let Some(id) = only {
        query = query.filter(lessons::id.eq(id.to_owned()));
    }
    let found: Vec<(LessonRow, BadgeRow)> = query.load(connection).await?;
    let ids: Vec<String> = found.iter().map(|(lesson, _)| lesson.id.clone()).collect();
    let mut steps = steps_of(connection, &ids).await?;
    let mut requires = requires_of(connection, &ids).await?;
    Ok(found
        .into_iter()
        .map(|(lesson, badge)| WholeLesson {
            steps: steps.remove(&lesson.id).unwrap_or_default(),
            requires: requires.remove(&lesson.id).unwrap_or_default(),
            lesson,
            badge,
        })
        .collect())
}

async fn steps_of(connection: &mut AsyncPgConnection, ids: &[String]) -> Result<BTreeMap<String, Vec<StepRow>>, Error> {
    let rows: Vec<StepRow> = lesson_steps::table
        .filter(lesson_steps::lesson_id.eq_any(ids))
        .filter(lesson_steps::retired_at.is_null())
        .order((lesson_steps::lesson_id, lesson_steps::position, lesson_steps::id))
        .select(StepRow::as_select())
        .load(connection)
        .await?;
    let mut of = BTreeMap::<_, Vec<_>>::new();
    for row in rows {
        of.entry(row.lesson_id.clone()).or_default().push(row);
    }
    Ok(of)
}

/// A lesson that is gone keeps nobody from another.
async fn requires_of(
    connection: &mut AsyncPgConnection,
    ids: &[String],
) -> Result<BTreeMap<String, Vec<String>>, Error> {
    let rows: Vec<(String, String)> = lesson_prerequisites::table
        .inner_join(lessons::table.on(lessons::id.eq(lesson_prerequisites::requires_id)))
        .filter(lesson_prerequisites::lesson_id.eq_any(ids))
        .filter(lessons::retired_at.is_null())
        .order((lesson_prerequisites::lesson_id, lessons::position))
        .select((lesson_prerequisites::lesson_id, lesson_prerequisites::requires_id))
        .load(connection)
        .await?;
    let mut of = BTreeMap::<_, Vec<_>>::new();
    for (lesson, required) in rows {
        of.entry(lesson).or_default().push(required);
    }
    Ok(of)
}

/// What is in each step of a lesson, in order.
///
/// # Errors
/// Whatever the database refuses.
pub async fn contents(connection: &mut AsyncPgConnection, id: &str) -> Result<Vec<serde_json::Value>, Error> {
    lesson_steps::table
        .filter(lesson_steps::lesson_id.eq(id))
        .filter(lesson_steps::retired_at.is_null())
        .order((lesson_steps::position, lesson_steps::id))
        .select(lesson_steps::content)
        .load(connection)
        .await
}
