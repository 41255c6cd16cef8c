//! `GET /api/lessons`

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::KEPT;
use crate::db::lessons::{self, BadgeRow, StepRow, WholeLesson};
use crate::error::ApiError;
use crate::openapi::DatabaseProblems;
use crate::state::State;

/// Every lesson.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub(crate) struct LessonList {
    /// The lessons, in the order in which they are best done.
    items: Vec<LessonSummary>,
    /// Always null: all lessons fit one page.
    #[schema(required = true)]
    next_cursor: Option<String>,
}

/// A lesson, without what is in its steps.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub(crate) struct LessonSummary {
    /// Names it.
    #[schema(example = "first-window")]
    pub(crate) id: String,
    /// Rises with every change.
    #[schema(minimum = 1, example = 1)]
    pub(crate) version: i32,
    /// What it is called.
    #[schema(example = "Your first window")]
    pub(crate) title: String,
    /// What it is about.
    pub(crate) summary: String,
    /// About how long it takes.
    #[schema(minimum = 1, maximum = 120, example = 10)]
    pub(crate) minutes: i32,
    /// Ids of lessons that must be finished before.
    pub(crate) requires: Vec<String>,
    /// What finishing it earns.
    pub(crate) badge: BadgeSummary,
    /// Its steps in order.
    pub(crate) steps: Vec<StepSummary>,
}

/// What finishing a lesson earns.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub(crate) struct BadgeSummary {
    /// Names it.
    #[schema(example = "first-window")]
    pub(crate) id: String,
    /// What it is called.
    #[schema(example = "Window Opener")]
    pub(crate) title: String,
    /// What it is for.
    pub(crate) description: String,
}

/// A step, without what is in it.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub(crate) struct StepSummary {
    /// Names it within the lesson.
    #[schema(example = "open-a-window")]
    pub(crate) id: String,
    /// What it is called.
    #[schema(example = "Open a window")]
    pub(crate) title: String,
}

impl From<WholeLesson> for LessonSummary {
    fn from(whole: WholeLesson) -> Self {
        Self {
            id: whole.lesson.id,
            version: whole.lesson.version,
            title: whole.lesson.title,
            summary: whole.lesson.summary,
            minutes: whole.lesson.minutes,
            requires: whole.requires,
            badge: whole.badge.into(),
            steps: whole.steps.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<BadgeRow> for BadgeSummary {
    fn from(row: BadgeRow) -> Self {
        Self { id: row.id, title: row.title, description: row.description }
    }
}

impl From<StepRow> for StepSummary {
    fn from(row: StepRow) -> Self {
        Self { id: row.id, title: row.title }
    }
}

/// Every lesson
///
/// In the order in which they are best done. Nobody needs to be signed in to read.
#[utoipa::path(
    get,
    path = "/api/lessons",
    operation_id = "list_lessons",
    tag = "lessons",
    responses(
        (status = 200, description = "The lessons.", body = LessonList, example = json!({
            "items": [{
                "id": "first-window", "version": 1, "title": "Your first window",
                "summary": "Open a window, paint it, and draw a face.", "minutes": 10, "requires": [],
                "badge": {"id": "first-window", "title": "Window Opener", "description": "You opened your first window."},
                "steps": [{"id": "open-a-window", "title": "Open a window"}],
            }],
            "next_cursor": null,
        })),
        DatabaseProblems,
    ),
)]
pub(crate) async fn list(state: web::Data<State>) -> Result<HttpResponse, ApiError> {
    let load = async || {
        let all = state.database.run(async |connection| lessons::list(connection, None).await).await?;
        Ok(LessonList { items: all.into_iter().map(Into::into).collect(), next_cursor: None })
    };
    let list = state.cache.get_or("lessons:all", KEPT, load).await?;
    Ok(HttpResponse::Ok().json(list))
}
