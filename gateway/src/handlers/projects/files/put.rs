//! `PUT /api/projects/{project_id}/files/{path}`

use actix_web::http::header::ETAG;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use shared::limits::MAX_PROJECT_SIZE_BYTES;
use shared::problem::Problem;
use utoipa::ToSchema;

use super::raw::{self, SeenFile};
use crate::error::{ApiError, Code};
use crate::extract::{FilePath, PathId, RawBody, SignedIn, path_id, revision_tag};
use crate::handlers::projects::shape::file_url;
use crate::handlers::projects::stale::stale;
use crate::openapi::{ProjectProblems, SignInProblems};
use crate::services::assets;
use crate::services::projects::{Change, Saved, save};
use crate::state::State;

/// A file as it was kept.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct KeptFile {
    /// Where it lies: the ending may have been corrected.
    #[schema(example = "images/hero.png")]
    path: String,
    /// What was found in it.
    #[schema(example = "image/png")]
    media_type: String,
    /// Length in bytes, as it was kept.
    size_bytes: i64,
    /// Where the bytes are.
    url: String,
    /// The project's new revision.
    revision: i64,
    /// The project's new `ETag`, for `If-Match` of its next change.
    #[schema(example = "\"r7\"")]
    project_etag: String,
}

/// Put a file into a project
///
/// The body is the file, of at most 5 MB. What is in it is found out by looking: pictures and sounds are decoded and written
/// anew without anything else that was in them, GIF, WebP and BMP as PNG; texts must be UTF-8. The ending is corrected to
/// fit.
#[utoipa::path(
    put,
    path = "/api/projects/{project_id}/files/{path}",
    operation_id = "put_project_file",
    tag = "projects",
    security(("cookie" = []), ("api_key" = [])),
    params(
        ("project_id" = Uuid, Path, description = "The project."),
        ("path" = String, Path, description = "Where the file is to lie; its `/` may be written as they are."),
        ("If-Match" = Option<String>, Header, description = "The `ETag` of the file, or of the project, that this rests on."),
    ),
    request_body(content = Vec<u8>, content_type = "application/octet-stream", description = "The file."),
    responses(
        (status = 200, description = "The file is there.", body = KeptFile,
            headers(("ETag" = String, description = "Names the content."))),
        (status = 400, description = "The path cannot be one, or clashes with another: `invalid_request`.", body = Problem,
            content_type = "application/problem+json"),
        (status = 412, description = "It was changed somewhere else (`precondition_failed`); what was sent is kept as a \
            version, which `kept` names.", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "The file, or the project with it, is too large: `payload_too_large`.", body = Problem,
            content_type = "application/problem+json"),
        (status = 415, description = "Neither a picture, a sound nor a text: `unknown_file_type`.", body = Problem,
            content_type = "application/problem+json"),
        ProjectProblems,
        SignInProblems,
    ),
)]
pub(crate) async fn put(
    state: web::Data<State>,
    person: SignedIn,
    project: PathId<path_id::Project>,
    path: FilePath,
    request: HttpRequest,
    body: RawBody<MAX_PROJECT_SIZE_BYTES>,
) -> Result<HttpResponse, ApiError> {
    let seen = SeenFile::of(&request);
    let path = path.new_one()?;
    let files =
        assets::accept_all(vec![(path.clone(), body.0.to_vec())]).await.map_err(|(_, error)| error.in_field("body"))?;
    let corrected = files.iter().map(|file| file.path.clone()).filter(|kept| *kept != path).collect();
    let change = Change { files, corrected, ..Change::default() };
    let file = change.files.first().ok_or(Code::InternalError)?;
    let saved = state
        .database
        .transaction(async |connection| {
            let admits = |row: &_, files: &[_]| seen.admits(row, files, file.path.as_str());
            save(connection, person.id(), project.id, &change, admits).await
        })
        .await?;
    let project = match saved {
        Saved::Done(project, _) => project,
        Saved::Stale { current, kept } => return Err(stale(&current, kept.as_ref())),
    };
    let kept = KeptFile {
        path: file.path.as_str().to_owned(),
        media_type: file.media_type.as_str().to_owned(),
        size_bytes: i64::try_from(file.content.len()).unwrap_or(i64::MAX),
        url: file_url(&format!("/api/projects/{}/files", project.id), file.path.as_str()),
        revision: project.revision,
        project_etag: revision_tag(project.revision),
    };
    Ok(HttpResponse::Ok().insert_header((ETAG, raw::tag(&file.hash()))).json(kept))
}
