//! `POST /api/classes/{class_id}/new-code`

use actix_web::{HttpResponse, web};
use shared::problem::Problem;

use super::{Class, new_join_code};
use crate::db::classes;
use crate::error::{ApiError, Code};
use crate::extract::{PathId, SignedInTeacher, path_id};
use crate::openapi::SignInProblems;
use crate::state::State;

/// Give a class another code
///
/// The old one is good for nothing from then on; whoever joined with it stays.
#[utoipa::path(
    post,
    path = "/api/classes/{class_id}/new-code",
    operation_id = "renew_class_code",
    tag = "classes",
    security(("cookie" = []), ("api_key" = [])),
    params(("class_id" = uuid::Uuid, Path, description = "The class.")),
    responses(
        (status = 200, description = "The class with its new code.", body = Class),
        (status = 404, description = "None that the caller leads: `class_not_found`.", body = Problem,
            content_type = "application/problem+json"),
        SignInProblems,
    ),
)]
pub(crate) async fn new_code(
    state: web::Data<State>,
    teacher: SignedInTeacher,
    class: PathId<path_id::Class>,
) -> Result<HttpResponse, ApiError> {
    // One in millions is taken; the teacher can ask again.
    let code = new_join_code()?;
    let (row, members) = state
        .database
        .run(async |connection| {
            classes::set_code(connection, teacher.id(), class.id, &code).await?;
            classes::find(connection, teacher.id(), class.id).await
        })
        .await?
        .ok_or(Code::ClassNotFound)?;
    Ok(HttpResponse::Ok().json(Class::of(row, members)))
}
