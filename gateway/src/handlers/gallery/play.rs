//! `POST /api/gallery/{publication_id}/play`

use actix_web::{HttpResponse, web};
use shared::api::ExecuteResponse;
use shared::problem::Problem;

use super::publication::PublicationProblems;
use crate::db::{project_versions, publications};
use crate::error::{ApiError, Code};
use crate::extract::{PathId, Player, path_id};
use crate::handlers::projects::IDEMPOTENCY;
use crate::openapi::{DatabaseProblems, ExecutorProblems, SignInProblems};
use crate::services::project_run;
use crate::state::State;

/// Play a game
///
/// Runs what is shown, as `POST /api/execute` does, and is watched and played in the same way. It counts once a day for
/// each person, and not for its maker.
#[utoipa::path(
    post,
    path = "/api/gallery/{publication_id}/play",
    operation_id = "play_publication",
    tag = "gallery",
    security(("cookie" = []), ("api_key" = [])),
    params(
        ("publication_id" = Uuid, Path, description = "The game."),
        ("Idempotency-Key" = Option<String>, Header, description = IDEMPOTENCY),
    ),
    responses(
        (status = 201, description = "The game runs.", body = ExecuteResponse,
            example = json!({"session_id": "0000000119a9f1e7a2b7c3d8e4f5a6b7", "warnings": []})),
        (status = 400, description = "The executor finds something wrong with the code; `errors` names the places.",
            body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "The session exists already; try again. Or a request with the same \
            `Idempotency-Key` is still running: `request_in_progress`.", body = Problem,
            content_type = "application/problem+json"),
        (status = 413, description = "The game is larger than an executor takes.", body = Problem,
            content_type = "application/problem+json"),
        (status = 429, description = "As many games run as may (`too_many_sessions`; `Retry-After` says when to try \
            again), or the caller has as many as one person may (`too_many_sessions_of_yours`), or calls too often \
            (`too_many_requests`).", body = Problem, content_type = "application/problem+json"),
        PublicationProblems,
        SignInProblems,
        ExecutorProblems,
        DatabaseProblems,
    ),
)]
pub(crate) async fn play(
    state: web::Data<State>,
    person: Player,
    path: PathId<path_id::Publication>,
) -> Result<HttpResponse, ApiError> {
    let found = state
        .database
        .run(async |connection| {
            let Some((row, _)) = publications::find(connection, path.id, Some(person.user())).await? else {
                return Ok(None);
            };
            let version = project_versions::find(connection, row.project_id, row.version_id).await?;
            Ok(match version {
                Some(version) => Some((row, project_run::of_version(connection, &version).await?)),
                None => None,
            })
        })
        .await?;
    let (row, body) = found.ok_or(Code::PublicationNotFound)?;
    let _turn = state.session_limits.admit(&state.executors, &person.caller).await?;
    let started = state.executors.start(&person.caller, &body).await?;
    state.metrics.placed(started.executor);
    if row.is_published() && row.owner_id != person.id() {
        let counted = async |connection: &mut _| publications::note_played(connection, path.id, person.id()).await;
        if let Err(error) = state.database.run(counted).await {
            // The game runs, counted or not.
            tracing::warn!(%error, "a play was not counted");
        }
    }
    Ok(started.answer)
}
