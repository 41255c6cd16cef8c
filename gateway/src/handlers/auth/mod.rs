//! Signing in and out, and looking after one's account.

mod change_me;
pub(crate) mod chosen_secret;
mod delete_me;
mod end_sign_in;
mod guest;
mod login;
mod logout;
mod logout_everywhere;
mod me;
mod pictures;
pub(crate) mod register;
mod set_secret;
mod sign_ins;

use actix_web::web::{self, ServiceConfig};
use serde::Serialize;
use utoipa::{OpenApi, ToSchema};

use crate::db::{DatabaseError, credentials, users};
use crate::domain::{NicknameKey, Secret, SessionToken, User};
use crate::error::{ApiError, Code};
use crate::extract::SignedIn;
use crate::state::State;

pub(crate) fn routes(config: &mut ServiceConfig) {
    config
        .service(web::resource("/api/auth/guest").post(guest::guest))
        .service(web::resource("/api/auth/register").post(register::register))
        .service(web::resource("/api/auth/pictures").get(pictures::pictures))
        .service(web::resource("/api/auth/login").post(login::login))
        .service(web::resource("/api/auth/logout").post(logout::logout))
        .service(web::resource("/api/auth/logout-everywhere").post(logout_everywhere::logout_everywhere))
        .service(web::resource("/api/auth/sign-ins").get(sign_ins::sign_ins))
        .service(web::resource("/api/auth/sign-ins/{sign_in_id}").delete(end_sign_in::end_sign_in))
        .service(web::resource("/api/auth/secret").put(set_secret::set_secret))
        .service(web::resource("/api/auth/me").get(me::me).patch(change_me::change_me).delete(delete_me::delete_me));
}

#[derive(OpenApi)]
#[openapi(
    tags((name = "auth", description = "Signing in and out, and looking after one's account.")),
    paths(
        guest::guest,
        register::register,
        pictures::pictures,
        login::login,
        logout::logout,
        logout_everywhere::logout_everywhere,
        sign_ins::sign_ins,
        end_sign_in::end_sign_in,
        set_secret::set_secret,
        me::me,
        change_me::change_me,
        delete_me::delete_me,
    ),
)]
pub(crate) struct Api;

/// Who is signed in.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SignedInUser {
    /// The person.
    pub(crate) user: User,
}

/// A token for a browser that signs in.
pub(crate) fn new_token() -> Result<SessionToken, ApiError> {
    SessionToken::generate().map_err(|error| ApiError::new(Code::InternalError).caused_by(error))
}

/// What is answered when the database refuses a nickname.
pub(crate) fn taken(error: DatabaseError) -> ApiError {
    match error.constraint() {
        Some(users::NICKNAME_TAKEN) => Code::NicknameTaken.into(),
        _ => error.into(),
    }
}

/// Makes sure that it is the person who sits at the browser. Whoever has no secret need not show one.
async fn confirm(state: &State, person: &SignedIn, current: Option<&Secret>) -> Result<(), ApiError> {
    let Some(stored) = state.database.run(async |connection| credentials::find(connection, person.id()).await).await?
    else {
        return Ok(());
    };
    let current = current.ok_or_else(|| ApiError::field("current", "send the secret that you have now"))?;
    let nickname = NicknameKey::of(person.user().nickname.as_deref().unwrap_or_default());
    state.guesses.count(&nickname)?;
    let hash = Some(stored.secret_hash).filter(|_| stored.kind == current.kind());
    if !state.secret_hasher.fits(current, hash).await? {
        return Err(Code::WrongCredentials.into());
    }
    state.guesses.forgive(&nickname);
    Ok(())
}
