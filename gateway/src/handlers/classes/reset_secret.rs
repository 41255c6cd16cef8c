//! `POST /api/classes/{class_id}/members/{member_id}/reset-secret`

use actix_web::http::header::CACHE_CONTROL;
use actix_web::{HttpResponse, web};
use diesel_async::AsyncConnection as _;
use serde::{Deserialize, Serialize};
use shared::problem::Problem;
use utoipa::ToSchema;

use super::find_member;
use crate::db::{credentials, user_sessions, users};
use crate::domain::{Nickname, NicknameKey, Password, Picture, PicturePassword, Secret};
use crate::error::{ApiError, Code};
use crate::extract::{InBrowser, Json, PathId, path_id};
use crate::handlers::auth::chosen_secret::{chosen, given, hard_to_guess};
use crate::openapi::{BodyProblems, SignInProblems};
use crate::state::State;

/// The new secret, or nothing.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Reset {
    #[serde(default, deserialize_with = "given")]
    password: Option<Password>,
    #[serde(default, deserialize_with = "given")]
    pictures: Option<PicturePassword>,
}

/// The new secret; where it is left out, four pictures are drawn.
#[derive(ToSchema)]
#[serde(untagged)]
#[schema(as = SecretReset)]
#[expect(dead_code, reason = "only described: what is parsed names the field that is wrong")]
pub(crate) enum ResetForm {
    Drawn(ResetToDrawn),
    Password(ResetToPassword),
    Pictures(ResetToPictures),
}

/// Four pictures are drawn.
#[derive(ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ResetToDrawn {}

/// A password.
#[derive(ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "only described")]
pub(crate) struct ResetToPassword {
    password: Password,
}

/// A picture password.
#[derive(ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "only described")]
pub(crate) struct ResetToPictures {
    pictures: PicturePassword,
}

/// What the teacher tells the learner.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"pictures": ["fox", "rocket", "moon", "key"]}))]
pub(crate) struct SecretTold {
    /// The pictures that were drawn, shown this once; null where the teacher chose the secret.
    #[schema(min_items = 4, max_items = 4)]
    pub(crate) pictures: Option<Vec<Picture>>,
}

/// Give a learner another secret
///
/// For whoever forgot theirs. All their browsers are signed out. Only learners' secrets can be set so.
#[utoipa::path(
    post,
    path = "/api/classes/{class_id}/members/{member_id}/reset-secret",
    operation_id = "reset_member_secret",
    tag = "classes",
    security(("cookie" = [])),
    params(
        ("class_id" = uuid::Uuid, Path, description = "The class."),
        ("member_id" = uuid::Uuid, Path, description = "Who learns in it."),
    ),
    request_body(content = ResetForm, examples(
        ("Draw pictures" = (value = json!({}))),
        ("Choose" = (value = json!({"password": "seven green turtles"}))),
    )),
    responses(
        (status = 200, description = "The new secret counts from now on.", body = SecretTold),
        (status = 404, description = "None that the caller leads (`class_not_found`), or nobody who learns there \
            (`member_not_found`).", body = Problem, content_type = "application/problem+json"),
        BodyProblems,
        SignInProblems,
    ),
)]
pub(crate) async fn reset_secret(
    state: web::Data<State>,
    teacher: InBrowser,
    class: PathId<path_id::Class>,
    member: PathId<path_id::ClassMember>,
    body: Json<Reset>,
) -> Result<HttpResponse, ApiError> {
    teacher.require_role(crate::domain::Role::Teacher)?;
    let teacher = teacher.id();
    let nickname = state
        .database
        .run(async |connection| match find_member(connection, teacher, class.id, member.id).await? {
            Ok(()) => Ok(users::find(connection, member.id).await?.ok_or(Code::MemberNotFound)),
            Err(missing) => Ok(Err(missing)),
        })
        .await??
        .nickname
        .and_then(|name| Nickname::parse(&name).ok())
        .ok_or(Code::MemberNotFound)?;
    let (secret, drawn) = new_secret(body.0, &nickname)?;
    let hash = state.secret_hasher.hash(&secret).await?;
    state
        .database
        .run(async |connection| {
            connection
                .transaction(async |connection| {
                    // Again, and locked: meanwhile the learner may have left, or become somebody who is none.
                    let person = users::lock(connection, member.id).await?;
                    if let Err(missing) = find_member(connection, teacher, class.id, member.id).await? {
                        return Ok(Err(missing));
                    }
                    if person.is_none_or(|person| person.role != "learner") {
                        return Ok(Err(Code::WrongRole));
                    }
                    credentials::set(connection, member.id, secret.kind(), &hash, Some(teacher)).await?;
                    user_sessions::revoke_all(connection, member.id).await.map(Ok)
                })
                .await
        })
        .await??;
    state.guesses.forgive(&NicknameKey::of(nickname.as_str()));
    Ok(HttpResponse::Ok().insert_header((CACHE_CONTROL, "no-store")).json(SecretTold { pictures: drawn }))
}

/// The secret the teacher chose, or one that is drawn, with its pictures to tell.
pub(crate) fn new_secret(body: Reset, nickname: &Nickname) -> Result<(Secret, Option<Vec<Picture>>), ApiError> {
    if let Some(secret) = chosen(body.password, body.pictures)? {
        hard_to_guess(&secret, nickname)?;
        return Ok((secret, None));
    }
    let drawn = PicturePassword::generate().map_err(|error| ApiError::new(Code::InternalError).caused_by(error))?;
    let pictures = drawn.pictures().to_vec();
    Ok((Secret::Pictures(drawn), Some(pictures)))
}
