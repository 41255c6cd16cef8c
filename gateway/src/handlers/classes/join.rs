//! `POST /api/classes/join`

use actix_web::{HttpResponse, web};
use diesel::result::Error;
use diesel_async::{AsyncConnection as _, AsyncPgConnection};
use serde::{Deserialize, Serialize};
use shared::problem::Problem;
use utoipa::ToSchema;
use uuid::Uuid;

use super::JoinedClass;
use crate::db::users::UserRow;
use crate::db::{class_members, classes, credentials, user_sessions, users};
use crate::domain::{
    Credential, JoinCode, NewNickname, Nickname, Password, PicturePassword, Principal, TokenHash, User,
};
use crate::error::{ApiError, Code};
use crate::extract::{Json, MaybeSignedIn, SessionCookie};
use crate::handlers::auth::chosen_secret::{chosen, given, hard_to_guess};
use crate::handlers::auth::register::member;
use crate::handlers::auth::{new_token, taken};
use crate::openapi::BodyProblems;
use crate::state::State;

/// Most people who learn in one class.
const MAX_MEMBERS: i64 = 200;

/// The code, and who joins.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Joining {
    code: JoinCode,
    #[serde(default, deserialize_with = "given")]
    nickname: Option<NewNickname>,
    #[serde(default, deserialize_with = "given")]
    password: Option<Password>,
    #[serde(default, deserialize_with = "given")]
    pictures: Option<PicturePassword>,
}

/// The code alone for members; a nickname besides for everybody else, and a secret if they wish.
#[derive(ToSchema)]
#[serde(untagged)]
#[schema(as = Joining)]
#[expect(dead_code, reason = "only described: what is parsed names the field that is wrong")]
pub(crate) enum JoiningForm {
    Code(JoiningByCode),
    Nickname(JoiningByNickname),
    Password(JoiningWithPassword),
    Pictures(JoiningWithPictures),
}

/// A member joins.
#[derive(ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "only described")]
pub(crate) struct JoiningByCode {
    code: JoinCode,
}

/// Somebody new joins; their teacher can give them a secret.
#[derive(ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "only described")]
pub(crate) struct JoiningByNickname {
    code: JoinCode,
    nickname: Nickname,
}

/// Somebody new joins with a password.
#[derive(ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "only described")]
pub(crate) struct JoiningWithPassword {
    code: JoinCode,
    nickname: Nickname,
    password: Password,
}

/// Somebody new joins with a picture password.
#[derive(ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "only described")]
pub(crate) struct JoiningWithPictures {
    code: JoinCode,
    nickname: Nickname,
    pictures: PicturePassword,
}

/// The class, and who learns in it now.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Joined {
    /// The class.
    class: JoinedClass,
    /// The person.
    user: User,
}

/// How somebody new becomes a member.
struct Newcomer {
    guest: Option<Uuid>,
    nickname: Nickname,
    /// The kind and the hash.
    secret: Option<(&'static str, String)>,
    token: TokenHash,
}

/// Join a class
///
/// A guest or a stranger gives a nickname and becomes a member on the way; a guest keeps everything. Without a secret of
/// their own they come back with the one that their teacher gives them. The class's teacher sees what its learners make.
#[utoipa::path(
    post,
    path = "/api/classes/join",
    operation_id = "join_class",
    tag = "classes",
    security((), ("cookie" = [])),
    request_body(content = JoiningForm, examples(
        ("Somebody new" = (value = json!({
            "code": "FRG 472", "nickname": "Robo Fox", "pictures": ["fox", "rocket", "moon", "key"],
        }))),
        ("A member" = (value = json!({"code": "FRG472"}))),
    )),
    responses(
        (status = 200, description = "The person learns in the class now, or did already.", body = Joined,
            headers(("Set-Cookie" = String, description = "For somebody new, the cookie that signs the browser in."))),
        (status = 401, description = "An API key that is good for nothing was sent: `invalid_api_key`.",
            body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "Refused: `not_with_api_key`, or `cross_site_request` for a page of another site.",
            body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "No class has the code: `class_not_found`.", body = Problem,
            content_type = "application/problem+json"),
        (status = 409, description = "The class takes nobody new (`class_closed`) or is full (`limit_reached`), the caller \
            leads it (`own_class`), somebody has the nickname (`nickname_taken`), or a member sent a nickname or a secret \
            (`already_member`).", body = Problem, content_type = "application/problem+json"),
        BodyProblems,
    ),
)]
pub(crate) async fn join(
    state: web::Data<State>,
    present: MaybeSignedIn,
    body: Json<Joining>,
) -> Result<HttpResponse, ApiError> {
    let present = present.0.as_deref();
    if matches!(present.map(|principal| &principal.credential), Some(Credential::Program { .. })) {
        return Err(Code::NotWithApiKey.into());
    }
    let token = new_token()?;
    let code = body.0.code.clone();
    let newcomer = newcomer(&state, present, body.0, token.hash()).await?;
    let id = present.map(|principal| principal.id().0);
    let (user, class) = state
        .database
        .run(async |connection| {
            connection.transaction(async |connection| enter(connection, &code, id, newcomer.as_ref()).await).await
        })
        .await
        .map_err(taken)?
        .map_err(|code| match code {
            Code::LimitReached => ApiError::new(code).detail("The class is full. Ask your teacher."),
            other => other.into(),
        })?;
    let mut answer = HttpResponse::Ok();
    if newcomer.is_some() {
        answer.cookie(SessionCookie::over(state.is_https()).write(&token));
    }
    Ok(answer.json(Joined { class, user: User::from(user) }))
}

/// What somebody who is no member yet brings; none for a member.
async fn newcomer(
    state: &State,
    present: Option<&Principal>,
    body: Joining,
    token: TokenHash,
) -> Result<Option<Newcomer>, ApiError> {
    let secret = chosen(body.password, body.pictures)?;
    if present.is_some_and(Principal::is_member) {
        let nothing_more = body.nickname.is_none() && secret.is_none();
        return if nothing_more { Ok(None) } else { Err(Code::AlreadyMember.into()) };
    }
    let nickname = body.nickname.ok_or_else(|| ApiError::field("nickname", "pick a nickname to join"))?.into_nickname();
    let secret = match secret {
        Some(secret) => {
            hard_to_guess(&secret, &nickname)?;
            Some((secret.kind(), state.secret_hasher.hash(&secret).await?))
        }
        None => None,
    };
    Ok(Some(Newcomer { guest: present.map(|principal| principal.id().0), nickname, secret, token }))
}

async fn enter(
    connection: &mut AsyncPgConnection,
    code: &JoinCode,
    member: Option<Uuid>,
    newcomer: Option<&Newcomer>,
) -> Result<Result<(UserRow, JoinedClass), Code>, Error> {
    // Nobody else joins meanwhile: the class never has more members than it may.
    let Some(class) = classes::lock_by_code(connection, code).await? else { return Ok(Err(Code::ClassNotFound)) };
    if member == Some(class.teacher_id) {
        return Ok(Err(Code::OwnClass));
    }
    let learns = match member {
        Some(member) => class_members::is_member(connection, class.id, member).await?,
        None => false,
    };
    if !learns {
        if !class.is_open {
            return Ok(Err(Code::ClassClosed));
        }
        if class_members::count(connection, class.id).await? >= MAX_MEMBERS {
            return Ok(Err(Code::LimitReached));
        }
    }
    let user = match (newcomer, member) {
        (Some(newcomer), _) => become_member(connection, newcomer).await?,
        (None, Some(member)) => users::find(connection, member).await?,
        (None, None) => None,
    };
    let Some(user) = user else { return Ok(Err(Code::AlreadyMember)) };
    class_members::insert(connection, class.id, user.id).await?;
    let joined = class_members::joined_one(connection, class.id, user.id).await?;
    Ok(Ok((user, JoinedClass::from(joined))))
}

async fn become_member(connection: &mut AsyncPgConnection, newcomer: &Newcomer) -> Result<Option<UserRow>, Error> {
    let Some(user) = member(connection, newcomer.guest, &newcomer.nickname).await? else { return Ok(None) };
    if let Some((kind, hash)) = &newcomer.secret {
        credentials::set(connection, user.id, kind, hash, Some(user.id)).await?;
    }
    user_sessions::revoke_all(connection, user.id).await?;
    user_sessions::insert(connection, user.id, newcomer.token).await?;
    Ok(Some(user))
}
