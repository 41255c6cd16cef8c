//! `DELETE /api/classes/{class_id}/membership`

use actix_web::{HttpResponse, web};
use shared::problem::Problem;

use crate::db::class_members;
use crate::error::{ApiError, Code};
use crate::extract::{PathId, SignedIn, path_id};
use crate::openapi::SignInProblems;
use crate::state::State;

/// Leave a class
///
/// Its teacher sees nothing of the caller's any more.
#[utoipa::path(
    delete,
    path = "/api/classes/{class_id}/membership",
    operation_id = "leave_class",
    tag = "classes",
    security(("cookie" = []), ("api_key" = [])),
    params(("class_id" = uuid::Uuid, Path, description = "The class.")),
    responses(
        (status = 204, description = "The caller learns there no more."),
        (status = 404, description = "None that the caller learns in: `class_not_found`.", body = Problem,
            content_type = "application/problem+json"),
        SignInProblems,
    ),
)]
pub(crate) async fn leave(
    state: web::Data<State>,
    person: SignedIn,
    class: PathId<path_id::Class>,
) -> Result<HttpResponse, ApiError> {
    let left =
        state.database.run(async |connection| class_members::delete(connection, class.id, person.id()).await).await?;
    if left { Ok(HttpResponse::NoContent().finish()) } else { Err(Code::ClassNotFound.into()) }
}
