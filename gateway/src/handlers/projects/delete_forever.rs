//! `DELETE /api/projects/{project_id}/forever`

use actix_web::{HttpResponse, web};
use shared::problem::Problem;

use crate::db::projects;
use crate::error::{ApiError, Code};
use crate::extract::{PathId, SignedIn, path_id};
use crate::handlers::gallery::publication::changed;
use crate::openapi::SignInProblems;
use crate::state::State;

/// Delete a project for ever
///
/// With all its versions. Only what is in the trash can be.
#[utoipa::path(
    delete,
    path = "/api/projects/{project_id}/forever",
    operation_id = "delete_project_forever",
    tag = "projects",
    security(("cookie" = []), ("api_key" = [])),
    params(("project_id" = Uuid, Path, description = "The project, which is in the trash.")),
    responses(
        (status = 204, description = "It is gone."),
        (status = 404, description = "The project is unknown or somebody else's: `project_not_found`.", body = Problem,
            content_type = "application/problem+json"),
        (status = 409, description = "The project is not in the trash: `not_in_trash`.", body = Problem,
            content_type = "application/problem+json"),
        SignInProblems,
    ),
)]
pub(crate) async fn delete_forever(
    state: web::Data<State>,
    person: SignedIn,
    project: PathId<path_id::Project>,
) -> Result<HttpResponse, ApiError> {
    state
        .database
        .transaction(async |connection| {
            let row = projects::lock(connection, person.id(), project.id).await?.ok_or(Code::ProjectNotFound)?;
            row.deleted_at.ok_or(Code::NotInTrash)?;
            Ok(projects::delete(connection, row.id).await?)
        })
        .await?;
    changed(&state).await;
    Ok(HttpResponse::NoContent().finish())
}
