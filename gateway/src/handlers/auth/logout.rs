//! `POST /api/auth/logout`

use actix_web::{HttpResponse, web};
use shared::problem::Problem;

use crate::db::user_sessions;
use crate::error::ApiError;
use crate::extract::{MaybeSignedIn, SessionCookie};
use crate::state::State;

/// Sign out
///
/// Ends this browser's sign-in and clears its cookie. Where nobody is signed in, that is fine too. What a guest made can
/// be reached by nobody afterwards.
#[utoipa::path(
    post,
    path = "/api/auth/logout",
    operation_id = "logout",
    tag = "auth",
    security((), ("cookie" = [])),
    responses(
        (status = 204, description = "Nobody is signed in with this browser.",
            headers(("Set-Cookie" = String, description = "Clears the cookie."))),
        (status = 401, description = "An API key that is good for nothing was sent: `invalid_api_key`.",
            body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(crate) async fn logout(state: web::Data<State>, present: MaybeSignedIn) -> Result<HttpResponse, ApiError> {
    if let Some(principal) = present.0
        && let Some(sign_in) = principal.sign_in()
    {
        state
            .database
            .run(async |connection| user_sessions::revoke(connection, principal.id().0, sign_in).await)
            .await?;
    }
    Ok(HttpResponse::NoContent().cookie(SessionCookie::over(state.is_https()).clear()).finish())
}
