//! `POST /api/projects/import`

use actix_web::http::header::LOCATION;
use actix_web::{HttpMessage as _, HttpRequest, HttpResponse, web};
use serde::Serialize;
use shared::problem::Problem;
use utoipa::ToSchema;

use super::IDEMPOTENCY;
use super::shape::Project;
use crate::db::project_files::{self, FileRow};
use crate::db::projects::NewProject;
use crate::db::{blobs, project_versions};
use crate::domain::{GameChoices, ProjectFile, VersionReason, first_clash, is_python};
use crate::error::{ApiError, Code};
use crate::extract::{RawBody, SignedIn, WithRevision as _};
use crate::openapi::{LimitProblems, SignInProblems};
use crate::services::archive::{ArchiveError, Unpacked, unpack};
use crate::services::assets;
use crate::services::projects::{Owner, create};
use crate::state::State;

/// Largest zip: a full project that cannot be compressed, and what surrounds it.
const MAX_ZIP_BYTES: usize = 6_000_000;
/// What browsers call a zip.
const ZIP_TYPES: [&str; 3] = ["application/zip", "application/x-zip-compressed", "application/octet-stream"];

/// A project that came out of a zip.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ImportedProject {
    /// The project.
    #[serde(flatten)]
    project: Project,
    /// Files whose ending did not fit what is in them, and was corrected.
    renamed: Vec<RenamedFile>,
}

/// A file that lies elsewhere than in the zip.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct RenamedFile {
    /// Where it lay.
    #[schema(example = "hero.gif")]
    from: String,
    /// Where it lies.
    #[schema(example = "hero.png")]
    to: String,
}

/// Bring a project back
///
/// Out of a zip from `GET /api/projects/{project_id}/export`, or any other that holds a Python program with pictures, sounds
/// and texts. A folder around everything is left out, and so is what systems leave behind.
#[utoipa::path(
    post,
    path = "/api/projects/import",
    operation_id = "import_project",
    tag = "projects",
    security(("cookie" = []), ("api_key" = [])),
    params(("Idempotency-Key" = Option<String>, Header, description = IDEMPOTENCY, min_length = 1, max_length = 255)),
    request_body(content = Vec<u8>, content_type = "application/zip", description = "The zip, of at most 6 MB."),
    responses(
        (status = 201, description = "The project.", body = ImportedProject, headers(
            ("Location" = String, description = "Where it is."),
            ("ETag" = String, description = "Its revision, for `If-Match`."),
        )),
        (status = 400, description = "The body broke off: `invalid_request`.", body = Problem,
            content_type = "application/problem+json"),
        (status = 413, description = "The zip is too large: `payload_too_large`.", body = Problem,
            content_type = "application/problem+json"),
        (status = 415, description = "The body is not declared as a zip: `unsupported_media_type`.", body = Problem,
            content_type = "application/problem+json"),
        (status = 422, description = "The zip is damaged, or holds what no project may hold: `invalid_archive`; `errors` \
            names the entry.", body = Problem, content_type = "application/problem+json"),
        LimitProblems,
        SignInProblems,
    ),
)]
pub(crate) async fn import(
    state: web::Data<State>,
    person: SignedIn,
    request: HttpRequest,
    body: RawBody<MAX_ZIP_BYTES>,
) -> Result<HttpResponse, ApiError> {
    if !ZIP_TYPES.iter().any(|known| request.content_type().eq_ignore_ascii_case(known)) {
        return Err(
            ApiError::new(Code::UnsupportedMediaType).detail("Send the zip with `Content-Type: application/zip`.")
        );
    }
    let unpacked =
        web::block(move || unpack(&body.0)).await.map_err(|_| ArchiveError::Damaged)?.map_err(ApiError::from)?;
    let (mut unpacked, files, renamed) = look_at(unpacked).await?;
    if let Some(new) = renamed.iter().find(|file| file.from == unpacked.entry) {
        unpacked.entry.clone_from(&new.to);
    }
    let owner = Owner::from(person.principal());
    let new = NewProject {
        owner_id: owner.id,
        name: unpacked.name.as_str(),
        entry: &unpacked.entry,
        game_type: unpacked.game_type.as_deref(),
        choices: unpacked.game.as_ref().map(GameChoices::to_row),
        remixed_from: None,
        remix_credit: None,
        picture_hash: None,
    };
    let mut rows: Vec<FileRow> = files.iter().map(FileRow::from).collect();
    rows.sort_unstable_by(|one, other| one.path.cmp(&other.path));
    check(&unpacked.entry, &rows)?;
    let (row, whole) = state
        .database
        .transaction(async |connection| {
            blobs::put(connection, &files).await?;
            let row = create(connection, owner, &new, &rows).await?;
            project_versions::keep(connection, &row, VersionReason::Imported, None).await?;
            let whole = project_files::whole_of_project(connection, row.id).await?;
            Ok((row, whole))
        })
        .await?;
    Ok(HttpResponse::Created()
        .insert_header((LOCATION, format!("/api/projects/{}", row.id)))
        .revision(row.revision)
        .json(ImportedProject { project: Project::new(row, whole), renamed }))
}

/// Looks at what is in the files.
async fn look_at(mut unpacked: Unpacked) -> Result<(Unpacked, Vec<ProjectFile>, Vec<RenamedFile>), ApiError> {
    let found = std::mem::take(&mut unpacked.files);
    let paths: Vec<_> = found.iter().map(|(path, _)| path.clone()).collect();
    let files = assets::accept_all(found).await.map_err(|(index, error)| match paths.get(index) {
        Some(path) => ArchiveError::content(path, error),
        None => ArchiveError::Damaged,
    })?;
    let renamed = paths
        .iter()
        .zip(&files)
        .filter(|(path, file)| **path != file.path)
        .map(|(path, file)| RenamedFile { from: path.to_string(), to: file.path.to_string() })
        .collect();
    Ok((unpacked, files, renamed))
}

/// What would be a mistake in a request is one of the zip here.
fn check(entry: &str, files: &[FileRow]) -> Result<(), ArchiveError> {
    if first_clash(files.iter().map(|file| file.path.as_str())).is_some() {
        return Err(ArchiveError::Twice);
    }
    if files.len() > shared::limits::MAX_PROJECT_FILES {
        return Err(ArchiveError::TooMany);
    }
    if project_files::Totals::of(files).size_bytes
        > i64::try_from(shared::limits::MAX_PROJECT_SIZE_BYTES).unwrap_or(i64::MAX)
    {
        return Err(ArchiveError::TooLarge);
    }
    let is_program = |file: &FileRow| file.path == entry && is_python(&file.path);
    if files.iter().any(is_program) { Ok(()) } else { Err(ArchiveError::NoProgram) }
}
