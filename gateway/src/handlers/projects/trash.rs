//! `DELETE /api/projects/{project_id}`

use actix_web::{HttpResponse, web};
use chrono::Utc;

use crate::db::{projects, publications};
use crate::error::{ApiError, Code};
use crate::extract::{PathId, SignedIn, path_id};
use crate::handlers::gallery::publication::changed;
use crate::openapi::{ProjectProblems, SignInProblems};
use crate::state::State;

/// Put a project into the trash
///
/// It can be taken out again for 30 days: `POST /api/projects/{project_id}/restore`. A game in the gallery is not shown
/// any more, and is shown again when it is offered again.
#[utoipa::path(
    delete,
    path = "/api/projects/{project_id}",
    operation_id = "trash_project",
    tag = "projects",
    security(("cookie" = []), ("api_key" = [])),
    params(("project_id" = Uuid, Path, description = "The project.")),
    responses(
        (status = 204, description = "It is in the trash."),
        ProjectProblems,
        SignInProblems,
    ),
)]
pub(crate) async fn trash(
    state: web::Data<State>,
    person: SignedIn,
    project: PathId<path_id::Project>,
) -> Result<HttpResponse, ApiError> {
    let was_shown = state
        .database
        .transaction(async |connection| {
            let row = projects::lock(connection, person.id(), project.id).await?;
            let row = row.filter(|row| row.deleted_at.is_none()).ok_or(Code::ProjectNotFound)?;
            projects::set_deleted(connection, row.id, Some(Utc::now())).await?;
            Ok(publications::take_back(connection, row.id).await?)
        })
        .await?;
    if was_shown {
        changed(&state).await;
    }
    Ok(HttpResponse::NoContent().finish())
}
