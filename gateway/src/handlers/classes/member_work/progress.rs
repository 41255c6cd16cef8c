//! `GET /api/classes/{class_id}/members/{member_id}/progress`

use actix_web::{HttpResponse, web};

use super::WorkProblems;
use crate::db::progress as steps;
use crate::error::ApiError;
use crate::extract::{PathId, SignedInTeacher, path_id};
use crate::handlers::classes::find_member;
use crate::handlers::progress::list::ProgressList;
use crate::openapi::SignInProblems;
use crate::state::State;

/// How far a learner is
///
/// In every lesson, with all badges.
#[utoipa::path(
    get,
    path = "/api/classes/{class_id}/members/{member_id}/progress",
    operation_id = "get_member_progress",
    tag = "classes",
    security(("cookie" = []), ("api_key" = [])),
    params(
        ("class_id" = uuid::Uuid, Path, description = "The class."),
        ("member_id" = uuid::Uuid, Path, description = "Who learns in it."),
    ),
    responses(
        (status = 200, description = "Every lesson.", body = ProgressList),
        WorkProblems,
        SignInProblems,
    ),
)]
pub(crate) async fn progress(
    state: web::Data<State>,
    teacher: SignedInTeacher,
    class: PathId<path_id::Class>,
    member: PathId<path_id::ClassMember>,
) -> Result<HttpResponse, ApiError> {
    let found = state
        .database
        .transaction(async |connection| {
            find_member(connection, teacher.id(), class.id, member.id).await??;
            Ok(steps::of_user(connection, member.id).await?)
        })
        .await?;
    Ok(HttpResponse::Ok().json(ProgressList::from(found)))
}
