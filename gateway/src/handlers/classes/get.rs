//! `GET /api/classes/{class_id}`

use actix_web::{HttpResponse, web};
use shared::problem::Problem;

use super::Class;
use crate::db::classes;
use crate::error::{ApiError, Code};
use crate::extract::{PathId, SignedInTeacher, path_id};
use crate::openapi::SignInProblems;
use crate::state::State;

/// One class that one leads
#[utoipa::path(
    get,
    path = "/api/classes/{class_id}",
    operation_id = "get_class",
    tag = "classes",
    security(("cookie" = []), ("api_key" = [])),
    params(("class_id" = uuid::Uuid, Path, description = "The class.")),
    responses(
        (status = 200, description = "The class.", body = Class),
        (status = 404, description = "None that the caller leads: `class_not_found`.", body = Problem,
            content_type = "application/problem+json"),
        SignInProblems,
    ),
)]
pub(crate) async fn get(
    state: web::Data<State>,
    teacher: SignedInTeacher,
    class: PathId<path_id::Class>,
) -> Result<HttpResponse, ApiError> {
    let (row, members) = state
        .database
        .run(async |connection| classes::find(connection, teacher.id(), class.id).await)
        .await?
        .ok_or(Code::ClassNotFound)?;
    Ok(HttpResponse::Ok().json(Class::of(row, members)))
}
