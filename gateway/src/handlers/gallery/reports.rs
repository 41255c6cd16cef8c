//! `GET /api/reports`

use actix_web::{HttpResponse, web};
use chrono::{DateTime, Utc};
use serde::Serialize;
use shared::problem::Problem;
use utoipa::ToSchema;
use uuid::Uuid;

use super::publication::{Publication, example};
use crate::db::reports::{self, WholeReport};
use crate::domain::{ReportReason, Resolution};
use crate::error::ApiError;
use crate::extract::{List, Page, PageQuery, Query, SignedInAdmin};
use crate::openapi::{DatabaseProblems, SignInProblems};
use crate::state::State;

/// What somebody found wrong with a game.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ReportDetail {
    /// Names it.
    id: Uuid,
    /// In one word.
    reason: ReportReason,
    /// In the reporter's own words.
    note: String,
    /// Who reported it; null for guests, and for people who are gone.
    #[schema(required = true)]
    reporter: Option<String>,
    /// The game as it is now.
    publication: Publication,
    /// When it was reported.
    created_at: DateTime<Utc>,
    /// What an admin made of it; null while nobody has looked.
    #[schema(required = true)]
    resolution: Option<Resolution>,
    /// When an admin had looked at it.
    #[schema(required = true)]
    resolved_at: Option<DateTime<Utc>>,
}

impl From<WholeReport> for ReportDetail {
    fn from(whole: WholeReport) -> Self {
        let report = whole.report;
        Self {
            id: report.id,
            // The database admits no others (`publication_reports_reason_known`).
            reason: ReportReason::from_row(&report.reason).unwrap_or(ReportReason::Other),
            note: report.note,
            reporter: whole.reporter,
            publication: Publication::new(&whole.game, whole.maker),
            created_at: report.created_at,
            resolution: report.resolution.as_deref().and_then(Resolution::from_row),
            resolved_at: report.resolved_at,
        }
    }
}

/// An example of a [`ReportDetail`].
pub(super) fn example_report(resolved: bool) -> serde_json::Value {
    serde_json::json!({
        "id": "019a9f1e-7a2b-7c3d-8e4f-5a6b7c8d9e10", "reason": "personal_information", "note": "It says my name.",
        "reporter": "Blue Whale", "publication": example(), "created_at": "2026-11-20T09:40:00Z",
        "resolution": resolved.then_some("kept"), "resolved_at": resolved.then_some("2026-11-20T10:00:00Z"),
    })
}

/// Reports at which nobody has looked
///
/// For admins; the first first.
#[utoipa::path(
    get,
    path = "/api/reports",
    operation_id = "list_reports",
    tag = "gallery",
    security(("cookie" = []), ("api_key" = [])),
    params(
        ("limit" = Option<i64>, Query, description = "Most reports.", minimum = 1, maximum = 100),
        ("cursor" = Option<String>, Query, description = "Where the last page ended.", max_length = 1024),
    ),
    responses(
        (status = 200, description = "A page of reports.", body = List<ReportDetail>,
            example = json!({"items": [example_report(false)], "next_cursor": null})),
        (status = 400, description = "A parameter is not right; `errors` names it.", body = Problem,
            content_type = "application/problem+json"),
        SignInProblems,
        DatabaseProblems,
    ),
)]
pub(crate) async fn reports(
    state: web::Data<State>,
    _admin: SignedInAdmin,
    query: Query<PageQuery>,
) -> Result<HttpResponse, ApiError> {
    let page: Page<Uuid> = query.0.page()?;
    let rows = state.database.run(async |connection| reports::open(connection, page.after, page.rows()).await).await?;
    Ok(HttpResponse::Ok().json(page.list(rows, |whole| whole.report.id, ReportDetail::from)))
}
