//! `DELETE /api/gallery/{publication_id}/like`

use actix_web::{HttpResponse, web};

use super::publication::PublicationProblems;
use crate::db::publications;
use crate::error::ApiError;
use crate::extract::{PathId, SignedInMember, path_id};
use crate::openapi::{DatabaseProblems, SignInProblems};
use crate::state::State;

/// Like a game no more
///
/// Whoever did not like it stays so.
#[utoipa::path(
    delete,
    path = "/api/gallery/{publication_id}/like",
    operation_id = "unlike_game",
    tag = "gallery",
    security(("cookie" = []), ("api_key" = [])),
    params(("publication_id" = Uuid, Path, description = "The game.")),
    responses(
        (status = 204, description = "The caller does not like the game."),
        PublicationProblems,
        SignInProblems,
        DatabaseProblems,
    ),
)]
pub(crate) async fn unlike(
    state: web::Data<State>,
    person: SignedInMember,
    path: PathId<path_id::Publication>,
) -> Result<HttpResponse, ApiError> {
    state
        .database
        .transaction(async |connection| publications::unlike(connection, person.user(), path.id).await)
        .await?;
    Ok(HttpResponse::NoContent().finish())
}
