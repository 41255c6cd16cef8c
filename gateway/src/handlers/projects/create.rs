//! `POST /api/projects`

use std::collections::BTreeMap;

use actix_web::http::header::LOCATION;
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use shared::limits::MAX_EXECUTE_BODY_BYTES;
use utoipa::ToSchema;

use super::IDEMPOTENCY;
use super::body::{FileInput, accept};
use super::shape::Project;
use crate::db::blobs;
use crate::db::project_files::{self, FileRow, WholeFileRow};
use crate::db::projects::{NewProject, ProjectRow};
use crate::domain::{GameChoices, ProjectFile, ProjectName, ProjectPath};
use crate::error::ApiError;
use crate::extract::{Json, SignedIn, WithRevision as _};
use crate::openapi::{BodyProblems, LimitProblems, SignInProblems};
use crate::services::projects::{self, Owner};
use crate::state::State;

/// What a project is to begin with: nothing but a name, one program, several files, or choices.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewProjectBody {
    name: ProjectName,
    code: Option<String>,
    files: Option<Vec<FileInput>>,
    entry: Option<ProjectPath>,
    game_type: Option<String>,
    choices: Option<BTreeMap<String, String>>,
    theme: Option<String>,
}

/// The same, as the document tells the four apart.
#[derive(ToSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "only described: one structure parses all four, and says more of what is wrong")]
pub(crate) enum CreateProject {
    /// A small program that runs, to begin with.
    Empty(EmptyProject),
    /// One program; it becomes `main.py`.
    Code(ProjectFromCode),
    /// Several files.
    Files(ProjectFromFiles),
    /// A game out of choices, from `GET /api/game-types`.
    Choices(ProjectFromChoices),
}

#[derive(ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "only described")]
pub(crate) struct EmptyProject {
    name: ProjectName,
}

#[derive(ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "only described")]
pub(crate) struct ProjectFromCode {
    name: ProjectName,
    #[schema(max_length = 100_000)]
    code: String,
}

#[derive(ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "only described")]
pub(crate) struct ProjectFromFiles {
    name: ProjectName,
    #[schema(min_items = 1, max_items = 200)]
    files: Vec<FileInput>,
    /// The file to run, which must be among them; `main.py` when left out.
    #[schema(required = false, nullable = false)]
    entry: Option<ProjectPath>,
}

#[derive(ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "only described")]
pub(crate) struct ProjectFromChoices {
    name: ProjectName,
    /// The kind of game.
    #[schema(pattern = "^[a-z][a-z0-9_]{0,39}$")]
    game_type: String,
    /// Chosen option by slot; what is left out takes its default.
    choices: Option<BTreeMap<String, String>>,
    /// The look; the first when left out.
    theme: Option<String>,
}

/// What a project is made of.
struct Draft {
    entry: String,
    files: Vec<ProjectFile>,
    game_type: Option<String>,
    choices: Option<GameChoices>,
}

/// Make a project
///
/// Out of nothing but a name, out of one program, out of several files, or out of choices.
#[utoipa::path(
    post,
    path = "/api/projects",
    operation_id = "create_project",
    tag = "projects",
    security(("cookie" = []), ("api_key" = [])),
    params(("Idempotency-Key" = Option<String>, Header, description = IDEMPOTENCY, min_length = 1, max_length = 255)),
    request_body(content = CreateProject, examples(
        ("Nothing but a name" = (value = json!({"name": "Cloud Hopper"}))),
        ("One program" = (value = json!({"name": "Cloud Hopper", "code": "import pygame\npygame.init()\n"}))),
        ("Several files" = (value = json!({
            "name": "Cloud Hopper",
            "files": [{"path": "main.py", "content": "import hero\n"}, {"path": "hero.py", "content": ""}],
            "entry": "main.py",
        }))),
        ("Choices" = (value = json!({"name": "Cloud Hopper", "game_type": "platformer", "choices": {}}))),
    )),
    responses(
        (status = 201, description = "The project.", body = Project, headers(
            ("Location" = String, description = "Where it is."),
            ("ETag" = String, description = "Its revision, for `If-Match`."),
        )),
        LimitProblems,
        BodyProblems,
        SignInProblems,
    ),
)]
pub(crate) async fn create(
    state: web::Data<State>,
    person: SignedIn,
    body: Json<NewProjectBody, MAX_EXECUTE_BODY_BYTES>,
) -> Result<HttpResponse, ApiError> {
    let name = body.0.name.clone();
    let draft = draft(&state, &person, body.0).await?;
    let owner = Owner::from(person.principal());
    let new = NewProject {
        owner_id: owner.id,
        name: name.as_str(),
        entry: &draft.entry,
        game_type: draft.game_type.as_deref(),
        choices: draft.choices.as_ref().map(GameChoices::to_row),
        remixed_from: None,
        remix_credit: None,
        picture_hash: None,
    };
    let mut rows: Vec<FileRow> = draft.files.iter().map(FileRow::from).collect();
    rows.sort_unstable_by(|one, other| one.path.cmp(&other.path));
    let (row, files) = state
        .database
        .transaction(async |connection| {
            blobs::put(connection, &draft.files).await?;
            let row = projects::create(connection, owner, &new, &rows).await?;
            let files = project_files::whole_of_project(connection, row.id).await?;
            Ok((row, files))
        })
        .await?;
    Ok(created(row, files))
}

/// 201 with a new project.
pub(crate) fn created(row: ProjectRow, files: Vec<WholeFileRow>) -> HttpResponse {
    HttpResponse::Created()
        .insert_header((LOCATION, format!("/api/projects/{}", row.id)))
        .revision(row.revision)
        .json(Project::new(row, files))
}

async fn draft(state: &State, person: &SignedIn, body: NewProjectBody) -> Result<Draft, ApiError> {
    let without_files = body.files.is_none() && body.entry.is_none();
    let without_choices = body.game_type.is_none() && body.choices.is_none() && body.theme.is_none();
    let entry = body.entry.map_or_else(|| "main.py".to_owned(), String::from);
    match (body.code, body.files, body.game_type) {
        (Some(code), None, None) if without_files && without_choices => {
            let file = FileInput { path: main_path()?, content: code, encoding: shared::api::Encoding::Utf8 };
            // The only file is the field `code`.
            let files = accept("code", vec![file]).await?;
            Ok(Draft { entry, files, game_type: None, choices: None })
        }
        (None, Some(files), None) if without_choices => {
            Ok(Draft { entry, files: accept("files", files).await?, game_type: None, choices: None })
        }
        (None, None, Some(game_type)) if without_files => {
            let (choices, name) = (body.choices.unwrap_or_default(), Some(body.name.into()));
            let choices = GameChoices { choices, theme: body.theme, name };
            let request = choices.request(&game_type);
            let files = projects::compile(&state.executors, &person.caller, &request).await?;
            Ok(Draft { entry, files, game_type: Some(game_type), choices: Some(choices) })
        }
        (None, None, None) if without_files && without_choices => {
            Ok(Draft { entry, files: projects::starter()?, game_type: None, choices: None })
        }
        _ => Err(ApiError::field("body", "has fields that do not go together: send `code`, `files` or `game_type`")),
    }
}

fn main_path() -> Result<ProjectPath, ApiError> {
    "main.py".parse().map_err(|error: crate::domain::InvalidPath| ApiError::field("entry", error.to_string()))
}
