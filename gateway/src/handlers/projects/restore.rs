//! `POST /api/projects/{project_id}/restore`

use actix_web::{HttpResponse, web};

use super::shape::ProjectSummary;
use crate::db::project_files::{self, Totals};
use crate::db::projects;
use crate::error::{ApiError, Code};
use crate::extract::{PathId, SignedIn, WithRevision as _, path_id};
use crate::openapi::{LimitProblems, ProjectProblems, SignInProblems};
use crate::services::projects::{Owner, make_room};
use crate::state::State;

/// Take a project out of the trash
///
/// One that is not in the trash stays as it is.
#[utoipa::path(
    post,
    path = "/api/projects/{project_id}/restore",
    operation_id = "restore_project",
    tag = "projects",
    security(("cookie" = []), ("api_key" = [])),
    params(("project_id" = Uuid, Path, description = "The project.")),
    responses(
        (status = 200, description = "The project.", body = ProjectSummary,
            headers(("ETag" = String, description = "Its revision, for `If-Match`."))),
        ProjectProblems,
        LimitProblems,
        SignInProblems,
    ),
)]
pub(crate) async fn restore(
    state: web::Data<State>,
    person: SignedIn,
    project: PathId<path_id::Project>,
) -> Result<HttpResponse, ApiError> {
    let owner = Owner::from(person.principal());
    let (row, files) = state
        .database
        .transaction(async |connection| {
            let mut row = projects::lock(connection, owner.id, project.id).await?.ok_or(Code::ProjectNotFound)?;
            if row.deleted_at.is_some() {
                make_room(connection, owner).await?;
                row = projects::set_deleted(connection, row.id, None).await?;
            }
            let files = project_files::of_project(connection, row.id).await?;
            Ok((row, files))
        })
        .await?;
    Ok(HttpResponse::Ok().revision(row.revision).json(ProjectSummary::new(row, Totals::of(&files))))
}
