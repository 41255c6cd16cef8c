//! `POST /api/gallery/{publication_id}/report`

use actix_web::{HttpResponse, web};
use serde::Deserialize;
use utoipa::ToSchema;

use super::publication::{PublicationProblems, changed};
use crate::db::reports;
use crate::domain::{ReportNote, ReportReason};
use crate::error::ApiError;
use crate::extract::{Json, PathId, SignedIn, path_id};
use crate::openapi::{BodyProblems, DatabaseProblems, SignInProblems};
use crate::state::State;

/// What is wrong with a game.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Report {
    /// In one word.
    reason: ReportReason,
    /// In the caller's own words.
    #[schema(value_type = Option<String>, max_length = 500, example = "It says my name.",
        pattern = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]*$")]
    note: Option<ReportNote>,
}

/// Report a game
///
/// An admin will look at it. Each person is heard once about each game; when three members have reported a game, it is
/// hidden until then.
#[utoipa::path(
    post,
    path = "/api/gallery/{publication_id}/report",
    operation_id = "report_game",
    tag = "gallery",
    security(("cookie" = []), ("api_key" = [])),
    params(("publication_id" = Uuid, Path, description = "The game.")),
    request_body(content = Report, example = json!({"reason": "personal_information", "note": "It says my name."})),
    responses(
        (status = 204, description = "The report is kept."),
        PublicationProblems,
        BodyProblems,
        SignInProblems,
        DatabaseProblems,
    ),
)]
pub(crate) async fn report(
    state: web::Data<State>,
    person: SignedIn,
    path: PathId<path_id::Publication>,
    body: Json<Report>,
) -> Result<HttpResponse, ApiError> {
    let Report { reason, note } = body.0;
    let note = note.unwrap_or_default();
    let hidden = state
        .database
        .transaction(async |connection| reports::add(connection, person.user(), path.id, (reason, &note)).await)
        .await?;
    if hidden {
        changed(&state).await;
    }
    Ok(HttpResponse::NoContent().finish())
}
