//! `GET /api/classes/{class_id}/members/{member_id}/projects`

use actix_web::{HttpResponse, web};
use shared::problem::Problem;

use super::WorkProblems;
use crate::db::projects::{After, ProjectRow};
use crate::db::{project_files, projects};
use crate::domain::Moment;
use crate::error::ApiError;
use crate::extract::{List, PageQuery, PathId, Query, SignedInTeacher, path_id};
use crate::handlers::classes::find_member;
use crate::handlers::projects::shape::ProjectSummary;
use crate::openapi::SignInProblems;
use crate::state::State;

/// Projects of a learner
///
/// The last changed first; what is in the trash is not shown.
#[utoipa::path(
    get,
    path = "/api/classes/{class_id}/members/{member_id}/projects",
    operation_id = "list_member_projects",
    tag = "classes",
    security(("cookie" = []), ("api_key" = [])),
    params(
        ("class_id" = uuid::Uuid, Path, description = "The class."),
        ("member_id" = uuid::Uuid, Path, description = "Who learns in it."),
        ("limit" = Option<i64>, Query, minimum = 1, maximum = 100, description = "Most items; 20 where nothing is said."),
        ("cursor" = Option<String>, Query, max_length = 1024, description = "`next_cursor` of the page before."),
    ),
    responses(
        (status = 200, description = "A page of projects.", body = List<ProjectSummary>),
        (status = 400, description = "A parameter is not right; `errors` names it.", body = Problem,
            content_type = "application/problem+json"),
        WorkProblems,
        SignInProblems,
    ),
)]
pub(crate) async fn projects(
    state: web::Data<State>,
    teacher: SignedInTeacher,
    class: PathId<path_id::Class>,
    member: PathId<path_id::ClassMember>,
    query: Query<PageQuery>,
) -> Result<HttpResponse, ApiError> {
    let page = query.0.page::<After>()?;
    let (rows, totals) = state
        .database
        .transaction(async |connection| {
            find_member(connection, teacher.id(), class.id, member.id).await??;
            let rows = projects::list_of_owner(connection, member.id, page.after, page.rows()).await?;
            let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
            let totals = project_files::totals(connection, &ids).await?;
            Ok((rows, totals))
        })
        .await?;
    let list = page.list(rows, |row: &ProjectRow| (Moment::from_row(row.updated_at), row.id), |row| row);
    let place = |row: &ProjectRow| format!("/api/classes/{}/members/{}/projects/{}", class.id, member.id, row.id);
    let items = ProjectSummary::each_at(place, list.items, totals);
    Ok(HttpResponse::Ok().json(List { items, next_cursor: list.next_cursor }))
}
