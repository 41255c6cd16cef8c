//! `DELETE /api/auth/me`

use actix_web::{HttpResponse, web};
use diesel_async::AsyncConnection as _;
use serde::Deserialize;
use shared::problem::Problem;
use utoipa::ToSchema;

use super::chosen_secret::{CurrentSecret, CurrentSecretForm, given};
use super::confirm;
use crate::db::{publications, users};
use crate::error::{ApiError, Code};
use crate::extract::{InBrowser, Json, SessionCookie};
use crate::openapi::BodyProblems;
use crate::state::State;

/// What shows that it is meant.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Farewell {
    /// The secret; whoever has none leaves it out.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = CurrentSecretForm, required = false)]
    current: Option<CurrentSecret>,
}

/// Forget me
///
/// The person and everything of theirs is gone at once and for good: projects, games in the gallery, progress, classes
/// that they led. What others made of the games stays, without the person's name.
#[utoipa::path(
    delete,
    path = "/api/auth/me",
    operation_id = "delete_me",
    tag = "auth",
    security(("cookie" = [])),
    request_body(content = Farewell, example = json!({"current": {"password": "seven green turtles"}})),
    responses(
        (status = 204, description = "Nothing is known of the person any more.",
            headers(("Set-Cookie" = String, description = "Clears the cookie."))),
        (status = 401, description = "Nobody is signed in (`not_signed_in`), or `current` is not the secret \
            (`wrong_credentials`).", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "The only admin cannot go: `last_admin`.", body = Problem,
            content_type = "application/problem+json"),
        BodyProblems,
    ),
)]
pub(crate) async fn delete_me(
    state: web::Data<State>,
    person: InBrowser,
    body: Json<Farewell>,
) -> Result<HttpResponse, ApiError> {
    let current = body.0.current.map(CurrentSecret::secret).transpose()?;
    confirm(&state, &person, current.as_ref()).await?;
    let id = person.id();
    let gone = state
        .database
        .run(async |connection| {
            connection
                .transaction(async |connection| {
                    if users::is_last_admin(connection, id).await? {
                        return Ok(false);
                    }
                    publications::forget_likes_of(connection, id).await?;
                    publications::forget_credit_of(connection, id).await?;
                    users::delete(connection, id).await?;
                    Ok(true)
                })
                .await
        })
        .await?;
    if !gone {
        return Err(Code::LastAdmin.into());
    }
    state.cache.forget_group(crate::handlers::gallery::CACHE_GROUP).await;
    Ok(HttpResponse::NoContent().cookie(SessionCookie::over(state.is_https()).clear()).finish())
}
