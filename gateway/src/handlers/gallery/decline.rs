//! `POST /api/gallery/{publication_id}/decline`

use actix_web::{HttpResponse, web};
use serde::Deserialize;
use shared::problem::Problem;
use utoipa::ToSchema;

use super::publication::{Publication, PublicationProblems, changed, example};
use crate::db::publications;
use crate::domain::DeclineReason;
use crate::error::{ApiError, Code};
use crate::extract::{Json, PathId, SignedInTeacher, path_id};
use crate::openapi::{BodyProblems, DatabaseProblems, SignInProblems};
use crate::state::State;

/// Why a game is not shown.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Decline {
    /// What the maker reads, in kind words.
    #[schema(value_type = String, min_length = 1, max_length = 200, example = "The level cannot be finished yet.",
        pattern = r"^[^\x00-\x1f\x7f-\x9f]*[^\s\x00-\x1f\x7f-\x9f][^\x00-\x1f\x7f-\x9f]*$")]
    reason: DeclineReason,
}

/// Say why a game is not shown
///
/// For teachers of its maker, and for admins. The maker can change it and offer it again.
#[utoipa::path(
    post,
    path = "/api/gallery/{publication_id}/decline",
    operation_id = "decline_game",
    tag = "gallery",
    security(("cookie" = []), ("api_key" = [])),
    params(("publication_id" = Uuid, Path, description = "The game.")),
    request_body(content = Decline, example = json!({"reason": "The level cannot be finished yet."})),
    responses(
        (status = 200, description = "The game is not shown.", body = Publication, example = json!(example())),
        (status = 409, description = "Its maker has taken it back, or it was hidden and the caller is no admin: \
            `not_publishable`.", body = Problem, content_type = "application/problem+json"),
        PublicationProblems,
        BodyProblems,
        SignInProblems,
        DatabaseProblems,
    ),
)]
pub(crate) async fn decline(
    state: web::Data<State>,
    person: SignedInTeacher,
    path: PathId<path_id::Publication>,
    body: Json<Decline>,
) -> Result<HttpResponse, ApiError> {
    let (row, maker) = state
        .database
        .transaction(async |connection| {
            publications::decline(connection, person.user(), path.id, &body.0.reason).await?;
            publications::find(connection, path.id, Some(person.user()))
                .await?
                .ok_or_else(|| Code::PublicationNotFound.into())
        })
        .await?;
    changed(&state).await;
    Ok(HttpResponse::Ok().json(Publication::new(&row, maker)))
}
