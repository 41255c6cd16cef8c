//! `PATCH /api/projects/{project_id}`

use actix_web::{HttpResponse, web};
use serde::Deserialize;
use shared::limits::MAX_EXECUTE_BODY_BYTES;
use utoipa::ToSchema;

use super::body::{FileInput, accept};
use super::shape::ProjectSummary;
use super::stale;
use crate::domain::{ProjectName, ProjectPath};
use crate::error::ApiError;
use crate::extract::{IfMatch, Json, PathId, SignedIn, path_id};
use crate::openapi::{BodyProblems, PreconditionProblems, ProjectProblems, SignInProblems};
use crate::services::projects::{self, Change, Rename};
use crate::state::State;

/// What is to be changed: first what goes, then new names, then what is written. All of it, or nothing.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct UpdateProject {
    /// What it shall be called.
    name: Option<ProjectName>,
    /// The file that shall be run.
    entry: Option<ProjectPath>,
    /// Files that are new, or have new contents.
    #[serde(default)]
    #[schema(max_items = 200)]
    files: Vec<FileInput>,
    /// Files to delete.
    #[serde(default)]
    #[schema(max_items = 200)]
    remove: Vec<ProjectPath>,
    /// Files to move.
    #[serde(default)]
    #[schema(max_items = 200)]
    rename: Vec<RenameFile>,
}

/// A file that is to lie elsewhere.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RenameFile {
    /// Where it lies.
    from: ProjectPath,
    /// Where it shall lie.
    to: ProjectPath,
}

const MAX_CHANGES: usize = 200;

/// Save a project
///
/// Changes what is sent, all of it or nothing, and answers with the new `ETag` for the next time. Whoever saves something
/// older than what is there gets 412, and what they sent is kept as a version. The same content once more changes nothing.
#[utoipa::path(
    patch,
    path = "/api/projects/{project_id}",
    operation_id = "update_project",
    tag = "projects",
    security(("cookie" = []), ("api_key" = [])),
    params(
        ("project_id" = Uuid, Path, description = "The project."),
        ("If-Match" = String, Header, description = "The `ETag` of what the change rests on, or `*`."),
    ),
    request_body(content = UpdateProject, examples(
        ("One file" = (value = json!({"files": [{"path": "main.py", "content": "import pygame\n"}]}))),
        ("A file elsewhere" = (value = json!({"rename": [{"from": "hero.png", "to": "images/hero.png"}]}))),
        ("Another name" = (value = json!({"name": "Cloud Hopper 2"}))),
    )),
    responses(
        (status = 200, description = "The project is now so.", body = ProjectSummary,
            headers(("ETag" = String, description = "Its revision, for `If-Match`."))),
        PreconditionProblems,
        ProjectProblems,
        BodyProblems,
        SignInProblems,
    ),
)]
pub(crate) async fn update(
    state: web::Data<State>,
    person: SignedIn,
    project: PathId<path_id::Project>,
    seen: IfMatch,
    body: Json<UpdateProject, MAX_EXECUTE_BODY_BYTES>,
) -> Result<HttpResponse, ApiError> {
    let change = change(body.0).await?;
    let saved = state
        .database
        .transaction(async |connection| {
            projects::save(connection, person.id(), project.id, &change, |row, _| seen.admits(row.revision)).await
        })
        .await?;
    stale::answer(saved)
}

async fn change(body: UpdateProject) -> Result<Change, ApiError> {
    for (field, count) in [("remove", body.remove.len()), ("rename", body.rename.len())] {
        if count > MAX_CHANGES {
            return Err(ApiError::field(field, format!("has more than {MAX_CHANGES} items")));
        }
    }
    let sent: Vec<_> = body.files.iter().map(|file| file.path.clone()).collect();
    let files = accept("files", body.files).await?;
    let corrected = files.iter().map(|file| file.path.clone()).filter(|path| !sent.contains(path)).collect();
    Ok(Change {
        name: body.name,
        entry: body.entry,
        choices: None,
        files,
        corrected,
        remove: body.remove,
        rename: body.rename.into_iter().map(|RenameFile { from, to }| Rename { from, to }).collect(),
    })
}
