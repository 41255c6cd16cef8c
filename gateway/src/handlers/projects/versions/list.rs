//! `GET /api/projects/{project_id}/versions`

use actix_web::{HttpResponse, web};
use shared::problem::Problem;

use super::shape::VersionSummary;
use crate::db::project_versions::{self, VersionRow};
use crate::db::projects;
use crate::error::{ApiError, Code};
use crate::extract::{List, PageQuery, PathId, Query, SignedIn, path_id};
use crate::openapi::{ProjectProblems, SignInProblems};
use crate::state::State;

/// The versions of a project
///
/// The newest first. One is kept on every run that follows a change, and before a version is restored; of those the newest
/// 50 stay, and all that were asked for.
#[utoipa::path(
    get,
    path = "/api/projects/{project_id}/versions",
    operation_id = "list_project_versions",
    tag = "projects",
    security(("cookie" = []), ("api_key" = [])),
    params(
        ("project_id" = Uuid, Path, description = "The project."),
        ("limit" = Option<i64>, Query, description = "Most items; 20 when left out.", minimum = 1, maximum = 100),
        ("cursor" = Option<String>, Query, description = "`next_cursor` of the page before."),
    ),
    responses(
        (status = 200, description = "A page of versions.", body = List<VersionSummary>),
        (status = 400, description = "A parameter is not right; `errors` names it.", body = Problem,
            content_type = "application/problem+json"),
        ProjectProblems,
        SignInProblems,
    ),
)]
pub(crate) async fn list(
    state: web::Data<State>,
    person: SignedIn,
    project: PathId<path_id::Project>,
    query: Query<PageQuery>,
) -> Result<HttpResponse, ApiError> {
    let page = query.0.page::<i32>()?;
    let (rows, totals) = state
        .database
        .transaction(async |connection| {
            let row = projects::find(connection, person.id(), project.id).await?.ok_or(Code::ProjectNotFound)?;
            let rows = project_versions::list(connection, row.id, page.after, page.rows()).await?;
            let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
            let totals = project_versions::totals(connection, &ids).await?;
            Ok((rows, totals))
        })
        .await?;
    let list = page.list(rows, |row: &VersionRow| row.number, |row| row);
    let items = VersionSummary::each(list.items, totals);
    Ok(HttpResponse::Ok().json(List { items, next_cursor: list.next_cursor }))
}
