//! `PUT /api/gallery/{publication_id}/like`

use actix_web::{HttpResponse, web};

use super::publication::PublicationProblems;
use crate::db::publications;
use crate::error::ApiError;
use crate::extract::{PathId, SignedInMember, path_id};
use crate::openapi::{DatabaseProblems, SignInProblems};
use crate::state::State;

/// Like a game
///
/// Once: whoever likes it already stays counted once.
#[utoipa::path(
    put,
    path = "/api/gallery/{publication_id}/like",
    operation_id = "like_game",
    tag = "gallery",
    security(("cookie" = []), ("api_key" = [])),
    params(("publication_id" = Uuid, Path, description = "The game.")),
    responses(
        (status = 204, description = "The caller likes the game."),
        PublicationProblems,
        SignInProblems,
        DatabaseProblems,
    ),
)]
pub(crate) async fn like(
    state: web::Data<State>,
    person: SignedInMember,
    path: PathId<path_id::Publication>,
) -> Result<HttpResponse, ApiError> {
    state.database.transaction(async |connection| publications::like(connection, person.user(), path.id).await).await?;
    Ok(HttpResponse::NoContent().finish())
}
