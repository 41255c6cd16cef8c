//! `GET /api/users/{user_id}`

use actix_web::{HttpResponse, web};
use shared::problem::Problem;

use super::{UserWithGrants, with_grants};
use crate::error::{ApiError, Code};
use crate::extract::{PathId, SignedInAdmin, path_id};
use crate::openapi::SignInProblems;
use crate::state::State;

/// A person and their role
#[utoipa::path(
    get,
    path = "/api/users/{user_id}",
    operation_id = "get_user",
    tag = "users",
    security(("cookie" = []), ("api_key" = [])),
    params(("user_id" = uuid::Uuid, Path, description = "The person.")),
    responses(
        (status = 200, description = "The person.", body = UserWithGrants),
        (status = 404, description = "Nobody: `user_not_found`.", body = Problem,
            content_type = "application/problem+json"),
        SignInProblems,
    ),
)]
pub(crate) async fn get(
    state: web::Data<State>,
    _admin: SignedInAdmin,
    person: PathId<path_id::Person>,
) -> Result<HttpResponse, ApiError> {
    let found = state.database.run(async |connection| with_grants(connection, person.id).await).await?;
    Ok(HttpResponse::Ok().json(found.ok_or(Code::UserNotFound)?))
}
