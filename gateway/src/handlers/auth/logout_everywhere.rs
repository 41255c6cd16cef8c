//! `POST /api/auth/logout-everywhere`

use actix_web::{HttpResponse, web};

use crate::db::user_sessions;
use crate::error::ApiError;
use crate::extract::{InBrowser, SessionCookie};
use crate::openapi::SignInProblems;
use crate::state::State;

/// Sign out of all browsers
///
/// This one included. API keys stay; they are revoked one by one.
#[utoipa::path(
    post,
    path = "/api/auth/logout-everywhere",
    operation_id = "logout_everywhere",
    tag = "auth",
    security(("cookie" = [])),
    responses(
        (status = 204, description = "No browser is signed in any more.",
            headers(("Set-Cookie" = String, description = "Clears the cookie."))),
        SignInProblems,
    ),
)]
pub(crate) async fn logout_everywhere(state: web::Data<State>, person: InBrowser) -> Result<HttpResponse, ApiError> {
    state.database.run(async |connection| user_sessions::revoke_all(connection, person.id()).await).await?;
    Ok(HttpResponse::NoContent().cookie(SessionCookie::over(state.is_https()).clear()).finish())
}
