//! `PATCH /api/auth/me`

use actix_web::{HttpResponse, web};
use diesel_async::AsyncConnection as _;
use serde::{Deserialize, Deserializer};
use shared::problem::Problem;
use utoipa::ToSchema;

use super::chosen_secret::given;
use super::{SignedInUser, taken};
use crate::db::users;
use crate::domain::{Email, NewNickname, Nickname, Role, User};
use crate::error::{ApiError, Code};
use crate::extract::{InBrowser, Json};
use crate::handlers::gallery::publication::changed;
use crate::openapi::{BodyProblems, SignInProblems};
use crate::state::State;

/// What is to be different; what is left out stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChangeOfMe {
    /// Another nickname.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Nickname, required = false)]
    nickname: Option<NewNickname>,
    /// Where a teacher can be reached; null forgets it. Learners have none.
    #[serde(default, deserialize_with = "given_or_null")]
    #[schema(value_type = Option<Email>, required = false)]
    #[expect(clippy::option_option, reason = "left out, null and a value are three different wishes")]
    email: Option<Option<Email>>,
}

/// Change one's nickname or e-mail address
#[utoipa::path(
    patch,
    path = "/api/auth/me",
    operation_id = "change_me",
    tag = "auth",
    security(("cookie" = [])),
    request_body(content = ChangeOfMe, example = json!({"nickname": "Space Fox"})),
    responses(
        (status = 200, description = "The person as they are now.", body = SignedInUser),
        (status = 409, description = "Somebody has the nickname: `nickname_taken`.", body = Problem,
            content_type = "application/problem+json"),
        BodyProblems,
        SignInProblems,
    ),
)]
pub(crate) async fn change_me(
    state: web::Data<State>,
    person: InBrowser,
    body: Json<ChangeOfMe>,
) -> Result<HttpResponse, ApiError> {
    person.require_member()?;
    let ChangeOfMe { nickname, email } = body.0;
    let nickname = nickname.map(NewNickname::into_nickname);
    if matches!(email, Some(Some(_))) {
        person.require_role(Role::Teacher)?;
    }
    let (id, is_renamed) = (person.id(), nickname.is_some());
    let row = state
        .database
        .run(async |connection| {
            connection
                .transaction(async |connection| {
                    if let Some(nickname) = &nickname {
                        users::rename(connection, id, nickname).await?;
                    }
                    if let Some(email) = &email {
                        users::set_email(connection, id, email.as_ref()).await?;
                    }
                    users::find(connection, id).await
                })
                .await
        })
        .await
        .map_err(|error| match error.constraint() {
            // The role was taken away meanwhile.
            Some("users_learners_have_no_email") => Code::WrongRole.into(),
            _ => taken(error),
        })?
        .ok_or(Code::NotSignedIn)?;
    if is_renamed {
        changed(&state).await;
    }
    Ok(HttpResponse::Ok().json(SignedInUser { user: User::from(row) }))
}

/// Takes a field that may be left out, and says apart whether it is null.
#[expect(clippy::option_option, reason = "left out, null and a value are three different wishes")]
fn given_or_null<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<Email>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}
