//! Who calls. Resolved once, before the handler runs: a handler that asks for [`SignedIn`] cannot forget to check.

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};
use futures_util::future::{FutureExt as _, LocalBoxFuture};

use super::{InRequest, SessionCookie};
use crate::db::user_sessions;
use crate::domain::{SessionToken, User};
use crate::error::{ApiError, Code};
use crate::services::Caller;
use crate::state::State;

/// The person who calls. Without one the answer is 401 `not_signed_in`.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// The person.
    pub user: User,
    /// The same, as an executor is told.
    pub caller: Caller,
}

/// The person who calls and the token that says so, or nobody.
#[derive(Debug)]
pub struct MaybeSignedIn(pub Option<(User, SessionToken)>);

impl FromRequest for MaybeSignedIn {
    type Error = ApiError;
    type Future = LocalBoxFuture<'static, Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        async move { resolve(&request).await.map(Self) }.boxed_local()
    }
}

impl FromRequest for SignedIn {
    type Error = ApiError;
    type Future = LocalBoxFuture<'static, Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        async move {
            let (user, _) = resolve(&request).await?.ok_or(Code::NotSignedIn)?;
            let caller = Caller { user: user.id, request_id: InRequest::of(&request).0 };
            Ok(Self { user, caller })
        }
        .boxed_local()
    }
}

async fn resolve(request: &HttpRequest) -> Result<Option<(User, SessionToken)>, ApiError> {
    let state = request.app_data::<web::Data<State>>().ok_or(Code::InternalError)?;
    let Some(token) = SessionCookie::over(state.is_https()).read(request) else { return Ok(None) };
    let hash = token.hash();
    let found = state.database.run(async |connection| user_sessions::find_user(connection, hash).await).await?;
    Ok(found.map(|row| (User::from(row), token)))
}
