//! `GET /api/progress`

use actix_web::{HttpResponse, web};
use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use crate::db::progress;
use crate::error::ApiError;
use crate::extract::SignedIn;
use crate::handlers::lessons::list::BadgeSummary;
use crate::openapi::{DatabaseProblems, SignInProblems};
use crate::state::State;

/// How far somebody is in everything.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ProgressList {
    /// Every lesson, in the order in which they are best done.
    items: Vec<LessonProgress>,
    /// Always null: all lessons fit one page.
    #[schema(required = true)]
    next_cursor: Option<String>,
    /// What was earned, oldest first.
    badges: Vec<EarnedBadge>,
}

/// How far somebody is in a lesson.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct LessonProgress {
    /// The lesson.
    #[schema(example = "first-window")]
    lesson_id: String,
    /// What it is called.
    #[schema(example = "Your first window")]
    title: String,
    /// The version of the lesson.
    #[schema(minimum = 1, example = 1)]
    version: i32,
    /// Steps that are completed.
    #[schema(example = 1)]
    done: usize,
    /// Steps that there are.
    #[schema(example = 3)]
    total: usize,
    /// The same in per cent.
    #[schema(maximum = 100, example = 33)]
    percent: usize,
    /// Whether it was finished, perhaps before it got another step.
    finished: bool,
    /// Whether its steps can be done: what comes before is finished.
    unlocked: bool,
    /// When something in it was last changed; null where nothing was done.
    #[schema(required = true)]
    updated_at: Option<DateTime<Utc>>,
}

/// A badge that somebody has.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct EarnedBadge {
    #[serde(flatten)]
    badge: BadgeSummary,
    /// Since when.
    earned_at: DateTime<Utc>,
}

impl From<progress::Progress> for ProgressList {
    fn from(progress: progress::Progress) -> Self {
        Self {
            items: progress.lessons.iter().map(Into::into).collect(),
            next_cursor: None,
            badges: progress.badges.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<&progress::LessonProgress> for LessonProgress {
    fn from(it: &progress::LessonProgress) -> Self {
        Self {
            lesson_id: it.lesson.lesson.id.clone(),
            title: it.lesson.lesson.title.clone(),
            version: it.lesson.lesson.version,
            done: it.done,
            total: it.total(),
            percent: (it.done * 100).checked_div(it.total()).unwrap_or_default(),
            finished: it.finished,
            unlocked: it.unlocked,
            updated_at: it.updated_at,
        }
    }
}

impl From<progress::EarnedBadge> for EarnedBadge {
    fn from(earned: progress::EarnedBadge) -> Self {
        Self { badge: earned.badge.into(), earned_at: earned.earned_at }
    }
}

/// How far the caller is
///
/// In every lesson, with all badges. A lesson is unlocked when those that it requires are finished.
#[utoipa::path(
    get,
    path = "/api/progress",
    operation_id = "list_progress",
    tag = "progress",
    security(("cookie" = []), ("api_key" = [])),
    responses(
        (status = 200, description = "Every lesson.", body = ProgressList, example = json!({
            "items": [{
                "lesson_id": "first-window", "title": "Your first window", "version": 1, "done": 3, "total": 3,
                "percent": 100, "finished": true, "unlocked": true, "updated_at": "2026-11-20T09:30:00Z",
            }],
            "next_cursor": null,
            "badges": [{
                "id": "first-window", "title": "Window Opener", "description": "You opened your first window.",
                "earned_at": "2026-11-20T09:30:00Z",
            }],
        })),
        SignInProblems,
        DatabaseProblems,
    ),
)]
pub(crate) async fn list(state: web::Data<State>, person: SignedIn) -> Result<HttpResponse, ApiError> {
    let found = state.database.run(async |connection| progress::of_user(connection, person.id()).await).await?;
    Ok(HttpResponse::Ok().json(ProgressList::from(found)))
}
