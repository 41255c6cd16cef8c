//! `DELETE /api/api-keys/{api_key_id}`

use actix_web::{HttpResponse, web};
use shared::problem::Problem;

use crate::db::api_keys;
use crate::error::{ApiError, Code};
use crate::extract::{InBrowser, PathId, path_id};
use crate::openapi::SignInProblems;
use crate::state::State;

/// Revoke an API key
///
/// It is good for nothing from then on.
#[utoipa::path(
    delete,
    path = "/api/api-keys/{api_key_id}",
    operation_id = "revoke_api_key",
    tag = "api-keys",
    security(("cookie" = [])),
    params(("api_key_id" = uuid::Uuid, Path, description = "The key.")),
    responses(
        (status = 204, description = "The key is good for nothing."),
        (status = 404, description = "None of the caller's: `api_key_not_found`.", body = Problem,
            content_type = "application/problem+json"),
        SignInProblems,
    ),
)]
pub(crate) async fn revoke(
    state: web::Data<State>,
    person: InBrowser,
    key: PathId<path_id::ApiKey>,
) -> Result<HttpResponse, ApiError> {
    person.require_member()?;
    let revoked =
        state.database.run(async |connection| api_keys::revoke(connection, person.id(), key.id).await).await?;
    if revoked { Ok(HttpResponse::NoContent().finish()) } else { Err(Code::ApiKeyNotFound.into()) }
}
