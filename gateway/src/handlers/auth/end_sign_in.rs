//! `DELETE /api/auth/sign-ins/{sign_in_id}`

use actix_web::{HttpResponse, web};
use shared::problem::Problem;

use crate::db::user_sessions;
use crate::error::{ApiError, Code};
use crate::extract::{InBrowser, PathId, SessionCookie, path_id};
use crate::openapi::SignInProblems;
use crate::state::State;

/// Sign one browser out
#[utoipa::path(
    delete,
    path = "/api/auth/sign-ins/{sign_in_id}",
    operation_id = "end_sign_in",
    tag = "auth",
    security(("cookie" = [])),
    params(("sign_in_id" = uuid::Uuid, Path, description = "The sign-in.")),
    responses(
        (status = 204, description = "That browser is not signed in any more."),
        (status = 404, description = "None of the caller's: `sign_in_not_found`.", body = Problem,
            content_type = "application/problem+json"),
        SignInProblems,
    ),
)]
pub(crate) async fn end_sign_in(
    state: web::Data<State>,
    person: InBrowser,
    sign_in: PathId<path_id::SignIn>,
) -> Result<HttpResponse, ApiError> {
    let ended =
        state.database.run(async |connection| user_sessions::revoke(connection, person.id(), sign_in.id).await).await?;
    if !ended {
        return Err(Code::SignInNotFound.into());
    }
    let mut answer = HttpResponse::NoContent();
    if person.sign_in().is_some_and(|(current, _)| current == sign_in.id) {
        answer.cookie(SessionCookie::over(state.is_https()).clear());
    }
    Ok(answer.finish())
}
