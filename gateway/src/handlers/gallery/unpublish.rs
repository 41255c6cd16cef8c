//! `DELETE /api/gallery/{publication_id}`

use actix_web::{HttpResponse, web};

use super::publication::{PublicationProblems, changed};
use crate::db::publications;
use crate::error::ApiError;
use crate::extract::{PathId, SignedIn, path_id};
use crate::openapi::{DatabaseProblems, SignInProblems};
use crate::state::State;

/// Take a game out of the gallery
///
/// Makers take back their own; the project stays, and can be shown again. Admins hide those of others. A game that was
/// hidden stays so; one that was taken back as well is not shown when an admin brings it back.
#[utoipa::path(
    delete,
    path = "/api/gallery/{publication_id}",
    operation_id = "unpublish_game",
    tag = "gallery",
    security(("cookie" = []), ("api_key" = [])),
    params(("publication_id" = Uuid, Path, description = "The game.")),
    responses(
        (status = 204, description = "The game is not shown."),
        PublicationProblems,
        SignInProblems,
        DatabaseProblems,
    ),
)]
pub(crate) async fn unpublish(
    state: web::Data<State>,
    person: SignedIn,
    path: PathId<path_id::Publication>,
) -> Result<HttpResponse, ApiError> {
    state
        .database
        .transaction(async |connection| publications::unpublish(connection, person.user(), path.id).await)
        .await?;
    changed(&state).await;
    Ok(HttpResponse::NoContent().finish())
}
