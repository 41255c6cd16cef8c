//! `GET /api/classes`

use actix_web::{HttpResponse, web};
use shared::problem::Problem;
use uuid::Uuid;

use super::Class;
use crate::db::classes;
use crate::error::ApiError;
use crate::extract::{List, PageQuery, Query, SignedInTeacher};
use crate::openapi::SignInProblems;
use crate::state::State;

/// Classes that one leads
///
/// The newest first.
#[utoipa::path(
    get,
    path = "/api/classes",
    operation_id = "list_classes",
    tag = "classes",
    security(("cookie" = []), ("api_key" = [])),
    params(
        ("limit" = Option<i64>, Query, minimum = 1, maximum = 100, description = "Most items; 20 where nothing is said."),
        ("cursor" = Option<String>, Query, max_length = 1024, description = "`next_cursor` of the page before."),
    ),
    responses(
        (status = 200, description = "The caller's classes.", body = List<Class>),
        (status = 400, description = "A parameter is not right; `errors` names it.", body = Problem,
            content_type = "application/problem+json"),
        SignInProblems,
    ),
)]
pub(crate) async fn list(
    state: web::Data<State>,
    teacher: SignedInTeacher,
    query: Query<PageQuery>,
) -> Result<HttpResponse, ApiError> {
    let page = query.0.page::<Uuid>()?;
    let rows = state
        .database
        .run(async |connection| classes::list(connection, teacher.id(), page.after, page.rows()).await)
        .await?;
    Ok(HttpResponse::Ok().json(page.list(rows, |row| row.0.id, |(row, members)| Class::of(row, members))))
}
