//! `POST /api/execute`

use actix_web::{HttpResponse, web};
use bytes::Bytes;
use serde::Deserialize;
use shared::api::{ExecuteResponse, SourceFile};
use shared::limits::MAX_EXECUTE_BODY_BYTES;
use shared::problem::Problem;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::db::{project_versions, projects};
use crate::domain::{Scope, VersionReason};
use crate::error::{ApiError, Code};
use crate::extract::{JsonBody, Player, parse_json};
use crate::openapi::{BodyProblems, DatabaseProblems, ExecutorProblems, SignInProblems, UnsafeProblems};
use crate::services::project_run;
use crate::state::State;

/// What to run: one program, several files, or a project.
#[derive(ToSchema)]
#[schema(as = RunRequest)]
#[serde(untagged)]
#[expect(dead_code, reason = "only described: an executor parses what it is to run")]
pub(crate) enum RunRequest {
    /// One Python program; it becomes `main.py`.
    Code(RunCode),
    /// Several files: Python, pictures, sounds, data.
    Files(RunFiles),
    /// A project as it was last saved.
    Project(RunProject),
}

/// One program.
#[derive(ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "only described")]
pub(crate) struct RunCode {
    /// The program.
    code: String,
}

/// Several files.
#[derive(ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "only described")]
pub(crate) struct RunFiles {
    /// The files.
    #[schema(max_items = 200)]
    files: Vec<SourceFile>,
    /// The file to start; `main.py` when left out.
    entry: Option<String>,
}

/// A project.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RunProject {
    /// The project, which must be the caller's.
    project_id: Uuid,
}

/// Run a program
///
/// Starts one Python program, several files with their pictures and sounds, or a project, in a sandbox of its own. Watch it
/// at `/api/play/{session_id}` or `/api/game-stream/{session_id}`. Where all places are taken the session waits for one, and
/// its `state` events say `queued` and its place in the line. Of a project that has changed since its last version, a version
/// is kept.
#[utoipa::path(
    post,
    path = "/api/execute",
    operation_id = "execute_code",
    tag = "sessions",
    security(("cookie" = []), ("api_key" = [])),
    params(
        ("Idempotency-Key" = Option<String>, Header, description = "Names this run, so that it can be sent again when no \
            answer came: with the same key within 24 hours it is answered as before, and runs once."),
    ),
    request_body(content = RunRequest, examples(
        ("One program" = (value = json!({"code": "import pygame\npygame.init()\n"}))),
        ("Several files" = (value = json!({
            "files": [{"path": "main.py", "content": "import hero\n"}, {"path": "hero.py", "content": ""}],
            "entry": "main.py",
        }))),
        ("A project" = (value = json!({"project_id": "019a9f1e-7a2b-7c3d-8e4f-5a6b7c8d9e0f"}))),
    )),
    responses(
        (status = 201, description = "The program runs.", body = ExecuteResponse),
        (status = 404, description = "The project is unknown, in the trash or somebody else's: `project_not_found`.",
            body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "The session exists already, or a request with the same `Idempotency-Key` is still \
            running (`request_in_progress`); try again.", body = Problem,
            content_type = "application/problem+json"),
        (status = 429, description = "As many games run as may (`too_many_sessions`; `Retry-After` says when to try \
            again), or the caller has as many as one person may (`too_many_sessions_of_yours`).", body = Problem,
            content_type = "application/problem+json"),
        BodyProblems,
        SignInProblems,
        UnsafeProblems,
        ExecutorProblems,
        DatabaseProblems,
    ),
)]
pub(crate) async fn execute(
    state: web::Data<State>,
    person: Player,
    body: JsonBody<MAX_EXECUTE_BODY_BYTES>,
) -> Result<HttpResponse, ApiError> {
    let _turn = state.session_limits.admit(&state.executors, &person.caller).await?;
    let body = match project_in(&body.0)? {
        Some(project) => body_of(&state, &person, project).await?,
        None => body.0,
    };
    let started = state.executors.start(&person.caller, &body).await?;
    state.metrics.placed(started.executor);
    Ok(started.answer)
}

/// The project that a body names; all else is passed on as it came, for the executor says best what is wrong with it.
fn project_in(body: &[u8]) -> Result<Option<Uuid>, ApiError> {
    /// Finds the field alone.
    #[derive(Deserialize)]
    struct Asked {
        #[serde(default)]
        project_id: Option<serde::de::IgnoredAny>,
    }
    const FIELD: &[u8] = b"\"project_id\"";
    // A body of several megabytes is seldom parsed for nothing.
    if !body.windows(FIELD.len()).any(|part| part == FIELD) {
        return Ok(None);
    }
    match serde_json::from_slice::<Asked>(body) {
        Ok(Asked { project_id: Some(_) }) => Ok(Some(parse_json::<RunProject>(body)?.project_id)),
        _ => Ok(None),
    }
}

/// The run request of a project, of which a version is kept.
async fn body_of(state: &State, person: &Player, project: Uuid) -> Result<Bytes, ApiError> {
    // It reads the project, and says in its errors what is in it.
    if !person.principal().may(Scope::Read) {
        return Err(ApiError::new(Code::MissingScope)
            .detail("To run a project, the API key needs the scope `read` besides `run`. Make one that has both."));
    }
    state
        .database
        .transaction(async |connection| {
            let row = projects::lock(connection, person.id(), project).await?;
            let row = row.filter(|row| row.deleted_at.is_none()).ok_or(Code::ProjectNotFound)?;
            project_versions::keep_if_changed(connection, &row, VersionReason::Run).await?;
            Ok(project_run::of_project(connection, &row).await?)
        })
        .await
}
