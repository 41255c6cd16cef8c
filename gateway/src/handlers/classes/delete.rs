//! `DELETE /api/classes/{class_id}`

use actix_web::{HttpResponse, web};
use shared::problem::Problem;

use crate::db::classes;
use crate::error::{ApiError, Code};
use crate::extract::{PathId, SignedInTeacher, path_id};
use crate::openapi::SignInProblems;
use crate::state::State;

/// Delete a class
///
/// Those who learned in it stay members of the Palace, with everything they made.
#[utoipa::path(
    delete,
    path = "/api/classes/{class_id}",
    operation_id = "delete_class",
    tag = "classes",
    security(("cookie" = []), ("api_key" = [])),
    params(("class_id" = uuid::Uuid, Path, description = "The class.")),
    responses(
        (status = 204, description = "There is no such class any more."),
        (status = 404, description = "None that the caller leads: `class_not_found`.", body = Problem,
            content_type = "application/problem+json"),
        SignInProblems,
    ),
)]
pub(crate) async fn delete(
    state: web::Data<State>,
    teacher: SignedInTeacher,
    class: PathId<path_id::Class>,
) -> Result<HttpResponse, ApiError> {
    let gone = state.database.run(async |connection| classes::delete(connection, teacher.id(), class.id).await).await?;
    if gone { Ok(HttpResponse::NoContent().finish()) } else { Err(Code::ClassNotFound.into()) }
}
