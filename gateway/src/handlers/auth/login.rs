//! `POST /api/auth/login`

use actix_web::{HttpResponse, web};
use diesel_async::AsyncConnection as _;
use serde::{Deserialize, Serialize};
use shared::problem::Problem;
use utoipa::ToSchema;
use uuid::Uuid;

use super::chosen_secret::{given, needed};
use super::new_token;
use super::register::NicknameAndSecret;
use crate::db::guest_work::{self, Moved};
use crate::db::{credentials, user_sessions, users};
use crate::domain::{NicknameKey, Password, PicturePassword, Principal, Secret, User, UserKind};
use crate::error::{ApiError, Code};
use crate::extract::{Json, MaybeSignedIn, SessionCookie};
use crate::openapi::BodyProblems;
use crate::state::State;

/// Who wants to sign in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Login {
    nickname: crate::domain::Nickname,
    #[serde(default, deserialize_with = "given")]
    password: Option<Password>,
    #[serde(default, deserialize_with = "given")]
    pictures: Option<PicturePassword>,
}

/// Who is signed in now, and what came along.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct LoggedIn {
    /// The person.
    user: User,
    /// What the browser's guest had made, which is the member's now.
    moved: MovedWork,
}

/// How much a guest had made.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct MovedWork {
    /// Projects.
    #[schema(minimum = 0)]
    projects: usize,
    /// Steps of lessons where the guest was further.
    #[schema(minimum = 0)]
    steps: usize,
    /// Badges that the member did not have.
    #[schema(minimum = 0)]
    badges: usize,
}

/// Sign in as a member
///
/// The browser gets a new cookie, and whoever was signed in before is not any more. What a guest made in this browser
/// goes over to the member. After ten wrong tries for one nickname there is one more every thirty seconds.
#[utoipa::path(
    post,
    path = "/api/auth/login",
    operation_id = "login",
    tag = "auth",
    security((), ("cookie" = [])),
    request_body(content = NicknameAndSecret, examples(
        ("Password" = (value = json!({"nickname": "Robo Fox", "password": "seven green turtles"}))),
        ("Pictures" = (value = json!({"nickname": "Robo Fox", "pictures": ["fox", "rocket", "moon", "key"]}))),
    )),
    responses(
        (status = 200, description = "Signed in.", body = LoggedIn,
            headers(("Set-Cookie" = String, description = "The cookie that signs the browser in, a new one.")),
            example = json!({"user": {"id": "019a9f1e-7a2b-7c3d-8e4f-5a6b7c8d9e0f", "kind": "member", "role": "learner",
                "nickname": "Robo Fox", "email": null, "created_at": "2026-11-20T10:00:00Z"},
                "moved": {"projects": 1, "steps": 3, "badges": 0}})),
        (status = 401, description = "Nickname and secret do not belong together: `wrong_credentials`.",
            body = Problem, content_type = "application/problem+json"),
        BodyProblems,
    ),
)]
pub(crate) async fn login(
    state: web::Data<State>,
    present: MaybeSignedIn,
    body: Json<Login>,
) -> Result<HttpResponse, ApiError> {
    let Login { nickname, password, pictures } = body.0;
    let secret = needed(password, pictures)?;
    let member = prove(&state, &nickname.key(), &secret).await?;
    let token = new_token()?;
    let present = present.0.as_deref();
    let (user, moved) = state
        .database
        .run(async |connection| {
            connection
                .transaction(async |connection| {
                    let Some(user) = users::lock(connection, member).await? else { return Ok(None) };
                    let moved = leave(connection, present, member).await?;
                    user_sessions::insert(connection, member, token.hash()).await?;
                    Ok(Some((user, moved)))
                })
                .await
        })
        .await?
        .ok_or(Code::WrongCredentials)?;
    let moved = MovedWork { projects: moved.projects, steps: moved.steps, badges: moved.badges };
    Ok(HttpResponse::Ok()
        .cookie(SessionCookie::over(state.is_https()).write(&token))
        .json(LoggedIn { user: User::from(user), moved }))
}

/// The member whose secret this is. A name that nobody has takes as long as a secret that is wrong.
pub(crate) async fn prove(state: &State, nickname: &NicknameKey, secret: &Secret) -> Result<Uuid, ApiError> {
    state.guesses.count(nickname)?;
    let found =
        state.database.run(async |connection| credentials::find_by_nickname(connection, nickname).await).await?;
    let (member, stored) =
        found.filter(|found| found.kind == secret.kind()).map(|found| (found.user_id, found.secret_hash)).unzip();
    let fits = state.secret_hasher.fits(secret, stored).await?;
    let member = member.filter(|_| fits).ok_or(Code::WrongCredentials)?;
    state.guesses.forgive(nickname);
    Ok(member)
}

/// Ends the browser's old sign-in; a guest's work goes to the member.
async fn leave(
    connection: &mut diesel_async::AsyncPgConnection,
    present: Option<&Principal>,
    member: Uuid,
) -> Result<Moved, diesel::result::Error> {
    let Some(present) = present else { return Ok(Moved::default()) };
    if let Some(sign_in) = present.sign_in() {
        user_sessions::revoke(connection, present.id().0, sign_in).await?;
    }
    match present.user.kind {
        UserKind::Guest => guest_work::move_to(connection, present.id().0, member).await,
        UserKind::Member => Ok(Moved::default()),
    }
}
