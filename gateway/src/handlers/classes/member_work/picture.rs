//! `GET /api/classes/{class_id}/members/{member_id}/projects/{project_id}/picture`

use actix_web::{HttpRequest, HttpResponse, web};

use super::WorkProblems;
use crate::db::projects;
use crate::error::{ApiError, Code};
use crate::extract::{PathId, Query, SignedInTeacher, path_id};
use crate::handlers::classes::find_member;
use crate::handlers::projects::picture::{self, PictureQuery};
use crate::openapi::SignInProblems;
use crate::state::State;

/// The picture of a learner's project
#[utoipa::path(
    get,
    path = "/api/classes/{class_id}/members/{member_id}/projects/{project_id}/picture",
    operation_id = "get_member_project_picture",
    tag = "classes",
    security(("cookie" = []), ("api_key" = [])),
    params(
        ("class_id" = uuid::Uuid, Path, description = "The class."),
        ("member_id" = uuid::Uuid, Path, description = "Who learns in it."),
        ("project_id" = uuid::Uuid, Path, description = "Their project."),
        ("v" = Option<String>, Query, description = "Which picture is meant; the present one is sent in any case."),
        ("If-None-Match" = Option<String>, Header, description = "The `ETag` of the picture that is known."),
    ),
    responses(
        (status = 200, description = "The picture.", content((Vec<u8> = "image/webp")),
            headers(("ETag" = String, description = "Names the picture."))),
        (status = 304, description = "It is the one that is known."),
        (status = 400, description = "The query cannot be read (`invalid_request`).", body = shared::problem::Problem,
            content_type = "application/problem+json"),
        WorkProblems,
        SignInProblems,
    ),
)]
pub(crate) async fn picture(
    state: web::Data<State>,
    teacher: SignedInTeacher,
    things: (PathId<path_id::Class>, PathId<path_id::ClassMember>, PathId<path_id::Project>),
    query: Query<PictureQuery>,
    request: HttpRequest,
) -> Result<HttpResponse, ApiError> {
    let (class, member, project) = things;
    let picture = state
        .database
        .transaction(async |connection| {
            find_member(connection, teacher.id(), class.id, member.id).await??;
            let row = projects::find(connection, member.id, project.id).await?.ok_or(Code::ProjectNotFound)?;
            Ok(picture::find(connection, row.picture_hash).await?)
        })
        .await?;
    picture::answer(&request, &query.0, picture)
}
