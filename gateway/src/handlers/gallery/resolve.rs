//! `POST /api/reports/{report_id}/resolve`

use actix_web::{HttpResponse, web};
use serde::Deserialize;
use shared::problem::Problem;
use utoipa::ToSchema;

use super::publication::changed;
use super::reports::{ReportDetail, example_report};
use crate::db::reports;
use crate::domain::Resolution;
use crate::error::ApiError;
use crate::extract::{Json, PathId, SignedInAdmin, path_id};
use crate::openapi::{BodyProblems, DatabaseProblems, SignInProblems};
use crate::state::State;

/// What an admin makes of a report.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Resolve {
    /// Whether the game is shown.
    resolution: Resolution,
}

/// Decide about a report
///
/// And with it about all open reports of the same game. A game that is kept is shown again if it was hidden, unless its
/// maker has taken it back or thrown its project away: then it is `unpublished`, and the maker's to show. Its maker cannot
/// show one that is hidden.
#[utoipa::path(
    post,
    path = "/api/reports/{report_id}/resolve",
    operation_id = "resolve_report",
    tag = "gallery",
    security(("cookie" = []), ("api_key" = [])),
    params(("report_id" = Uuid, Path, description = "The report.")),
    request_body(content = Resolve, example = json!({"resolution": "kept"})),
    responses(
        (status = 200, description = "It is decided.", body = ReportDetail, example = json!(example_report(true))),
        (status = 404, description = "There is no such report: `report_not_found`.", body = Problem,
            content_type = "application/problem+json"),
        BodyProblems,
        SignInProblems,
        DatabaseProblems,
    ),
)]
pub(crate) async fn resolve(
    state: web::Data<State>,
    admin: SignedInAdmin,
    path: PathId<path_id::Report>,
    body: Json<Resolve>,
) -> Result<HttpResponse, ApiError> {
    let report = state
        .database
        .transaction(async |connection| reports::resolve(connection, admin.user(), path.id, body.0.resolution).await)
        .await?;
    changed(&state).await;
    Ok(HttpResponse::Ok().json(ReportDetail::from(report)))
}
