//! `GET /api/classes/{class_id}/members/{member_id}/projects/{project_id}/files/{path}`

use actix_web::{HttpRequest, HttpResponse, web};

use super::WorkProblems;
use crate::db::{project_files, projects};
use crate::error::{ApiError, Code};
use crate::extract::{FilePath, PathId, SignedInTeacher, path_id};
use crate::handlers::classes::find_member;
use crate::handlers::projects::files::raw;
use crate::openapi::SignInProblems;
use crate::state::State;

/// The bytes of a learner's file
#[utoipa::path(
    get,
    path = "/api/classes/{class_id}/members/{member_id}/projects/{project_id}/files/{path}",
    operation_id = "get_member_project_file",
    tag = "classes",
    security(("cookie" = []), ("api_key" = [])),
    params(
        ("class_id" = uuid::Uuid, Path, description = "The class."),
        ("member_id" = uuid::Uuid, Path, description = "Who learns in it."),
        ("project_id" = uuid::Uuid, Path, description = "Their project."),
        ("path" = String, Path, description = "The file's path; its `/` may be written as they are."),
        ("If-None-Match" = Option<String>, Header, description = "The `ETag` of the content that is known."),
    ),
    responses(
        (status = 200, description = "The bytes.", content(
            (String = "text/plain"), (Vec<u8> = "image/png"), (Vec<u8> = "image/jpeg"), (Vec<u8> = "audio/wav"),
            (Vec<u8> = "audio/ogg"), (Vec<u8> = "audio/mpeg"),
        ), headers(("ETag" = String, description = "Names the content."))),
        (status = 304, description = "It is the one that is known."),
        WorkProblems,
        SignInProblems,
    ),
)]
pub(crate) async fn file(
    state: web::Data<State>,
    teacher: SignedInTeacher,
    things: (PathId<path_id::Class>, PathId<path_id::ClassMember>, PathId<path_id::Project>),
    path: FilePath,
    request: HttpRequest,
) -> Result<HttpResponse, ApiError> {
    let (class, member, project) = things;
    let file = state
        .database
        .transaction(async |connection| {
            find_member(connection, teacher.id(), class.id, member.id).await??;
            let row = projects::find(connection, member.id, project.id).await?.ok_or(Code::ProjectNotFound)?;
            let path = path.sought()?;
            Ok(project_files::find(connection, row.id, path.as_str()).await?.ok_or(Code::FileNotFound)?)
        })
        .await?;
    Ok(raw::answer(&request, file))
}
