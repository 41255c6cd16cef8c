//! `GET /api/projects`

use actix_web::{HttpResponse, web};
use serde::Deserialize;

use super::shape::ProjectSummary;
use crate::db::projects::{After, ProjectRow};
use crate::db::{project_files, projects};
use crate::domain::Moment;
use crate::error::ApiError;
use crate::extract::{List, Page, Query, SignedIn};
use crate::openapi::SignInProblems;
use crate::state::State;
use shared::problem::Problem;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Parameters {
    trash: Option<bool>,
    limit: Option<i64>,
    cursor: Option<String>,
}

/// My projects
///
/// The last changed first; with `trash=true` those in the trash, the last thrown away first.
#[utoipa::path(
    get,
    path = "/api/projects",
    operation_id = "list_projects",
    tag = "projects",
    security(("cookie" = []), ("api_key" = [])),
    params(
        ("trash" = Option<bool>, Query, description = "Whether to list the trash instead."),
        ("limit" = Option<i64>, Query, description = "Most items; 20 when left out.", minimum = 1, maximum = 100),
        ("cursor" = Option<String>, Query, description = "`next_cursor` of the page before."),
    ),
    responses(
        (status = 200, description = "A page of projects.", body = List<ProjectSummary>),
        (status = 400, description = "A parameter is not right; `errors` names it.", body = Problem,
            content_type = "application/problem+json"),
        SignInProblems,
    ),
)]
pub(crate) async fn list(
    state: web::Data<State>,
    person: SignedIn,
    query: Query<Parameters>,
) -> Result<HttpResponse, ApiError> {
    let page = Page::<After>::new(query.0.limit, query.0.cursor.as_deref())?;
    let trash = query.0.trash.unwrap_or(false);
    let (rows, totals) = state
        .database
        .run(async |connection| {
            let rows = if trash {
                projects::trash_of_owner(connection, person.id(), page.after, page.rows()).await?
            } else {
                projects::list_of_owner(connection, person.id(), page.after, page.rows()).await?
            };
            let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
            let totals = project_files::totals(connection, &ids).await?;
            Ok((rows, totals))
        })
        .await?;
    let key = |row: &ProjectRow| (Moment::from_row(row.deleted_at.filter(|_| trash).unwrap_or(row.updated_at)), row.id);
    let list = page.list(rows, key, |row| row);
    let items = ProjectSummary::each(list.items, totals);
    Ok(HttpResponse::Ok().json(List { items, next_cursor: list.next_cursor }))
}
