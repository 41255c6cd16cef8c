//! `GET /api/projects/{project_id}`

use actix_web::{HttpResponse, web};

use super::shape::Project;
use crate::db::{project_files, projects};
use crate::error::{ApiError, Code};
use crate::extract::{PathId, SignedIn, WithRevision as _, path_id};
use crate::openapi::{ProjectProblems, SignInProblems};
use crate::state::State;

/// A project with its files
///
/// Texts are in the answer; pictures and sounds are at their `url`.
#[utoipa::path(
    get,
    path = "/api/projects/{project_id}",
    operation_id = "get_project",
    tag = "projects",
    security(("cookie" = []), ("api_key" = [])),
    params(("project_id" = Uuid, Path, description = "The project.")),
    responses(
        (status = 200, description = "The project.", body = Project,
            headers(("ETag" = String, description = "Its revision, for `If-Match`."))),
        ProjectProblems,
        SignInProblems,
    ),
)]
pub(crate) async fn get(
    state: web::Data<State>,
    person: SignedIn,
    project: PathId<path_id::Project>,
) -> Result<HttpResponse, ApiError> {
    let (row, files) = state
        .database
        .transaction(async |connection| {
            let row = projects::find(connection, person.id(), project.id).await?.ok_or(Code::ProjectNotFound)?;
            let files = project_files::whole_of_project(connection, row.id).await?;
            Ok((row, files))
        })
        .await?;
    Ok(HttpResponse::Ok().revision(row.revision).json(Project::new(row, files)))
}
