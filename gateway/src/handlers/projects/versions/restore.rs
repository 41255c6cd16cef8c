//! `POST /api/projects/{project_id}/versions/{version_id}/restore`

use actix_web::{HttpResponse, web};

use crate::error::ApiError;
use crate::extract::{IfMatch, PathId, SignedIn, path_id};
use crate::handlers::projects::shape::ProjectSummary;
use crate::handlers::projects::stale;
use crate::openapi::{PreconditionProblems, SignInProblems, VersionProblems};
use crate::services::projects::restore_version;
use crate::state::State;

/// Bring a version back
///
/// The project gets the files that the version has, and keeps its name. What it is now is kept as a version before, so that
/// this can be undone the same way.
#[utoipa::path(
    post,
    path = "/api/projects/{project_id}/versions/{version_id}/restore",
    operation_id = "restore_project_version",
    tag = "projects",
    security(("cookie" = []), ("api_key" = [])),
    params(
        ("project_id" = Uuid, Path, description = "The project."),
        ("version_id" = Uuid, Path, description = "The version."),
        ("If-Match" = String, Header, description = "The `ETag` of the project as it was last seen, or `*`."),
    ),
    responses(
        (status = 200, description = "The project is now so.", body = ProjectSummary,
            headers(("ETag" = String, description = "Its revision, for `If-Match`."))),
        PreconditionProblems,
        VersionProblems,
        SignInProblems,
    ),
)]
pub(crate) async fn restore(
    state: web::Data<State>,
    person: SignedIn,
    project: PathId<path_id::Project>,
    version: PathId<path_id::Version>,
    seen: IfMatch,
) -> Result<HttpResponse, ApiError> {
    let saved = state
        .database
        .transaction(async |connection| {
            let admits = |row: &crate::db::projects::ProjectRow| seen.admits(row.revision);
            restore_version(connection, person.id(), project.id, version.id, admits).await
        })
        .await?;
    stale::answer(saved)
}
