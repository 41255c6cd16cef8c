//! `POST /api/gallery/{publication_id}/remix`

use actix_web::{HttpResponse, web};

use super::publication::PublicationProblems;
use crate::db::{project_files, publications};
use crate::error::ApiError;
use crate::extract::{PathId, SignedIn, path_id};
use crate::handlers::projects::IDEMPOTENCY;
use crate::handlers::projects::create::created;
use crate::handlers::projects::shape::Project;
use crate::openapi::{DatabaseProblems, LimitProblems, SignInProblems};
use crate::services::projects::{Owner, make_room_for_new};
use crate::state::State;

/// Make a project out of a game
///
/// A copy of what is shown, to change at will. Its `remix_credit` names the game and its maker, and those it began as.
#[utoipa::path(
    post,
    path = "/api/gallery/{publication_id}/remix",
    operation_id = "remix_game",
    tag = "gallery",
    security(("cookie" = []), ("api_key" = [])),
    params(
        ("publication_id" = Uuid, Path, description = "The game."),
        ("Idempotency-Key" = Option<String>, Header, description = IDEMPOTENCY),
    ),
    responses(
        (status = 201, description = "The project.", body = Project, headers(
            ("Location" = String, description = "Where it is."),
            ("ETag" = String, description = "Its revision, for `If-Match`."),
        )),
        PublicationProblems,
        LimitProblems,
        SignInProblems,
        DatabaseProblems,
    ),
)]
pub(crate) async fn remix(
    state: web::Data<State>,
    person: SignedIn,
    path: PathId<path_id::Publication>,
) -> Result<HttpResponse, ApiError> {
    let owner = Owner::from(person.principal());
    let (row, files) = state
        .database
        .transaction(async |connection| {
            make_room_for_new(connection, owner).await?;
            let row = publications::remix(connection, person.user(), path.id).await?;
            let files = project_files::whole_of_project(connection, row.id).await?;
            Ok((row, files))
        })
        .await?;
    Ok(created(row, files))
}
