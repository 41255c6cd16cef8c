//! `POST /api/projects/{project_id}/choices`

use std::collections::BTreeMap;

use actix_web::{HttpResponse, web};
use serde::Deserialize;
use shared::problem::Problem;
use utoipa::ToSchema;

use super::shape::Project;
use super::stale;
use crate::error::ApiError;
use crate::extract::{IfMatch, Json, PathId, SignedIn, WithRevision as _, path_id};
use crate::openapi::{BodyProblems, ExecutorProblems, PreconditionProblems, ProjectProblems, SignInProblems};
use crate::services::projects::{Answered, Answers, answer};
use crate::state::State;

/// Answers to questions about a game.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AnswerChoices {
    /// Chosen option by slot, from `GET /api/game-types`. What is left out stays as it was.
    choices: BTreeMap<String, String>,
    /// Whether the new part takes the place of lines that the caller has changed.
    #[serde(default)]
    overwrite: bool,
}

/// Answer questions about a game
///
/// Of one that was made out of choices. Its code changes as the answers do, and what the caller has changed in it stays.
/// Where both change the same lines nothing happens and the answer is 409 `choice_conflict`; with `overwrite` the new part
/// takes their place there, and what was there before is kept as a version.
#[utoipa::path(
    post,
    path = "/api/projects/{project_id}/choices",
    operation_id = "answer_choices",
    tag = "projects",
    security(("cookie" = []), ("api_key" = [])),
    params(
        ("project_id" = Uuid, Path, description = "The project."),
        ("If-Match" = String, Header, description = "The `ETag` of the project as it was last seen, or `*`."),
    ),
    request_body(content = AnswerChoices, example = json!({"choices": {"goal": "coins"}})),
    responses(
        (status = 200, description = "The project is now so.", body = Project,
            headers(("ETag" = String, description = "Its revision, for `If-Match`."))),
        (status = 409, description = "The project was not made out of choices: `not_compiled`. Or the caller has changed \
            the same lines: `choice_conflict`; `errors` names each file and line.", body = Problem,
            content_type = "application/problem+json"),
        PreconditionProblems,
        ProjectProblems,
        BodyProblems,
        SignInProblems,
        ExecutorProblems,
    ),
)]
pub(crate) async fn choices(
    state: web::Data<State>,
    person: SignedIn,
    project: PathId<path_id::Project>,
    seen: IfMatch,
    body: Json<AnswerChoices>,
) -> Result<HttpResponse, ApiError> {
    let AnswerChoices { choices, overwrite } = body.0;
    match answer(&state, &person.caller, project.id, seen, Answers { choices, overwrite }).await? {
        Answered::Done(row, files) => Ok(HttpResponse::Ok().revision(row.revision).json(Project::new(row, files))),
        Answered::Stale(current) => Err(stale::stale(&current, None)),
    }
}
