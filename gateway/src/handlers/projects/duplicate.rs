//! `POST /api/projects/{project_id}/duplicate`

use actix_web::{HttpResponse, web};

use super::IDEMPOTENCY;
use super::create::created;
use super::shape::Project;
use crate::db::project_files;
use crate::db::projects::{self, NewProject};
use crate::domain::ProjectName;
use crate::error::{ApiError, Code};
use crate::extract::{PathId, SignedIn, path_id};
use crate::openapi::{LimitProblems, ProjectProblems, SignInProblems};
use crate::services::projects::{Owner, create};
use crate::state::State;

/// Copy a project
///
/// The copy has the files as they are now, and no versions.
#[utoipa::path(
    post,
    path = "/api/projects/{project_id}/duplicate",
    operation_id = "duplicate_project",
    tag = "projects",
    security(("cookie" = []), ("api_key" = [])),
    params(
        ("project_id" = Uuid, Path, description = "The project."),
        ("Idempotency-Key" = Option<String>, Header, description = IDEMPOTENCY, min_length = 1, max_length = 255),
    ),
    responses(
        (status = 201, description = "The copy.", body = Project, headers(
            ("Location" = String, description = "Where it is."),
            ("ETag" = String, description = "Its revision, for `If-Match`."),
        )),
        ProjectProblems,
        LimitProblems,
        SignInProblems,
    ),
)]
pub(crate) async fn duplicate(
    state: web::Data<State>,
    person: SignedIn,
    project: PathId<path_id::Project>,
) -> Result<HttpResponse, ApiError> {
    let owner = Owner::from(person.principal());
    let (row, files) = state
        .database
        .transaction(async |connection| {
            // Its files and what it was made from must be those of one moment.
            let from = projects::lock(connection, owner.id, project.id).await?;
            let from = from.filter(|row| row.deleted_at.is_none()).ok_or(Code::ProjectNotFound)?;
            let files = project_files::of_project(connection, from.id).await?;
            // The database holds no other names.
            let name = from.name.parse().map(|name: ProjectName| name.of_copy().into()).unwrap_or(from.name);
            let new = NewProject {
                owner_id: owner.id,
                name: &name,
                entry: &from.entry,
                game_type: from.game_type.as_deref(),
                choices: from.choices,
                remixed_from: from.remixed_from,
                remix_credit: from.remix_credit,
                picture_hash: from.picture_hash,
            };
            let row = create(connection, owner, &new, &files).await?;
            let files = project_files::whole_of_project(connection, row.id).await?;
            Ok((row, files))
        })
        .await?;
    Ok(created(row, files))
}
