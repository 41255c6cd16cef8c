//! `GET /api/progress/{lesson_id}`

use actix_web::{HttpResponse, web};
use chrono::{DateTime, Utc};
use serde::Serialize;
use shared::problem::Problem;
use utoipa::ToSchema;

use super::list::{EarnedBadge, LessonProgress};
use crate::db::lessons::StepRow;
use crate::db::progress::{self, StepProgressRow};
use crate::error::{ApiError, Code};
use crate::extract::{LessonPath, SignedIn};
use crate::openapi::{DatabaseProblems, SignInProblems};
use crate::state::State;

/// How far somebody is in a lesson, step by step.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct LessonProgressDetail {
    #[serde(flatten)]
    lesson: LessonProgress,
    /// The lesson's badge, if the caller has it.
    #[schema(required = true)]
    badge: Option<EarnedBadge>,
    /// Its steps in order.
    steps: Vec<StepProgress>,
}

/// A step as somebody left it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct StepProgress {
    /// The step.
    #[schema(example = "open-a-window")]
    step_id: String,
    /// How far it is.
    state: StepState,
    /// What the caller wrote; null where nothing is kept.
    #[schema(required = true, example = "import pygame\n")]
    code: Option<String>,
    /// The version of the lesson it was written for; null where nothing is kept.
    #[schema(required = true)]
    lesson_version: Option<i32>,
    /// Rises with every change; 0 where nothing is kept. The entity tag for `If-Match` is `"r<revision>"`.
    #[schema(minimum = 0, example = 2)]
    pub(super) revision: i64,
    /// When it was last changed; null where nothing is kept.
    #[schema(required = true)]
    updated_at: Option<DateTime<Utc>>,
}

/// How far a step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum StepState {
    /// Nothing is kept of it.
    New,
    /// Something is kept of it.
    Started,
    /// It is done, and stays so.
    Completed,
}

impl From<StepProgressRow> for StepProgress {
    fn from(row: StepProgressRow) -> Self {
        let state = if row.state == "completed" { StepState::Completed } else { StepState::Started };
        Self {
            step_id: row.step_id,
            state,
            code: row.code,
            lesson_version: Some(row.lesson_version),
            revision: row.revision,
            updated_at: Some(row.updated_at),
        }
    }
}

impl StepProgress {
    fn new(step: StepRow) -> Self {
        let state = StepState::New;
        Self { step_id: step.id, state, code: None, lesson_version: None, revision: 0, updated_at: None }
    }
}

/// How far the caller is in a lesson
///
/// Step by step, with the code that was kept.
#[utoipa::path(
    get,
    path = "/api/progress/{lesson_id}",
    operation_id = "get_lesson_progress",
    tag = "progress",
    security(("cookie" = []), ("api_key" = [])),
    params(("lesson_id" = String, Path, description = "The lesson, from `/api/lessons`.", max_length = 60,
        pattern = "^[a-z0-9]+(-[a-z0-9]+)*$", example = "first-window")),
    responses(
        (status = 200, description = "The lesson's steps.", body = LessonProgressDetail, example = json!({
            "lesson_id": "first-window", "title": "Your first window", "version": 1, "done": 0, "total": 1,
            "percent": 0, "finished": false, "unlocked": true, "updated_at": "2026-11-20T09:30:00Z", "badge": null,
            "steps": [{
                "step_id": "open-a-window", "state": "started", "code": "import pygame\n", "lesson_version": 1,
                "revision": 2, "updated_at": "2026-11-20T09:30:00Z",
            }],
        })),
        (status = 404, description = "There is no such lesson: `lesson_not_found`.", body = Problem,
            content_type = "application/problem+json"),
        SignInProblems,
        DatabaseProblems,
    ),
)]
pub(crate) async fn show(
    state: web::Data<State>,
    person: SignedIn,
    path: LessonPath,
) -> Result<HttpResponse, ApiError> {
    let (all, mut kept) = state
        .database
        .run(async |connection| {
            let all = progress::of_user(connection, person.id()).await?;
            Ok((all, progress::steps_of(connection, person.id(), &path.0).await?))
        })
        .await?;
    let lesson = all.lessons.into_iter().find(|it| it.lesson.lesson.id == path.0).ok_or(Code::LessonNotFound)?;
    let badge = all.badges.into_iter().find(|earned| earned.badge.id == path.0);
    let summary = LessonProgress::from(&lesson);
    let steps = lesson.lesson.steps.into_iter().map(|step| match kept.iter().position(|row| row.step_id == step.id) {
        Some(index) => kept.swap_remove(index).into(),
        None => StepProgress::new(step),
    });
    let steps = steps.collect();
    Ok(HttpResponse::Ok().json(LessonProgressDetail { lesson: summary, badge: badge.map(Into::into), steps }))
}
