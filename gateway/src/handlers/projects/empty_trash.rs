//! `POST /api/projects/trash/empty`

use actix_web::{HttpResponse, web};
use serde::Serialize;
use utoipa::ToSchema;

use crate::db::projects;
use crate::error::ApiError;
use crate::extract::SignedIn;
use crate::handlers::gallery::publication::changed;
use crate::openapi::SignInProblems;
use crate::state::State;

/// What was deleted.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct EmptiedTrash {
    /// How many projects that were.
    #[schema(minimum = 0, example = 3)]
    deleted: usize,
}

/// Empty the trash
///
/// Deletes every project in it for ever.
#[utoipa::path(
    post,
    path = "/api/projects/trash/empty",
    operation_id = "empty_trash",
    tag = "projects",
    security(("cookie" = []), ("api_key" = [])),
    responses(
        (status = 200, description = "The trash is empty.", body = EmptiedTrash),
        SignInProblems,
    ),
)]
pub(crate) async fn empty_trash(state: web::Data<State>, person: SignedIn) -> Result<HttpResponse, ApiError> {
    let deleted = state.database.run(async |connection| projects::empty_trash(connection, person.id()).await).await?;
    if deleted > 0 {
        changed(&state).await;
    }
    Ok(HttpResponse::Ok().json(EmptiedTrash { deleted }))
}
