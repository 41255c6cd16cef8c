//! `GET /api/gallery/{publication_id}`

use std::time::Duration;

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::publication::{PublicationProblems, PublicationSummary, place};
use crate::db::project_files::WholeFileRow;
use crate::db::publications::{self, PublicationRow};
use crate::db::{project_versions, projects};
use crate::domain::{PublicationState, RemixCredit, User, is_text};
use crate::error::{ApiError, Code};
use crate::extract::{MaybeSignedIn, PathId, path_id};
use crate::handlers::projects::shape::file_url;
use crate::openapi::DatabaseProblems;
use crate::state::State;

/// How long the files of a version are kept, which never change.
const FILES_KEPT: Duration = Duration::from_mins(10);

/// A game in the gallery, with its code.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PublicationDetail {
    #[serde(flatten)]
    summary: PublicationSummary,
    /// Whether it is shown; others than the maker, the maker's teachers and admins only ever see those that are.
    state: PublicationState,
    /// Rises when something else is offered; `If-Match` of an approval names it.
    #[schema(minimum = 1, example = 1)]
    revision: i64,
    /// The games it began as: the nearest first.
    remix_credit: Vec<RemixCredit>,
    /// Path of the file that is run.
    #[schema(example = "main.py")]
    entry: String,
    /// Its files by path.
    files: Vec<PublishedFile>,
    /// Whether the caller likes it; false for somebody who is not signed in.
    liked: bool,
    /// Whether the caller made it; false for somebody who is not signed in.
    mine: bool,
}

/// A file of a game in the gallery.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub(crate) struct PublishedFile {
    /// Where it lies.
    #[schema(example = "main.py")]
    path: String,
    /// What is in it.
    #[schema(example = "text/x-python")]
    media_type: String,
    /// How long it is.
    #[schema(minimum = 0, example = 14)]
    size_bytes: usize,
    /// The text in it; null for pictures and sounds.
    #[schema(required = true, example = "import pygame\n")]
    content: Option<String>,
    /// Where the bytes are.
    #[schema(required = true, example = "/api/gallery/019a9f1e-7a2b-7c3d-8e4f-5a6b7c8d9e0f/files/main.py")]
    #[serde(default)]
    url: String,
}

/// What is kept of a version.
#[derive(Debug, Serialize, Deserialize)]
struct Shown {
    entry: String,
    files: Vec<PublishedFile>,
}

impl From<WholeFileRow> for PublishedFile {
    fn from(row: WholeFileRow) -> Self {
        Self {
            size_bytes: row.content.len(),
            content: is_text(&row.media_type).then(|| String::from_utf8_lossy(&row.content).into_owned()),
            path: row.path,
            media_type: row.media_type,
            url: String::new(),
        }
    }
}

/// A game in the gallery
///
/// With its code. Nobody needs to be signed in; an API key without the scope `read` says nothing of its person. What is not shown, only its maker, the maker's teachers and admins see.
#[utoipa::path(
    get,
    path = "/api/gallery/{publication_id}",
    operation_id = "get_publication",
    tag = "gallery",
    params(("publication_id" = Uuid, Path, description = "The game.")),
    responses(
        (status = 200, description = "The game.", body = PublicationDetail, example = json!({
            "id": "019a9f1e-7a2b-7c3d-8e4f-5a6b7c8d9e0f", "title": "Cloud Hopper",
            "description": "Jump from cloud to cloud.", "game_type": "platformer", "maker": "Robo Fox",
            "play_count": 12, "like_count": 3, "remix_count": 1, "published_at": "2026-11-20T09:30:00Z",
            "picture": null, "state": "published", "revision": 1, "remix_credit": [], "entry": "main.py",
            "files": [{
                "path": "main.py", "media_type": "text/x-python", "size_bytes": 14, "content": "import pygame\n",
                "url": "/api/gallery/019a9f1e-7a2b-7c3d-8e4f-5a6b7c8d9e0f/files/main.py",
            }],
            "liked": true, "mine": false,
        })),
        PublicationProblems,
        DatabaseProblems,
    ),
)]
pub(crate) async fn show(
    state: web::Data<State>,
    present: MaybeSignedIn,
    path: PathId<path_id::Publication>,
) -> Result<HttpResponse, ApiError> {
    let viewer = present.reader();
    let Found { row, maker, credit, liked } = find(&state, path.id, viewer).await?;
    let key = format!("gallery-files:{}", row.version_id);
    let mut shown = state.cache.get_or(&key, FILES_KEPT, || files(&state, &row)).await?;
    let base = format!("{}/files", place(row.id));
    for file in &mut shown.files {
        file.url = file_url(&base, &file.path);
    }
    Ok(HttpResponse::Ok().json(PublicationDetail {
        summary: PublicationSummary::of_row(&row, maker),
        state: PublicationState::from_row(&row.state).unwrap_or(PublicationState::Hidden),
        revision: row.revision,
        remix_credit: credit,
        entry: shown.entry,
        files: shown.files,
        liked,
        mine: viewer.is_some_and(|user| user.id.0 == row.owner_id),
    }))
}

struct Found {
    row: PublicationRow,
    maker: Option<String>,
    credit: Vec<RemixCredit>,
    liked: bool,
}

async fn find(state: &State, id: Uuid, viewer: Option<&User>) -> Result<Found, ApiError> {
    let found = state
        .database
        .run(async |connection| {
            let Some((row, maker)) = publications::find(connection, id, viewer).await? else { return Ok(None) };
            let credit = projects::find(connection, row.owner_id, row.project_id)
                .await?
                .and_then(|project| project.remix_credit)
                .and_then(|credit| serde_json::from_value(credit).ok())
                .unwrap_or_default();
            let liked = match viewer {
                Some(user) => publications::likes(connection, id, user.id.0).await?,
                None => false,
            };
            Ok(Some(Found { row, maker, credit, liked }))
        })
        .await?;
    found.ok_or_else(|| Code::PublicationNotFound.into())
}

async fn files(state: &State, row: &PublicationRow) -> Result<Shown, ApiError> {
    let found = state
        .database
        .run(async |connection| {
            let version = project_versions::find(connection, row.project_id, row.version_id).await?;
            Ok((version, project_versions::whole_files(connection, row.version_id).await?))
        })
        .await?;
    let (version, files) = found;
    // Gone since it was found.
    let version = version.ok_or(Code::PublicationNotFound)?;
    Ok(Shown { entry: version.entry, files: files.into_iter().map(Into::into).collect() })
}
