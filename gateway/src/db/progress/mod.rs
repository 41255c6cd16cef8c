//! Rows of `step_progress` and `user_badges`: how far people are.

mod save;

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use diesel::dsl::{count_star, max};
use diesel::prelude::*;
use diesel::result::Error;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use crate::db::lessons::{self, BadgeRow, WholeLesson};
use crate::db::schema::{badges, lesson_steps, step_progress, user_badges};

pub use save::{SavedStep, StepChange, save};

/// How far somebody is in a lesson.
#[derive(Debug, Clone)]
pub struct LessonProgress {
    /// The lesson.
    pub lesson: WholeLesson,
    /// Steps that are completed.
    pub done: usize,
    /// Whether the lesson was finished, perhaps before it got another step.
    pub finished: bool,
    /// Whether its steps can be done: what comes before is finished, or it was begun already.
    pub unlocked: bool,
    /// When something in it was last changed.
    pub updated_at: Option<DateTime<Utc>>,
}

impl LessonProgress {
    /// Steps that there are.
    #[must_use]
    pub fn total(&self) -> usize {
        self.lesson.steps.len()
    }
}

/// A badge that somebody has.
#[derive(Debug, Clone)]
pub struct EarnedBadge {
    /// The badge.
    pub badge: BadgeRow,
    /// Since when.
    pub earned_at: DateTime<Utc>,
}

/// How far somebody is in each lesson, and all their badges, oldest first.
#[derive(Debug, Clone)]
pub struct Progress {
    /// Every lesson in order.
    pub lessons: Vec<LessonProgress>,
    /// Those of lessons that are gone too.
    pub badges: Vec<EarnedBadge>,
}

/// One step as somebody left it.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = step_progress)]
pub struct StepProgressRow {
    /// At which step.
    pub step_id: String,
    /// `started` or `completed`.
    pub state: String,
    /// What the person wrote.
    pub code: Option<String>,
    /// The version of the lesson it was written for.
    pub lesson_version: i32,
    /// Rises with every change.
    pub revision: i64,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// How far somebody is in everything.
///
/// # Errors
/// Whatever the database refuses.
pub async fn of_user(connection: &mut AsyncPgConnection, user_id: Uuid) -> Result<Progress, Error> {
    let all = lessons::list(connection, None).await?;
    let done = done_of(connection, user_id).await?;
    let begun = begun_of(connection, user_id).await?;
    let badges = badges_of(connection, user_id).await?;
    let earned: HashSet<&str> = badges.iter().map(|earned| earned.badge.id.as_str()).collect();
    let mut lessons: Vec<LessonProgress> = all
        .into_iter()
        .map(|lesson| {
            let id = lesson.lesson.id.as_str();
            let done = done.get(id).copied().unwrap_or_default();
            let finished = earned.contains(id) || done == lesson.steps.len();
            LessonProgress { done, finished, unlocked: false, updated_at: begun.get(id).copied(), lesson }
        })
        .collect();
    unlock(&mut lessons);
    Ok(Progress { lessons, badges })
}

/// Opens the lessons whose prerequisites are finished.
fn unlock(lessons: &mut [LessonProgress]) {
    let finished: HashSet<String> =
        lessons.iter().filter(|lesson| lesson.finished).map(|lesson| lesson.lesson.lesson.id.clone()).collect();
    for lesson in lessons {
        lesson.unlocked =
            lesson.updated_at.is_some() || lesson.lesson.requires.iter().all(|other| finished.contains(other));
    }
}

/// Completed steps of each lesson, of those that are still there.
async fn done_of(connection: &mut AsyncPgConnection, user_id: Uuid) -> Result<HashMap<String, usize>, Error> {
    let rows: Vec<(String, i64)> =
        step_progress::table
            .inner_join(lesson_steps::table.on(
                lesson_steps::lesson_id.eq(step_progress::lesson_id).and(lesson_steps::id.eq(step_progress::step_id)),
            ))
            .filter(step_progress::user_id.eq(user_id))
            .filter(step_progress::state.eq("completed"))
            .filter(lesson_steps::retired_at.is_null())
            .group_by(step_progress::lesson_id)
            .select((step_progress::lesson_id, count_star()))
            .load(connection)
            .await?;
    Ok(rows.into_iter().map(|(id, count)| (id, usize::try_from(count).unwrap_or_default())).collect())
}

/// When something in each lesson was last changed.
async fn begun_of(connection: &mut AsyncPgConnection, user_id: Uuid) -> Result<HashMap<String, DateTime<Utc>>, Error> {
    let rows: Vec<(String, Option<DateTime<Utc>>)> = step_progress::table
        .filter(step_progress::user_id.eq(user_id))
        .group_by(step_progress::lesson_id)
        .select((step_progress::lesson_id, max(step_progress::updated_at)))
        .load(connection)
        .await?;
    Ok(rows.into_iter().filter_map(|(id, at)| at.map(|at| (id, at))).collect())
}

async fn badges_of(connection: &mut AsyncPgConnection, user_id: Uuid) -> Result<Vec<EarnedBadge>, Error> {
    let rows: Vec<(BadgeRow, DateTime<Utc>)> = user_badges::table
        .inner_join(badges::table)
        .filter(user_badges::user_id.eq(user_id))
        .order((user_badges::earned_at, user_badges::badge_id))
        .select((BadgeRow::as_select(), user_badges::earned_at))
        .load(connection)
        .await?;
    Ok(rows.into_iter().map(|(badge, earned_at)| EarnedBadge { badge, earned_at }).collect())
}

/// The steps of a lesson as somebody left them.
///
/// # Errors
/// Whatever the database refuses.
pub async fn steps_of(
    connection: &mut AsyncPgConnection,
    user_id: Uuid,
    lesson_id: &str,
) -> Result<Vec<StepProgressRow>, Error> {
    step_progress::table
        .filter(step_progress::user_id.eq(user_id))
        .filter(step_progress::lesson_id.eq(lesson_id))
        .select(StepProgressRow::as_select())
        .load(connection)
        .await
}
