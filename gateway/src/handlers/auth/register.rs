//! `POST /api/auth/register`

use actix_web::http::header::LOCATION;
use actix_web::{HttpResponse, web};
use diesel_async::AsyncConnection as _;
use serde::Deserialize;
use shared::problem::Problem;
use utoipa::ToSchema;
use uuid::Uuid;

use super::chosen_secret::{given, hard_to_guess, needed};
use super::{SignedInUser, new_token, taken};
use crate::db::{credentials, user_sessions, users};
use crate::domain::{NewNickname, Nickname, Password, PicturePassword, User};
use crate::error::{ApiError, Code};
use crate::extract::{Json, MaybeSignedIn, SessionCookie};
use crate::openapi::BodyProblems;
use crate::state::State;

/// What a new member chooses.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Registration {
    nickname: NewNickname,
    #[serde(default, deserialize_with = "given")]
    password: Option<Password>,
    #[serde(default, deserialize_with = "given")]
    pictures: Option<PicturePassword>,
}

/// A nickname, and a password or a picture password.
#[derive(ToSchema)]
#[serde(untagged)]
#[schema(as = NicknameAndSecret)]
#[expect(dead_code, reason = "only described: what is parsed names the field that is wrong")]
pub(crate) enum NicknameAndSecret {
    Password(NicknameAndPassword),
    Pictures(NicknameAndPictures),
}

/// A nickname and a password.
#[derive(ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "only described")]
pub(crate) struct NicknameAndPassword {
    nickname: Nickname,
    password: Password,
}

/// A nickname and a picture password.
#[derive(ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "only described")]
pub(crate) struct NicknameAndPictures {
    nickname: Nickname,
    pictures: PicturePassword,
}

/// Become a member
///
/// A guest becomes the member and keeps everything; a stranger becomes a new one. No e-mail address is asked for: what
/// is lost when the secret is forgotten is up to a teacher or an admin, who can set another.
#[utoipa::path(
    post,
    path = "/api/auth/register",
    operation_id = "register",
    tag = "auth",
    security((), ("cookie" = [])),
    request_body(content = NicknameAndSecret, examples(
        ("Password" = (value = json!({"nickname": "Robo Fox", "password": "seven green turtles"}))),
        ("Pictures" = (value = json!({"nickname": "Robo Fox", "pictures": ["fox", "rocket", "moon", "key"]}))),
    )),
    responses(
        (status = 201, description = "A member, signed in.", body = SignedInUser,
            headers(
                ("Set-Cookie" = String, description = "The cookie that signs the browser in, a new one."),
                ("Location" = String, description = "Where the member finds themselves: `/api/auth/me`."),
            ),
            example = json!({"user": {"id": "019a9f1e-7a2b-7c3d-8e4f-5a6b7c8d9e0f", "kind": "member", "role": "learner",
                "nickname": "Robo Fox", "email": null, "created_at": "2026-11-20T10:00:00Z"}})),
        (status = 401, description = "An API key that is good for nothing was sent: `invalid_api_key`.",
            body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Somebody has the nickname (`nickname_taken`), or whoever asks is a member already \
            (`already_member`).", body = Problem, content_type = "application/problem+json"),
        BodyProblems,
    ),
)]
pub(crate) async fn register(
    state: web::Data<State>,
    present: MaybeSignedIn,
    body: Json<Registration>,
) -> Result<HttpResponse, ApiError> {
    let guest = present.guest()?;
    let Registration { nickname, password, pictures } = body.0;
    let nickname = nickname.into_nickname();
    let secret = needed(password, pictures)?;
    hard_to_guess(&secret, &nickname)?;
    let hash = state.secret_hasher.hash(&secret).await?;
    let token = new_token()?;
    let member = state
        .database
        .run(async |connection| {
            connection
                .transaction(async |connection| {
                    let Some(member) = member(connection, guest, &nickname).await? else { return Ok(None) };
                    credentials::set(connection, member.id, secret.kind(), &hash, Some(member.id)).await?;
                    // The token may be known to whoever used this browser before.
                    user_sessions::revoke_all(connection, member.id).await?;
                    user_sessions::insert(connection, member.id, token.hash()).await?;
                    Ok(Some(member))
                })
                .await
        })
        .await
        .map_err(taken)?
        .ok_or(Code::AlreadyMember)?;
    Ok(HttpResponse::Created()
        .cookie(SessionCookie::over(state.is_https()).write(&token))
        .insert_header((LOCATION, "/api/auth/me"))
        .json(SignedInUser { user: User::from(member) }))
}

/// The guest as a member, or somebody new; none if the guest has become one meanwhile.
pub(crate) async fn member(
    connection: &mut diesel_async::AsyncPgConnection,
    guest: Option<Uuid>,
    nickname: &Nickname,
) -> Result<Option<users::UserRow>, diesel::result::Error> {
    match guest {
        Some(guest) => users::guest_to_member(connection, guest, nickname).await,
        None => users::insert_member(connection, nickname).await.map(Some),
    }
}
