//! `PUT /api/progress/{lesson_id}/steps/{step_id}`

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use shared::limits::DEFAULT_MAX_CODE_SIZE_BYTES;
use shared::problem::Problem;
use utoipa::ToSchema;

use super::list::{EarnedBadge, LessonProgress};
use super::show::StepProgress;
use crate::db::progress::{self, StepChange};
use crate::error::ApiError;
use crate::extract::{IfMatch, Json, SignedIn, StepPath, WithRevision as _};
use crate::openapi::{BodyProblems, DatabaseProblems, SignInProblems};
use crate::state::State;

/// Code of which every character is escaped in JSON, and the rest of the body.
const MAX_BODY_BYTES: usize = DEFAULT_MAX_CODE_SIZE_BYTES * 6 + 1024;

/// What is to be kept of a step.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct StepSave {
    /// How far it is. A step that was completed stays completed.
    state: SavedState,
    /// What the caller wrote, at most 100,000 bytes. What was kept stays where nothing is said.
    #[schema(max_length = 100_000, example = "import pygame\n")]
    code: Option<StepCode>,
}

/// How far a step can be said to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum SavedState {
    /// The caller has come to it.
    Started,
    /// The caller has done it.
    Completed,
}

/// A program that a step has room for.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(try_from = "String")]
#[schema(value_type = String)]
struct StepCode(String);

impl TryFrom<String> for StepCode {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        if text.len() > DEFAULT_MAX_CODE_SIZE_BYTES {
            return Err(format!("is longer than {DEFAULT_MAX_CODE_SIZE_BYTES} bytes"));
        }
        if text.contains('\0') {
            return Err("must not hold the character U+0000".to_owned());
        }
        Ok(Self(text))
    }
}

/// A step that was kept, and what came of it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct StepSaved {
    /// The step as it is kept.
    step: StepProgress,
    /// The lesson with it.
    lesson: LessonProgress,
    /// The badge, if this step earned it just now; else null.
    #[schema(required = true)]
    earned: Option<EarnedBadge>,
    /// Ids of the lessons that can be done from now on.
    opened: Vec<String>,
}

/// Keep a step
///
/// Keeps the code of a step and how far it is. Finishing the last step earns the lesson's badge. With `If-Match` the
/// step is kept only if it is what the caller last saw; the problem's `current` then says what is kept instead.
#[utoipa::path(
    put,
    path = "/api/progress/{lesson_id}/steps/{step_id}",
    operation_id = "save_step",
    tag = "progress",
    security(("cookie" = []), ("api_key" = [])),
    params(
        ("lesson_id" = String, Path, description = "The lesson, from `/api/lessons`.", max_length = 60,
            pattern = "^[a-z0-9]+(-[a-z0-9]+)*$", example = "first-window"),
        ("step_id" = String, Path, description = "One of its steps.", max_length = 60,
            pattern = "^[a-z0-9]+(-[a-z0-9]+)*$", example = "open-a-window"),
        ("If-Match" = Option<String>, Header, description = "The entity tag of what the caller last saw."),
    ),
    request_body(content = StepSave, example = json!({"state": "completed", "code": "import pygame\n"})),
    responses(
        (status = 200, description = "The step is kept.", body = StepSaved,
            headers(("ETag" = String, description = "Names this revision of the step.")),
            example = json!({
                "step": {
                    "step_id": "draw-a-face", "state": "completed", "code": "import pygame\n", "lesson_version": 1,
                    "revision": 2, "updated_at": "2026-11-20T09:30:00Z",
                },
                "lesson": {
                    "lesson_id": "first-window", "title": "Your first window", "version": 1, "done": 3, "total": 3,
                    "percent": 100, "finished": true, "unlocked": true, "updated_at": "2026-11-20T09:30:00Z",
                },
                "earned": {
                    "id": "first-window", "title": "Window Opener", "description": "You opened your first window.",
                    "earned_at": "2026-11-20T09:30:00Z",
                },
                "opened": ["moving-hero"],
            })),
        (status = 404, description = "There is no such lesson (`lesson_not_found`) or step (`step_not_found`).",
            body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Other lessons come first: `lesson_locked`; `requires` names them.", body = Problem,
            content_type = "application/problem+json"),
        (status = 412, description = "The step is not what `If-Match` says: `precondition_failed`; `current` is what is \
            kept, or null.", body = Problem, content_type = "application/problem+json"),
        BodyProblems,
        SignInProblems,
        DatabaseProblems,
    ),
)]
pub(crate) async fn save(
    state: web::Data<State>,
    person: SignedIn,
    path: StepPath,
    if_match: Option<IfMatch>,
    body: Json<StepSave, MAX_BODY_BYTES>,
) -> Result<HttpResponse, ApiError> {
    let StepSave { state: step_state, code } = body.0;
    let completed = step_state == SavedState::Completed;
    let change = StepChange { completed, code: code.map(|code| code.0), if_match };
    let saved = state
        .database
        .transaction(async |connection| {
            progress::save(connection, person.id(), (&path.lesson, &path.step), change).await
        })
        .await?;
    let revision = saved.step.revision;
    Ok(HttpResponse::Ok().revision(revision).json(StepSaved {
        step: saved.step.into(),
        lesson: (&saved.lesson).into(),
        earned: saved.earned.map(Into::into),
        opened: saved.opened,
    }))
}
