//! `GET /api/classes/{class_id}/members`

use actix_web::{HttpResponse, web};
use chrono::{DateTime, Utc};
use serde::Serialize;
use shared::problem::Problem;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::db::class_members::MemberRow;
use crate::db::{class_members, classes};
use crate::error::{ApiError, Code};
use crate::extract::{List, PageQuery, PathId, Query, SignedInTeacher, path_id};
use crate::openapi::SignInProblems;
use crate::state::State;

/// Somebody who learns in a class.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"id": "019a9f1e-7a2b-7c3d-8e4f-5a6b7c8d9e0f", "nickname": "Robo Fox",
    "joined_at": "2026-11-20T10:00:00Z", "secret": "pictures"}))]
pub(crate) struct ClassMember {
    /// Names the person.
    id: Uuid,
    /// What they are called.
    nickname: String,
    /// When they joined.
    joined_at: DateTime<Utc>,
    /// With what they sign in: `password`, `pictures`, or nothing yet.
    #[schema(pattern = "^(password|pictures)$")]
    secret: Option<String>,
}

impl From<MemberRow> for ClassMember {
    fn from(row: MemberRow) -> Self {
        Self { id: row.user_id, nickname: row.nickname, joined_at: row.joined_at, secret: row.secret }
    }
}

/// Who learns in a class
///
/// By nickname.
#[utoipa::path(
    get,
    path = "/api/classes/{class_id}/members",
    operation_id = "list_class_members",
    tag = "classes",
    security(("cookie" = []), ("api_key" = [])),
    params(
        ("class_id" = uuid::Uuid, Path, description = "The class."),
        ("limit" = Option<i64>, Query, minimum = 1, maximum = 100, description = "Most items; 20 where nothing is said."),
        ("cursor" = Option<String>, Query, max_length = 1024, description = "`next_cursor` of the page before."),
    ),
    responses(
        (status = 200, description = "Those who learn in the class.", body = List<ClassMember>),
        (status = 400, description = "A parameter is not right; `errors` names it.", body = Problem,
            content_type = "application/problem+json"),
        (status = 404, description = "None that the caller leads: `class_not_found`.", body = Problem,
            content_type = "application/problem+json"),
        SignInProblems,
    ),
)]
pub(crate) async fn members(
    state: web::Data<State>,
    teacher: SignedInTeacher,
    class: PathId<path_id::Class>,
    query: Query<PageQuery>,
) -> Result<HttpResponse, ApiError> {
    let page = query.0.page::<String>()?;
    let rows = state
        .database
        .run(async |connection| {
            if classes::find(connection, teacher.id(), class.id).await?.is_none() {
                return Ok(None);
            }
            class_members::list(connection, class.id, page.after.as_deref(), page.rows()).await.map(Some)
        })
        .await?
        .ok_or(Code::ClassNotFound)?;
    Ok(HttpResponse::Ok().json(page.list(rows, |row| row.nickname_key.clone(), ClassMember::from)))
}
