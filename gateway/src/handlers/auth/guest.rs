//! `POST /api/auth/guest`

use actix_web::{HttpResponse, web};

use super::SignedInUser;
use crate::db::{user_sessions, users};
use crate::domain::{Credential, SessionToken, User};
use crate::error::{ApiError, Code};
use crate::extract::{MaybeSignedIn, SessionCookie};
use crate::openapi::{DatabaseProblems, UnsafeProblems};
use crate::state::State;

/// Sign in as a guest
///
/// Makes a guest and sets the cookie that later requests need. Whoever is signed in already stays who they are. An API key
/// signs nobody in: `not_with_api_key`.
#[utoipa::path(
    post,
    path = "/api/auth/guest",
    operation_id = "sign_in_as_guest",
    tag = "auth",
    responses(
        (status = 201, description = "A new guest is signed in.", body = SignedInUser,
            headers(("Set-Cookie" = String, description = "The cookie that signs the browser in."))),
        (status = 200, description = "Somebody was signed in already, and stays.", body = SignedInUser),
        UnsafeProblems,
        DatabaseProblems,
    ),
)]
pub(crate) async fn guest(state: web::Data<State>, present: MaybeSignedIn) -> Result<HttpResponse, ApiError> {
    let cookie = SessionCookie::over(state.is_https());
    if let Some(principal) = present.0 {
        let Credential::Browser { token, .. } = &principal.credential else {
            return Err(Code::NotWithApiKey.into());
        };
        // Written again, as browsers forget a cookie some time after it was last set.
        let cookie = cookie.write(token);
        return Ok(HttpResponse::Ok().cookie(cookie).json(SignedInUser { user: principal.user.clone() }));
    }
    let token = SessionToken::generate().map_err(|error| ApiError::new(Code::InternalError).caused_by(error))?;
    let hash = token.hash();
    let row = state
        .database
        .run(async |connection| {
            use diesel_async::AsyncConnection as _;
            connection
                .transaction(async |connection| {
                    let user = users::insert_guest(connection).await?;
                    user_sessions::insert(connection, user.id, hash).await?;
                    Ok(user)
                })
                .await
        })
        .await?;
    Ok(HttpResponse::Created().cookie(cookie.write(&token)).json(SignedInUser { user: User::from(row) }))
}
