//! `GET /api/classes/{class_id}/approvals`

use actix_web::{HttpResponse, web};
use shared::problem::Problem;
use uuid::Uuid;

use super::publication::{Publication, example};
use crate::db::publications::{self, WithMaker};
use crate::error::{ApiError, Code};
use crate::extract::{List, Page, PageQuery, PathId, Query, SignedInTeacher, path_id};
use crate::openapi::{DatabaseProblems, SignInProblems};
use crate::state::State;

/// What learners of a class want to show
///
/// Of a class of the caller's own; the first offered first.
#[utoipa::path(
    get,
    path = "/api/classes/{class_id}/approvals",
    operation_id = "list_approvals",
    tag = "gallery",
    security(("cookie" = []), ("api_key" = [])),
    params(
        ("class_id" = Uuid, Path, description = "The class."),
        ("limit" = Option<i64>, Query, description = "Most games.", minimum = 1, maximum = 100),
        ("cursor" = Option<String>, Query, description = "Where the last page ended.", max_length = 1024),
    ),
    responses(
        (status = 200, description = "A page of games that wait.", body = List<Publication>,
            example = json!({"items": [example()], "next_cursor": null})),
        (status = 400, description = "A parameter is not right; `errors` names it.", body = Problem,
            content_type = "application/problem+json"),
        (status = 404, description = "The caller leads no such class: `class_not_found`.", body = Problem,
            content_type = "application/problem+json"),
        SignInProblems,
        DatabaseProblems,
    ),
)]
pub(crate) async fn approvals(
    state: web::Data<State>,
    person: SignedInTeacher,
    path: PathId<path_id::Class>,
    query: Query<PageQuery>,
) -> Result<HttpResponse, ApiError> {
    let page: Page<Uuid> = query.0.page()?;
    let class = (person.id(), path.id);
    let rows = state
        .database
        .run(async |connection| publications::waiting_in_class(connection, class, page.after, page.rows()).await)
        .await?
        .ok_or(Code::ClassNotFound)?;
    let waiting = |(row, maker): WithMaker| Publication::new(&row, maker);
    Ok(HttpResponse::Ok().json(page.list(rows, |(row, _)| row.id, waiting)))
}
