//! `GET /api/lessons/{lesson_id}`

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use shared::problem::Problem;
use utoipa::ToSchema;

use super::KEPT;
use super::list::{BadgeSummary, StepSummary};
use crate::db::lessons;
use crate::domain::StepContent;
use crate::error::{ApiError, Code};
use crate::extract::LessonPath;
use crate::openapi::DatabaseProblems;
use crate::state::State;

/// A lesson with all that is in it.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub(crate) struct LessonDetail {
    /// Names it.
    #[schema(example = "first-window")]
    id: String,
    /// Rises with every change.
    #[schema(minimum = 1, example = 1)]
    version: i32,
    /// What it is called.
    #[schema(example = "Your first window")]
    title: String,
    /// What it is about.
    summary: String,
    /// About how long it takes.
    #[schema(minimum = 1, maximum = 120, example = 10)]
    minutes: i32,
    /// Ids of lessons that must be finished before.
    requires: Vec<String>,
    /// What finishing it earns.
    badge: BadgeSummary,
    /// Its steps in order.
    steps: Vec<StepDetail>,
}

/// A step with all that is in it.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub(crate) struct StepDetail {
    #[serde(flatten)]
    step: StepSummary,
    #[serde(flatten)]
    content: StepContent,
}

/// A lesson
///
/// With the text, the code, the hints and the checks of every step. Nobody needs to be signed in to read.
#[utoipa::path(
    get,
    path = "/api/lessons/{lesson_id}",
    operation_id = "get_lesson",
    tag = "lessons",
    params(("lesson_id" = String, Path, description = "The lesson, from `/api/lessons`.", max_length = 60,
        pattern = "^[a-z0-9]+(-[a-z0-9]+)*$", example = "first-window")),
    responses(
        (status = 200, description = "The lesson.", body = LessonDetail),
        (status = 404, description = "There is no such lesson: `lesson_not_found`.", body = Problem,
            content_type = "application/problem+json"),
        DatabaseProblems,
    ),
)]
pub(crate) async fn show(state: web::Data<State>, path: LessonPath) -> Result<HttpResponse, ApiError> {
    let lesson = state.cache.get_or(&format!("lessons:one:{}", path.0), KEPT, || find(&state, &path.0)).await?;
    Ok(HttpResponse::Ok().json(lesson))
}

async fn find(state: &State, id: &str) -> Result<LessonDetail, ApiError> {
    let found = state
        .database
        .run(async |connection| {
            let found = lessons::list(connection, Some(id)).await?.pop();
            Ok(match found {
                Some(whole) => Some((whole, lessons::contents(connection, id).await?)),
                None => None,
            })
        })
        .await?;
    let (whole, contents) = found.ok_or(Code::LessonNotFound)?;
    let steps = whole.steps.into_iter().zip(contents).map(|(step, content)| {
        let content =
            serde_json::from_value(content).map_err(|error| ApiError::new(Code::InternalError).caused_by(error))?;
        Ok(StepDetail { step: step.into(), content })
    });
    Ok(LessonDetail {
        id: whole.lesson.id,
        version: whole.lesson.version,
        title: whole.lesson.title,
        summary: whole.lesson.summary,
        minutes: whole.lesson.minutes,
        requires: whole.requires,
        badge: whole.badge.into(),
        steps: steps.collect::<Result<_, ApiError>>()?,
    })
}
