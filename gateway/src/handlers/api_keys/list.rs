//! `GET /api/api-keys`

use actix_web::{HttpResponse, web};
use shared::problem::Problem;
use uuid::Uuid;

use super::ApiKeyItem;
use crate::db::api_keys;
use crate::error::ApiError;
use crate::extract::{InBrowser, List, PageQuery, Query};
use crate::openapi::SignInProblems;
use crate::state::State;

/// One's API keys
///
/// The newest first; those that have run out stay until they are deleted.
#[utoipa::path(
    get,
    path = "/api/api-keys",
    operation_id = "list_api_keys",
    tag = "api-keys",
    security(("cookie" = [])),
    params(
        ("limit" = Option<i64>, Query, minimum = 1, maximum = 100, description = "Most items; 20 where nothing is said."),
        ("cursor" = Option<String>, Query, max_length = 1024, description = "`next_cursor` of the page before."),
    ),
    responses(
        (status = 200, description = "The caller's keys, without their secrets.", body = List<ApiKeyItem>),
        (status = 400, description = "A parameter is not right; `errors` names it.", body = Problem,
            content_type = "application/problem+json"),
        SignInProblems,
    ),
)]
pub(crate) async fn list(
    state: web::Data<State>,
    person: InBrowser,
    query: Query<PageQuery>,
) -> Result<HttpResponse, ApiError> {
    person.require_member()?;
    let page = query.0.page::<Uuid>()?;
    let rows = state
        .database
        .run(async |connection| api_keys::list(connection, person.id(), page.after, page.rows()).await)
        .await?;
    Ok(HttpResponse::Ok().json(page.list(rows, |row| row.id, ApiKeyItem::from)))
}
