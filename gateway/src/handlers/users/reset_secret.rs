//! `POST /api/users/{user_id}/reset-secret`

use actix_web::http::header::CACHE_CONTROL;
use actix_web::{HttpResponse, web};
use diesel_async::AsyncConnection as _;
use shared::problem::Problem;

use crate::db::{credentials, user_sessions, users};
use crate::domain::{Nickname, NicknameKey, Role};
use crate::error::{ApiError, Code};
use crate::extract::{InBrowser, Json, PathId, path_id};
use crate::handlers::classes::reset_secret::{Reset, ResetForm, SecretTold, new_secret};
use crate::openapi::{BodyProblems, SignInProblems};
use crate::state::State;

/// Give a learner or a teacher another secret
///
/// For whoever forgot theirs, or left a class before they had one. All their browsers are signed out. Admins look after
/// themselves.
#[utoipa::path(
    post,
    path = "/api/users/{user_id}/reset-secret",
    operation_id = "reset_user_secret",
    tag = "users",
    security(("cookie" = [])),
    params(("user_id" = uuid::Uuid, Path, description = "The person.")),
    request_body(content = ResetForm, examples(
        ("Draw pictures" = (value = json!({}))),
        ("Choose" = (value = json!({"password": "seven green turtles"}))),
    )),
    responses(
        (status = 200, description = "The new secret counts from now on.", body = SecretTold),
        (status = 404, description = "Nobody: `user_not_found`.", body = Problem,
            content_type = "application/problem+json"),
        (status = 409, description = "The person is a guest: `not_a_member`.", body = Problem,
            content_type = "application/problem+json"),
        BodyProblems,
        SignInProblems,
    ),
)]
pub(crate) async fn reset_secret(
    state: web::Data<State>,
    admin: InBrowser,
    person: PathId<path_id::Person>,
    body: Json<Reset>,
) -> Result<HttpResponse, ApiError> {
    admin.require_role(Role::Admin)?;
    let admin = admin.id();
    let found = state.database.run(async |connection| users::find(connection, person.id).await).await?;
    let found = found.ok_or(Code::UserNotFound)?;
    let nickname = found.nickname.and_then(|name| Nickname::parse(&name).ok()).ok_or(Code::NotAMember)?;
    let (secret, drawn) = new_secret(body.0, &nickname)?;
    let hash = state.secret_hasher.hash(&secret).await?;
    state
        .database
        .run(async |connection| {
            connection
                .transaction(async |connection| {
                    // Locked: meanwhile the person may have become an admin.
                    match users::lock(connection, person.id).await? {
                        None => return Ok(Err(Code::UserNotFound)),
                        Some(row) if row.role == Role::Admin.as_str() => return Ok(Err(Code::WrongRole)),
                        Some(_) => {}
                    }
                    credentials::set(connection, person.id, secret.kind(), &hash, Some(admin)).await?;
                    user_sessions::revoke_all(connection, person.id).await.map(Ok)
                })
                .await
        })
        .await??;
    state.guesses.forgive(&NicknameKey::of(nickname.as_str()));
    Ok(HttpResponse::Ok().insert_header((CACHE_CONTROL, "no-store")).json(SecretTold { pictures: drawn }))
}
