//! Keeps one step, and earns the badge where it was the last one.

use chrono::Utc;
use diesel::prelude::*;
use diesel::result::Error;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use super::{EarnedBadge, LessonProgress, Progress, StepProgressRow, of_user, unlock};
use crate::db::Abort;
use crate::db::schema::{step_progress, user_badges, users};
use crate::error::{ApiError, Code};
use crate::extract::{IfMatch, revision_tag};

/// What is to be kept of a step.
#[derive(Debug, Clone)]
pub struct StepChange {
    /// Whether it is completed; one that was stays so.
    pub completed: bool,
    /// What the person wrote; what was kept stays where nothing is said.
    pub code: Option<String>,
    /// What the change rests on, where the client says so.
    pub if_match: Option<IfMatch>,
}

/// A step that was kept, and what came of it.
#[derive(Debug, Clone)]
pub struct SavedStep {
    /// The step.
    pub step: StepProgressRow,
    /// The lesson with it.
    pub lesson: LessonProgress,
    /// The badge, if it was earned just now.
    pub earned: Option<EarnedBadge>,
    /// Ids of the lessons that can be done from now on.
    pub opened: Vec<String>,
}

/// Keeps a step of a lesson, in a transaction.
///
/// # Errors
/// `lesson_not_found`, `step_not_found`, `lesson_locked`, `precondition_failed`; whatever the database refuses.
pub async fn save(
    connection: &mut AsyncPgConnection,
    user_id: Uuid,
    (lesson_id, step_id): (&str, &str),
    change: StepChange,
) -> Result<SavedStep, Abort> {
    // One step of a person at a time: of two that are both the last one, each would miss the other.
    users::table.find(user_id).select(users::id).for_no_key_update().first::<Uuid>(connection).await?;
    let mut progress = of_user(connection, user_id).await?;
    let version = may_save(&progress, lesson_id, step_id)?;
    let before: Option<StepProgressRow> = step_progress::table
        .find((user_id, lesson_id, step_id))
        .select(StepProgressRow::as_select())
        .first(connection)
        .await
        .optional()?;
    check_seen(change.if_match, before.as_ref())?;
    let newly_done = change.completed && before.as_ref().is_none_or(|step| step.state != "completed");
    let step = match before {
        None => insert(connection, user_id, (lesson_id, step_id), version, change).await?,
        Some(step) => update(connection, user_id, lesson_id, version, step, change).await?,
    };
    let opened = note(&mut progress, lesson_id, newly_done, step.updated_at);
    let lesson = find(&progress, lesson_id)?.clone();
    let earned = earn(connection, user_id, &lesson).await?;
    Ok(SavedStep { step, lesson, earned, opened })
}

fn find<'a>(progress: &'a Progress, lesson_id: &str) -> Result<&'a LessonProgress, ApiError> {
    progress.lessons.iter().find(|it| it.lesson.lesson.id == lesson_id).ok_or_else(|| Code::LessonNotFound.into())
}

/// The version of the lesson, if this step can be done now.
fn may_save(progress: &Progress, lesson_id: &str, step_id: &str) -> Result<i32, ApiError> {
    let lesson = find(progress, lesson_id)?;
    if !lesson.lesson.steps.iter().any(|step| step.id == step_id) {
        return Err(Code::StepNotFound.into());
    }
    if lesson.unlocked {
        return Ok(lesson.lesson.lesson.version);
    }
    let missing: Vec<_> = progress
        .lessons
        .iter()
        .filter(|other| !other.finished && lesson.lesson.requires.contains(&other.lesson.lesson.id))
        .collect();
    let titles: Vec<_> = missing.iter().map(|other| format!("“{}”", other.lesson.lesson.title)).collect();
    let ids: Vec<_> = missing.iter().map(|other| &other.lesson.lesson.id).collect();
    Err(ApiError::new(Code::LessonLocked)
        .detail(format!("Finish {} first.", titles.join(" and ")))
        .member("requires", ids))
}

/// A change that says what it rests on is refused where something else is kept.
fn check_seen(if_match: Option<IfMatch>, before: Option<&StepProgressRow>) -> Result<(), ApiError> {
    let Some(seen) = if_match else { return Ok(()) };
    if before.is_some_and(|step| seen.admits(step.revision)) {
        return Ok(());
    }
    let current = before.map(|step| {
        serde_json::json!({
            "revision": step.revision,
            "etag": revision_tag(step.revision),
            "state": step.state,
            "code": step.code,
            "updated_at": step.updated_at,
        })
    });
    Err(ApiError::new(Code::PreconditionFailed).member("current", current))
}

async fn insert(
    connection: &mut AsyncPgConnection,
    user_id: Uuid,
    (lesson_id, step_id): (&str, &str),
    version: i32,
    change: StepChange,
) -> Result<StepProgressRow, Error> {
    diesel::insert_into(step_progress::table)
        .values((
            step_progress::user_id.eq(user_id),
            step_progress::lesson_id.eq(lesson_id),
            step_progress::step_id.eq(step_id),
            step_progress::state.eq(if change.completed { "completed" } else { "started" }),
            step_progress::code.eq(change.code),
            step_progress::lesson_version.eq(version),
            step_progress::completed_at.eq(change.completed.then(Utc::now)),
        ))
        .returning(StepProgressRow::as_returning())
        .get_result(connection)
        .await
}

async fn update(
    connection: &mut AsyncPgConnection,
    user_id: Uuid,
    lesson_id: &str,
    version: i32,
    before: StepProgressRow,
    change: StepChange,
) -> Result<StepProgressRow, Error> {
    let completes = change.completed && before.state != "completed";
    let code = change.code.or_else(|| before.code.clone());
    if !completes && code == before.code {
        return Ok(before);
    }
    diesel::update(step_progress::table.find((user_id, lesson_id, before.step_id)))
        .set((
            completes.then(|| step_progress::state.eq("completed")),
            completes.then(|| step_progress::completed_at.eq(Utc::now())),
            step_progress::code.eq(code),
            step_progress::lesson_version.eq(version),
            step_progress::revision.eq(step_progress::revision + 1),
            step_progress::updated_at.eq(Utc::now()),
        ))
        .returning(StepProgressRow::as_returning())
        .get_result(connection)
        .await
}

/// Counts what was just done, and names the lessons that it opens.
fn note(progress: &mut Progress, lesson_id: &str, newly_done: bool, at: chrono::DateTime<Utc>) -> Vec<String> {
    for it in &mut progress.lessons {
        if it.lesson.lesson.id == lesson_id {
            it.done += usize::from(newly_done);
            it.finished |= it.done == it.total();
            it.updated_at = Some(at);
        }
    }
    let closed: Vec<String> =
        progress.lessons.iter().filter(|it| !it.unlocked).map(|it| it.lesson.lesson.id.clone()).collect();
    unlock(&mut progress.lessons);
    let open = |id: &String| progress.lessons.iter().any(|it| it.unlocked && it.lesson.lesson.id == *id);
    closed.into_iter().filter(open).collect()
}

async fn earn(
    connection: &mut AsyncPgConnection,
    user_id: Uuid,
    lesson: &LessonProgress,
) -> Result<Option<EarnedBadge>, Error> {
    if lesson.done < lesson.total() {
        return Ok(None);
    }
    let badge = &lesson.lesson.badge;
    let earned_at = diesel::insert_into(user_badges::table)
        .values((user_badges::user_id.eq(user_id), user_badges::badge_id.eq(&badge.id)))
        .on_conflict_do_nothing()
        .returning(user_badges::earned_at)
        .get_result(connection)
        .await
        .optional()?;
    Ok(earned_at.map(|earned_at| EarnedBadge { badge: badge.clone(), earned_at }))
}
