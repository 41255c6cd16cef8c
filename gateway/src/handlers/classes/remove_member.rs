//! `DELETE /api/classes/{class_id}/members/{member_id}`

use actix_web::{HttpResponse, web};
use shared::problem::Problem;

use super::find_member;
use crate::db::class_members;
use crate::error::{ApiError, Code};
use crate::extract::{PathId, SignedInTeacher, path_id};
use crate::openapi::SignInProblems;
use crate::state::State;

/// Take somebody out of a class
///
/// They stay a member of the Palace, with everything they made. Give the class a new code so that they cannot come back.
#[utoipa::path(
    delete,
    path = "/api/classes/{class_id}/members/{member_id}",
    operation_id = "remove_class_member",
    tag = "classes",
    security(("cookie" = []), ("api_key" = [])),
    params(
        ("class_id" = uuid::Uuid, Path, description = "The class."),
        ("member_id" = uuid::Uuid, Path, description = "Who learns in it."),
    ),
    responses(
        (status = 204, description = "They learn there no more."),
        (status = 404, description = "None that the caller leads (`class_not_found`), or nobody who learns there \
            (`member_not_found`).", body = Problem, content_type = "application/problem+json"),
        SignInProblems,
    ),
)]
pub(crate) async fn remove_member(
    state: web::Data<State>,
    teacher: SignedInTeacher,
    class: PathId<path_id::Class>,
    member: PathId<path_id::ClassMember>,
) -> Result<HttpResponse, ApiError> {
    let removed = state
        .database
        .run(async |connection| match find_member(connection, teacher.id(), class.id, member.id).await? {
            Ok(()) => class_members::delete(connection, class.id, member.id).await.map(Ok),
            Err(missing) => Ok(Err(missing)),
        })
        .await??;
    if removed { Ok(HttpResponse::NoContent().finish()) } else { Err(Code::MemberNotFound.into()) }
}
