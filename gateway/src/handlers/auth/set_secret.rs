//! `PUT /api/auth/secret`

use actix_web::{HttpResponse, web};
use diesel_async::AsyncConnection as _;
use serde::Deserialize;
use utoipa::ToSchema;

use super::chosen_secret::{CurrentSecret, CurrentSecretForm, given, hard_to_guess, needed};
use super::{confirm, new_token};
use crate::db::{credentials, user_sessions};
use crate::domain::{Nickname, Password, PicturePassword};
use crate::error::{ApiError, Code};
use crate::extract::{InBrowser, Json, SessionCookie};
use crate::openapi::BodyProblems;
use crate::state::State;

/// The new secret, and the one before it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewSecret {
    #[serde(default, deserialize_with = "given")]
    current: Option<CurrentSecret>,
    #[serde(default, deserialize_with = "given")]
    password: Option<Password>,
    #[serde(default, deserialize_with = "given")]
    pictures: Option<PicturePassword>,
}

/// A new password or picture password. `current` can be left out by members who have no secret yet.
#[derive(ToSchema)]
#[serde(untagged)]
#[schema(as = NewSecret)]
#[expect(dead_code, reason = "only described: what is parsed names the field that is wrong")]
pub(crate) enum NewSecretForm {
    Password(NewPassword),
    Pictures(NewPictures),
}

/// A new password.
#[derive(ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "only described")]
pub(crate) struct NewPassword {
    #[schema(required = false, nullable = false)]
    current: Option<CurrentSecretForm>,
    password: Password,
}

/// A new picture password.
#[derive(ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "only described")]
pub(crate) struct NewPictures {
    #[schema(required = false, nullable = false)]
    current: Option<CurrentSecretForm>,
    pictures: PicturePassword,
}

/// Change one's secret
///
/// All other browsers are signed out, this one gets a new cookie. API keys stay.
#[utoipa::path(
    put,
    path = "/api/auth/secret",
    operation_id = "set_secret",
    tag = "auth",
    security(("cookie" = [])),
    request_body(content = NewSecretForm, example = json!({
        "current": {"pictures": ["fox", "rocket", "moon", "key"]}, "password": "seven green turtles",
    })),
    responses(
        (status = 204, description = "The new secret counts from now on.",
            headers(("Set-Cookie" = String, description = "The cookie that signs the browser in, a new one."))),
        (status = 401, description = "Nobody is signed in (`not_signed_in`), or `current` is not the secret \
            (`wrong_credentials`).", body = shared::problem::Problem, content_type = "application/problem+json"),
        (status = 403, description = "Refused: `members_only` for a guest, `not_with_api_key` for an API key, \
            `cross_site_request` for a page of another site.",
            body = shared::problem::Problem, content_type = "application/problem+json"),
        BodyProblems,
    ),
)]
pub(crate) async fn set_secret(
    state: web::Data<State>,
    person: InBrowser,
    body: Json<NewSecret>,
) -> Result<HttpResponse, ApiError> {
    person.require_member()?;
    let NewSecret { current, password, pictures } = body.0;
    let secret = needed(password, pictures)?;
    let nickname = person.user().nickname.as_deref().and_then(|name| Nickname::parse(name).ok());
    hard_to_guess(&secret, &nickname.ok_or(Code::MembersOnly)?)?;
    let current = current.map(CurrentSecret::secret).transpose()?;
    confirm(&state, &person, current.as_ref()).await?;
    let hash = state.secret_hasher.hash(&secret).await?;
    let token = new_token()?;
    let id = person.id();
    state
        .database
        .run(async |connection| {
            connection
                .transaction(async |connection| {
                    credentials::set(connection, id, secret.kind(), &hash, Some(id)).await?;
                    user_sessions::revoke_all(connection, id).await?;
                    user_sessions::insert(connection, id, token.hash()).await
                })
                .await
        })
        .await?;
    Ok(HttpResponse::NoContent().cookie(SessionCookie::over(state.is_https()).write(&token)).finish())
}
