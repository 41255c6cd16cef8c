//! `GET /api/auth/me`

use actix_web::HttpResponse;

use super::SignedInUser;
use crate::error::ApiError;
use crate::extract::SignedIn;
use crate::openapi::{DatabaseProblems, SignInProblems};

/// Who is signed in
#[utoipa::path(
    get,
    path = "/api/auth/me",
    operation_id = "get_me",
    tag = "auth",
    security(("cookie" = []), ("api_key" = [])),
    responses(
        (status = 200, description = "The person who is signed in.", body = SignedInUser),
        SignInProblems,
        DatabaseProblems,
    ),
)]
pub(crate) async fn me(person: SignedIn) -> Result<HttpResponse, ApiError> {
    Ok(HttpResponse::Ok().json(SignedInUser { user: person.user().clone() }))
}
