//! `GET /api/classes/{class_id}/members/{member_id}/projects/{project_id}`

use actix_web::{HttpResponse, web};

use super::WorkProblems;
use crate::db::{project_files, projects};
use crate::error::{ApiError, Code};
use crate::extract::{PathId, SignedInTeacher, WithRevision as _, path_id};
use crate::handlers::classes::find_member;
use crate::handlers::projects::shape::Project;
use crate::openapi::SignInProblems;
use crate::state::State;

/// A learner's project with its files
///
/// As the learner sees it; the `url` of each file is one that the teacher can follow.
#[utoipa::path(
    get,
    path = "/api/classes/{class_id}/members/{member_id}/projects/{project_id}",
    operation_id = "get_member_project",
    tag = "classes",
    security(("cookie" = []), ("api_key" = [])),
    params(
        ("class_id" = uuid::Uuid, Path, description = "The class."),
        ("member_id" = uuid::Uuid, Path, description = "Who learns in it."),
        ("project_id" = uuid::Uuid, Path, description = "Their project."),
    ),
    responses(
        (status = 200, description = "The project.", body = Project,
            headers(("ETag" = String, description = "Its revision."))),
        WorkProblems,
        SignInProblems,
    ),
)]
pub(crate) async fn project(
    state: web::Data<State>,
    teacher: SignedInTeacher,
    class: PathId<path_id::Class>,
    member: PathId<path_id::ClassMember>,
    project: PathId<path_id::Project>,
) -> Result<HttpResponse, ApiError> {
    let (row, files) = state
        .database
        .transaction(async |connection| {
            find_member(connection, teacher.id(), class.id, member.id).await??;
            let row = projects::find(connection, member.id, project.id).await?.ok_or(Code::ProjectNotFound)?;
            let files = project_files::whole_of_project(connection, row.id).await?;
            Ok((row, files))
        })
        .await?;
    let place = format!("/api/classes/{}/members/{}/projects/{}", class.id, member.id, row.id);
    Ok(HttpResponse::Ok().revision(row.revision).json(Project::at(&place, row, files)))
}
