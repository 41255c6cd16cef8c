//! Who calls, and what they must be allowed: a handler that asks for one of these cannot forget to check.

use std::future::{Ready, ready};
use std::rc::Rc;

use actix_web::dev::Payload;
use actix_web::http::Method;
use actix_web::{FromRequest, HttpRequest};
use uuid::Uuid;

use super::InRequest;
use crate::domain::{Credential, Principal, Role, Scope, SessionToken, User};
use crate::error::{ApiError, Code};
use crate::middleware::Identity;
use crate::services::Caller;

/// The person who calls, or nobody. It asks no scope of an API key: see [`MaybeSignedIn::reader`].
#[derive(Debug, Clone)]
pub struct MaybeSignedIn(pub Option<Rc<Principal>>);

/// The person who calls. Without one the answer is 401 `not_signed_in`. An API key needs the scope `read` for safe
/// methods and `write` for others.
#[derive(Debug, Clone)]
pub struct SignedIn {
    principal: Rc<Principal>,
    /// The same, as an executor is told.
    pub caller: Caller,
}

/// The person who calls, to run or play a game. An API key needs the scope `run`.
#[derive(Debug, Clone)]
pub struct Player(SignedIn);

/// The person who calls, with a browser: API keys get 403 `not_with_api_key`.
#[derive(Debug, Clone)]
pub struct InBrowser(SignedIn);

/// A person with a nickname: guests get 403 `members_only`.
#[derive(Debug, Clone)]
pub struct SignedInMember(SignedIn);

/// A teacher or an admin: others get 403 `wrong_role`.
#[derive(Debug, Clone)]
pub struct SignedInTeacher(SignedIn);

/// An admin: others get 403 `wrong_role`.
#[derive(Debug, Clone)]
pub struct SignedInAdmin(SignedIn);

impl MaybeSignedIn {
    /// The person, if the credential is good for reading: an API key without the scope `read` is nobody's.
    #[must_use]
    pub fn reader(&self) -> Option<&User> {
        self.0.as_ref().filter(|principal| principal.may(Scope::Read)).map(|principal| &principal.user)
    }

    /// The guest, or nobody.
    ///
    /// # Errors
    /// `already_member` for anybody else.
    pub fn guest(&self) -> Result<Option<Uuid>, ApiError> {
        match &self.0 {
            Some(principal) if principal.is_member() => Err(Code::AlreadyMember.into()),
            present => Ok(present.as_ref().map(|principal| principal.id().0)),
        }
    }
}

impl SignedIn {
    /// The person.
    #[must_use]
    pub fn user(&self) -> &User {
        &self.principal.user
    }

    /// The person's row.
    #[must_use]
    pub fn id(&self) -> Uuid {
        self.principal.user.id.0
    }

    /// The person and the credential.
    #[must_use]
    pub fn principal(&self) -> &Principal {
        &self.principal
    }

    /// Refuses guests.
    ///
    /// # Errors
    /// `members_only`.
    pub fn require_member(&self) -> Result<(), ApiError> {
        if self.principal.is_member() { Ok(()) } else { Err(Code::MembersOnly.into()) }
    }

    /// Refuses whoever may do less.
    ///
    /// # Errors
    /// `wrong_role`.
    pub fn require_role(&self, role: Role) -> Result<(), ApiError> {
        if self.principal.has_role(role) { Ok(()) } else { Err(Code::WrongRole.into()) }
    }

    fn find(request: &HttpRequest, scope: Scope) -> Result<Self, ApiError> {
        let principal = Identity::of(request).maybe()?.ok_or(Code::NotSignedIn)?;
        if !principal.may(scope) {
            return Err(ApiError::new(Code::MissingScope)
                .detail(format!("The API key lacks the scope `{}`. Make one that has it.", scope.as_str())));
        }
        let caller = Caller { user: principal.id(), request_id: InRequest::of(request).0 };
        Ok(Self { principal, caller })
    }

    fn in_general(request: &HttpRequest) -> Result<Self, ApiError> {
        let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
        Self::find(request, if safe { Scope::Read } else { Scope::Write })
    }

    fn with_role(request: &HttpRequest, role: Role) -> Result<Self, ApiError> {
        let person = Self::in_general(request)?;
        person.require_role(role)?;
        Ok(person)
    }
}

impl InBrowser {
    /// The sign-in's row and the cookie's secret.
    #[must_use]
    pub fn sign_in(&self) -> Option<(Uuid, &SessionToken)> {
        match &self.0.principal.credential {
            Credential::Browser { sign_in, token } => Some((*sign_in, token)),
            Credential::Program { .. } => None,
        }
    }
}

impl FromRequest for MaybeSignedIn {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Identity::of(request).maybe().map(Self))
    }
}

impl FromRequest for SignedIn {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Self::in_general(request))
    }
}

/// Declares how a kind of caller is found, and lets it be used as [`SignedIn`].
macro_rules! callers {
    ($($name:ident = $find:expr;)+) => {
        $(
            impl FromRequest for $name {
                type Error = ApiError;
                type Future = Ready<Result<Self, ApiError>>;

                fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
                    let find: fn(&HttpRequest) -> Result<SignedIn, ApiError> = $find;
                    ready(find(request).map(Self))
                }
            }

            impl std::ops::Deref for $name {
                type Target = SignedIn;

                fn deref(&self) -> &SignedIn {
                    &self.0
                }
            }
        )+
    };
}

callers! {
    Player = |request| SignedIn::find(request, Scope::Run);
    InBrowser = |request| match SignedIn::in_general(request) {
        Ok(person) if matches!(person.principal.credential, Credential::Browser { .. }) => Ok(person),
        Ok(_) => Err(Code::NotWithApiKey.into()),
        // A key without the scope is a key all the same.
        Err(error) if error.name() == Code::MissingScope.name() => Err(Code::NotWithApiKey.into()),
        Err(error) => Err(error),
    };
    SignedInMember = |request| {
        let person = SignedIn::in_general(request)?;
        person.require_member()?;
        Ok(person)
    };
    SignedInTeacher = |request| SignedIn::with_role(request, Role::Teacher);
    SignedInAdmin = |request| SignedIn::with_role(request, Role::Admin);
}
