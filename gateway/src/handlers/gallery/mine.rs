//! `GET /api/gallery/mine`

use actix_web::{HttpResponse, web};
use shared::problem::Problem;
use uuid::Uuid;

use super::publication::{Publication, example};
use crate::db::publications::{self, PublicationRow};
use crate::error::ApiError;
use crate::extract::{List, Page, PageQuery, Query, SignedIn};
use crate::openapi::{DatabaseProblems, SignInProblems};
use crate::state::State;

/// What the caller shows
///
/// With what waits, was declined, taken back or hidden; the last offered first.
#[utoipa::path(
    get,
    path = "/api/gallery/mine",
    operation_id = "list_my_publications",
    tag = "gallery",
    security(("cookie" = []), ("api_key" = [])),
    params(
        ("limit" = Option<i64>, Query, description = "Most games.", minimum = 1, maximum = 100),
        ("cursor" = Option<String>, Query, description = "Where the last page ended.", max_length = 1024),
    ),
    responses(
        (status = 200, description = "A page of games.", body = List<Publication>,
            example = json!({"items": [example()], "next_cursor": null})),
        (status = 400, description = "A parameter is not right; `errors` names it.", body = Problem,
            content_type = "application/problem+json"),
        SignInProblems,
        DatabaseProblems,
    ),
)]
pub(crate) async fn mine(
    state: web::Data<State>,
    person: SignedIn,
    query: Query<PageQuery>,
) -> Result<HttpResponse, ApiError> {
    let page: Page<Uuid> = query.0.page()?;
    let rows = state
        .database
        .run(async |connection| publications::of_owner(connection, person.id(), page.after, page.rows()).await)
        .await?;
    let own = |row: PublicationRow| Publication::new(&row, person.user().nickname.clone());
    Ok(HttpResponse::Ok().json(page.list(rows, |row| row.id, own)))
}
