//! `GET` and `PUT /api/projects/{project_id}/picture`: a game as it looks while it is played.

use actix_web::{HttpRequest, HttpResponse, web};
use diesel::result::Error;
use diesel_async::AsyncPgConnection;
use reqwest::Method;
use reqwest::header::{ACCEPT, CONTENT_TYPE};
use serde::Deserialize;
use shared::ids::SessionId;
use shared::problem::Problem;
use utoipa::ToSchema;

use super::files::raw;
use crate::db::project_files::WholeFileRow;
use crate::db::{blobs, projects};
use crate::error::{ApiError, Code};
use crate::extract::{Json, PathId, Query, SignedIn, path_id};
use crate::openapi::{BodyProblems, ExecutorProblems, SignInProblems};
use crate::services::Caller;
use crate::state::State;

/// How wide a picture is at most.
const WIDTH: u16 = 400;
const WEBP: &str = "image/webp";
/// Most bytes of a picture: more than one of this width has without any compression.
const MAX_BYTES: usize = 1024 * 1024;
/// How a picture may be kept whose address names it.
const FOR_EVER: &str = "private, max-age=31536000, immutable";
const ASK_EACH_TIME: &str = "private, no-cache";

/// Whose picture is taken.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TakePicture {
    /// A running game of the caller's, from `POST /api/execute`.
    #[schema(value_type = uuid::Uuid)]
    session_id: SessionId,
}

/// Which picture is meant.
#[derive(Debug, Deserialize)]
pub(crate) struct PictureQuery {
    v: Option<String>,
}

/// Take a picture of a game
///
/// As the running game looks now, at most 400 pixels wide. It is shown wherever the project is, and in the gallery from the
/// next time on that the project is published. The project's revision stays as it is.
#[utoipa::path(
    put,
    path = "/api/projects/{project_id}/picture",
    operation_id = "take_project_picture",
    tag = "projects",
    security(("cookie" = []), ("api_key" = [])),
    params(("project_id" = Uuid, Path, description = "The project.")),
    request_body(content = TakePicture, example = json!({"session_id": "0000000119a9f1e7a2b7c3d8e4f5a6b7"})),
    responses(
        (status = 204, description = "The project has this picture."),
        (status = 404, description = "The project is unknown, in the trash or somebody else's (`project_not_found`); or \
            the session is (`session_not_found`), or has shown nothing yet (`no_picture_yet`).", body = Problem,
            content_type = "application/problem+json"),
        BodyProblems,
        SignInProblems,
        ExecutorProblems,
    ),
)]
pub(crate) async fn put(
    state: web::Data<State>,
    person: SignedIn,
    project: PathId<path_id::Project>,
    body: Json<TakePicture>,
) -> Result<HttpResponse, ApiError> {
    let own = state.database.run(async |connection| projects::find(connection, person.id(), project.id).await).await?;
    own.ok_or(Code::ProjectNotFound)?;
    let picture = take(&state, &person.caller, body.0.session_id).await?;
    state
        .database
        .transaction(async |connection| {
            let row = projects::lock(connection, person.id(), project.id).await?;
            let row = row.filter(|row| row.deleted_at.is_none()).ok_or(Code::ProjectNotFound)?;
            let hash = blobs::put_one(connection, &picture).await?;
            Ok(projects::set_picture(connection, row.id, &hash).await?)
        })
        .await?;
    Ok(HttpResponse::NoContent().finish())
}

/// The picture of a running game. Whose that is, the executor checks.
async fn take(state: &State, caller: &Caller, session: SessionId) -> Result<Vec<u8>, ApiError> {
    let executor = state.executors.of(session).await?;
    let path = format!("/api/sessions/{session}/thumbnail?width={WIDTH}");
    let request = executor.request(Method::GET, &path, caller, Some(session))?.header(ACCEPT, WEBP);
    let (_, headers, picture) = executor.fetch(request).await?;
    let is_webp = headers.get(CONTENT_TYPE).is_some_and(|kind| kind == WEBP)
        && matches!(picture.as_slice(), [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..]);
    if !is_webp || picture.len() > MAX_BYTES {
        return Err(ApiError::new(Code::InternalError).caused_by("the executor's picture is none"));
    }
    Ok(picture)
}

/// The picture of a project
///
/// WebP. With the `v` that the project's `picture` names it may be kept for ever.
#[utoipa::path(
    get,
    path = "/api/projects/{project_id}/picture",
    operation_id = "get_project_picture",
    tag = "projects",
    security(("cookie" = []), ("api_key" = [])),
    params(
        ("project_id" = Uuid, Path, description = "The project."),
        ("v" = Option<String>, Query, description = "Which picture is meant; the present one is sent in any case."),
        ("If-None-Match" = Option<String>, Header, description = "The `ETag` of the picture that is known."),
    ),
    responses(
        (status = 200, description = "The picture.", content((Vec<u8> = "image/webp")),
            headers(("ETag" = String, description = "Names the picture."))),
        (status = 304, description = "It is the one that is known."),
        (status = 400, description = "The query cannot be read (`invalid_request`).", body = shared::problem::Problem,
            content_type = "application/problem+json"),
        (status = 404, description = "The project is unknown or somebody else's (`project_not_found`), or has no picture \
            yet (`picture_not_found`).", body = Problem, content_type = "application/problem+json"),
        SignInProblems,
    ),
)]
pub(crate) async fn get(
    state: web::Data<State>,
    person: SignedIn,
    project: PathId<path_id::Project>,
    query: Query<PictureQuery>,
    request: HttpRequest,
) -> Result<HttpResponse, ApiError> {
    let picture = state
        .database
        .run(async |connection| {
            // One in the trash is shown there.
            let Some(row) = projects::find_anywhere(connection, person.id(), project.id).await? else {
                return Ok(None);
            };
            Ok(Some(find(connection, row.picture_hash).await?))
        })
        .await?;
    answer(&request, &query.0, picture.ok_or(Code::ProjectNotFound)?)
}

/// A picture that is kept.
pub(crate) struct Picture {
    hash: Vec<u8>,
    content: Vec<u8>,
}

/// The picture with this hash.
pub(crate) async fn find(connection: &mut AsyncPgConnection, hash: Option<Vec<u8>>) -> Result<Option<Picture>, Error> {
    let Some(hash) = hash else { return Ok(None) };
    Ok(blobs::find(connection, &hash).await?.map(|content| Picture { hash, content }))
}

/// The picture, to be kept for ever where its address names it.
pub(crate) fn answer(
    request: &HttpRequest,
    query: &PictureQuery,
    picture: Option<Picture>,
) -> Result<HttpResponse, ApiError> {
    let Picture { hash, content } = picture.ok_or(Code::PictureNotFound)?;
    let named = query.v.as_deref().is_some_and(|seen| seen == version(&hash));
    let file = WholeFileRow { path: String::new(), blob_hash: hash, media_type: WEBP.to_owned(), content };
    Ok(raw::answer_kept(request, file, if named { FOR_EVER } else { ASK_EACH_TIME }))
}

/// How an address names a picture.
pub(crate) fn version(hash: &[u8]) -> String {
    raw::digits(hash.get(..8).unwrap_or(hash))
}
