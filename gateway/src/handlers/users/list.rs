//! `GET /api/users`

use actix_web::{HttpResponse, web};
use serde::Deserialize;
use shared::problem::Problem;

use crate::db::users;
use crate::domain::{NicknameKey, User};
use crate::error::ApiError;
use crate::extract::{List, Page, Query, SignedInAdmin};
use crate::openapi::SignInProblems;
use crate::state::State;

/// Longest beginning of a nickname.
const MAX_BEGINNING_CHARS: usize = 24;

/// Which members.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Wish {
    nickname: Option<String>,
    limit: Option<i64>,
    cursor: Option<String>,
}

/// Members
///
/// By nickname. Guests have none and are not listed.
#[utoipa::path(
    get,
    path = "/api/users",
    operation_id = "list_users",
    tag = "users",
    security(("cookie" = []), ("api_key" = [])),
    params(
        ("nickname" = Option<String>, Query, max_length = 24, example = "robo",
            description = "How the nickname begins, in small or capital letters."),
        ("limit" = Option<i64>, Query, minimum = 1, maximum = 100, description = "Most items; 20 where nothing is said."),
        ("cursor" = Option<String>, Query, max_length = 1024, description = "`next_cursor` of the page before."),
    ),
    responses(
        (status = 200, description = "The members.", body = List<User>),
        (status = 400, description = "A parameter is not right; `errors` names it.", body = Problem,
            content_type = "application/problem+json"),
        SignInProblems,
    ),
)]
pub(crate) async fn list(
    state: web::Data<State>,
    _admin: SignedInAdmin,
    query: Query<Wish>,
) -> Result<HttpResponse, ApiError> {
    let page = Page::<String>::new(query.0.limit, query.0.cursor.as_deref())?;
    let nickname = query.0.nickname.unwrap_or_default();
    if nickname.chars().count() > MAX_BEGINNING_CHARS {
        return Err(ApiError::field("nickname", "must be at most 24 characters long"));
    }
    let beginning = NicknameKey::of(&nickname);
    let rows = state
        .database
        .run(async |connection| users::list(connection, &beginning, page.after.as_deref(), page.rows()).await)
        .await?;
    Ok(HttpResponse::Ok().json(page.list(rows, |row| row.0.clone(), |(_, row)| User::from(row))))
}
