//! Finds out who calls, once, before anything else asks.

use std::rc::Rc;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::AUTHORIZATION;
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage as _, HttpRequest, web};

use crate::db::{DatabaseError, api_keys, user_sessions};
use crate::domain::{ApiKey, Credential, Principal, User};
use crate::error::{ApiError, Code};
use crate::extract::SessionCookie;
use crate::state::State;

/// Who calls.
#[derive(Debug, Clone)]
pub enum Identity {
    /// Somebody who showed a credential that is good.
    Known(Rc<Principal>),
    /// Nobody.
    Stranger,
    /// Somebody with an API key that is good for nothing.
    WrongKey,
    /// Nobody can tell: the database is away.
    Untold,
}

impl Identity {
    /// What was found out about this request.
    #[must_use]
    pub fn of(request: &HttpRequest) -> Self {
        request.extensions().get::<Self>().cloned().unwrap_or(Self::Stranger)
    }

    /// The person, where one is known.
    #[must_use]
    pub fn principal(&self) -> Option<&Rc<Principal>> {
        match self {
            Self::Known(principal) => Some(principal),
            _ => None,
        }
    }

    /// The person, if somebody is signed in.
    ///
    /// # Errors
    /// `invalid_api_key`, or `database_unavailable`.
    pub fn maybe(self) -> Result<Option<Rc<Principal>>, ApiError> {
        match self {
            Self::Known(principal) => Ok(Some(principal)),
            Self::Stranger => Ok(None),
            Self::WrongKey => Err(Code::InvalidApiKey.into()),
            Self::Untold => Err(DatabaseError::Unavailable("nobody could be looked up".to_owned()).into()),
        }
    }
}

/// Notes who calls. Only the API asks; the front end's files are for everybody.
///
/// # Errors
/// Those of what it surrounds.
pub async fn identify<B: MessageBody>(request: ServiceRequest, next: Next<B>) -> Result<ServiceResponse<B>, Error> {
    if request.path().starts_with("/api/") {
        let identity = resolve(request.request()).await;
        request.extensions_mut().insert(identity);
    }
    next.call(request).await
}

async fn resolve(request: &HttpRequest) -> Identity {
    let Some(state) = request.app_data::<web::Data<State>>() else { return Identity::Stranger };
    let found = match bearer(request) {
        Some(text) => by_key(state, text).await,
        None => by_cookie(state, request).await,
    };
    found.unwrap_or_else(|error| {
        tracing::warn!(%error, "nobody could be looked up");
        Identity::Untold
    })
}

/// What stands behind `Bearer` (RFC 6750 §2.1). A program that sends it does not mean a cookie besides.
fn bearer(request: &HttpRequest) -> Option<&str> {
    let (scheme, text) = request.headers().get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| text.trim())
}

async fn by_key(state: &State, text: &str) -> Result<Identity, DatabaseError> {
    let Some(key) = ApiKey::parse(text) else { return Ok(Identity::WrongKey) };
    let found =
        state.database.run(async |connection| api_keys::find(connection, key.prefix(), key.hash()).await).await?;
    Ok(found.map_or(Identity::WrongKey, |found| {
        let scopes = found.scopes.iter().filter_map(|scope| scope.parse().ok()).collect();
        let credential = Credential::Program { key: found.id, scopes };
        Identity::Known(Rc::new(Principal { user: User::from(found.user), credential }))
    }))
}

async fn by_cookie(state: &State, request: &HttpRequest) -> Result<Identity, DatabaseError> {
    let Some(token) = SessionCookie::over(state.is_https()).read(request) else { return Ok(Identity::Stranger) };
    let hash = token.hash();
    let found = state.database.run(async |connection| user_sessions::find(connection, hash).await).await?;
    Ok(found.map_or(Identity::Stranger, |(sign_in, row)| {
        let credential = Credential::Browser { sign_in, token };
        Identity::Known(Rc::new(Principal { user: User::from(row), credential }))
    }))
}
