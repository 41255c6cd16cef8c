//! `GET /api/classes/joined`

use actix_web::{HttpResponse, web};
use shared::problem::Problem;
use uuid::Uuid;

use super::JoinedClass;
use crate::db::class_members;
use crate::error::ApiError;
use crate::extract::{List, PageQuery, Query, SignedIn};
use crate::openapi::SignInProblems;
use crate::state::State;

/// Classes that one learns in
///
/// The newest class first. Its teacher can see the caller's projects and progress.
#[utoipa::path(
    get,
    path = "/api/classes/joined",
    operation_id = "list_joined_classes",
    tag = "classes",
    security(("cookie" = []), ("api_key" = [])),
    params(
        ("limit" = Option<i64>, Query, minimum = 1, maximum = 100, description = "Most items; 20 where nothing is said."),
        ("cursor" = Option<String>, Query, max_length = 1024, description = "`next_cursor` of the page before."),
    ),
    responses(
        (status = 200, description = "The classes.", body = List<JoinedClass>),
        (status = 400, description = "A parameter is not right; `errors` names it.", body = Problem,
            content_type = "application/problem+json"),
        SignInProblems,
    ),
)]
pub(crate) async fn joined(
    state: web::Data<State>,
    person: SignedIn,
    query: Query<PageQuery>,
) -> Result<HttpResponse, ApiError> {
    let page = query.0.page::<Uuid>()?;
    let rows = state
        .database
        .run(async |connection| class_members::joined(connection, person.id(), page.after, page.rows()).await)
        .await?;
    Ok(HttpResponse::Ok().json(page.list(rows, |row| row.id, JoinedClass::from)))
}
