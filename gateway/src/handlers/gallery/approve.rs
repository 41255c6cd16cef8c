//! `POST /api/gallery/{publication_id}/approve`

use actix_web::{HttpResponse, web};
use shared::problem::Problem;

use super::publication::{Publication, PublicationProblems, changed, example};
use crate::db::publications;
use crate::error::{ApiError, Code};
use crate::extract::{IfMatch, PathId, SignedInTeacher, path_id};
use crate::openapi::{DatabaseProblems, PreconditionProblems, SignInProblems};
use crate::state::State;

/// Let a game be shown
///
/// What was looked at: a game that was offered anew since is not meant. For teachers of its maker, and for admins, who also bring back what was hidden: that is `unpublished` where its maker
/// has taken it back meanwhile or thrown its project away.
#[utoipa::path(
    post,
    path = "/api/gallery/{publication_id}/approve",
    operation_id = "approve_game",
    tag = "gallery",
    security(("cookie" = []), ("api_key" = [])),
    params(
        ("publication_id" = Uuid, Path, description = "The game."),
        ("If-Match" = String, Header, description = "What was looked at, `\"r\"` and the game's `revision`, such as \
            `\"r3\"`; or `*`."),
    ),
    responses(
        (status = 200, description = "The game is shown, or is its maker's to show again.", body = Publication, example = json!(example())),
        (status = 409, description = "Its maker has taken it back, or it was hidden and the caller is no admin: \
            `not_publishable`.", body = Problem, content_type = "application/problem+json"),
        PublicationProblems,
        PreconditionProblems,
        SignInProblems,
        DatabaseProblems,
    ),
)]
pub(crate) async fn approve(
    state: web::Data<State>,
    person: SignedInTeacher,
    path: PathId<path_id::Publication>,
    seen: IfMatch,
) -> Result<HttpResponse, ApiError> {
    let (row, maker) = state
        .database
        .transaction(async |connection| {
            publications::approve(connection, person.user(), path.id, seen).await?;
            publications::find(connection, path.id, Some(person.user()))
                .await?
                .ok_or_else(|| Code::PublicationNotFound.into())
        })
        .await?;
    changed(&state).await;
    Ok(HttpResponse::Ok().json(Publication::new(&row, maker)))
}
