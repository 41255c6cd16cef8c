//! `GET /api/auth/sign-ins`

use actix_web::{HttpResponse, web};
use chrono::{DateTime, Utc};
use serde::Serialize;
use shared::problem::Problem;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::db::user_sessions::{self, SignInRow};
use crate::error::ApiError;
use crate::extract::{InBrowser, List, PageQuery, Query};
use crate::openapi::SignInProblems;
use crate::state::State;

/// A browser that is signed in.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SignIn {
    /// Names the sign-in.
    id: Uuid,
    /// Whether it is the browser that asks.
    current: bool,
    /// When the person signed in.
    created_at: DateTime<Utc>,
    /// When the browser was last seen, to the hour.
    last_seen_at: DateTime<Utc>,
    /// When the sign-in ends unless the browser returns before.
    expires_at: DateTime<Utc>,
}

impl SignIn {
    fn of(row: &SignInRow, current: Option<Uuid>) -> Self {
        Self {
            current: Some(row.id) == current,
            id: row.id,
            created_at: row.created_at,
            last_seen_at: row.last_seen_at,
            expires_at: row.expires_at.min(row.absolute_expires_at),
        }
    }
}

/// Where one is signed in
///
/// The caller's browsers, the newest sign-in first. What kind of browser each is, is not kept.
#[utoipa::path(
    get,
    path = "/api/auth/sign-ins",
    operation_id = "list_sign_ins",
    tag = "auth",
    security(("cookie" = [])),
    params(
        ("limit" = Option<i64>, Query, minimum = 1, maximum = 100, description = "Most items; 20 where nothing is said."),
        ("cursor" = Option<String>, Query, max_length = 1024, description = "`next_cursor` of the page before."),
    ),
    responses(
        (status = 200, description = "The sign-ins that have not ended.", body = List<SignIn>,
            example = json!({"items": [{"id": "019a9f1e-7a2b-7c3d-8e4f-5a6b7c8d9e0f", "current": true,
                "created_at": "2026-11-20T10:00:00Z", "last_seen_at": "2026-11-20T12:00:00Z",
                "expires_at": "2027-05-19T12:00:00Z"}], "next_cursor": null})),
        (status = 400, description = "A parameter is not right; `errors` names it.", body = Problem,
            content_type = "application/problem+json"),
        SignInProblems,
    ),
)]
pub(crate) async fn sign_ins(
    state: web::Data<State>,
    person: InBrowser,
    query: Query<PageQuery>,
) -> Result<HttpResponse, ApiError> {
    let page = query.0.page::<Uuid>()?;
    let rows = state
        .database
        .run(async |connection| user_sessions::list(connection, person.id(), page.after, page.rows()).await)
        .await?;
    let current = person.sign_in().map(|(id, _)| id);
    Ok(HttpResponse::Ok().json(page.list(rows, |row| row.id, |row| SignIn::of(&row, current))))
}
