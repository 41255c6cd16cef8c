//! The things a path names.

use std::future::{Ready, ready};
use std::marker::PhantomData;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use uuid::Uuid;

use crate::error::{ApiError, Code};

/// A kind of thing with an id in paths.
pub trait Named {
    /// How the path's template calls the id.
    const PARAMETER: &str;
    /// What is answered where there is no such thing.
    const MISSING: Code;
}

/// The id of a thing that the path names. What is no id names no thing: 404, as for any that does not exist.
#[derive(Debug, Clone, Copy)]
pub struct PathId<T> {
    /// The row's id.
    pub id: Uuid,
    kind: PhantomData<T>,
}

impl<T: Named> FromRequest for PathId<T> {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let id = request.match_info().get(T::PARAMETER).and_then(|text| Uuid::try_parse(text).ok());
        ready(id.map(|id| Self { id, kind: PhantomData }).ok_or_else(|| T::MISSING.into()))
    }
}

macro_rules! named {
    ($($(#[$attribute:meta])* $name:ident = $parameter:literal, $missing:ident;)+) => {
        $(
            $(#[$attribute])*
            #[derive(Debug, Clone, Copy)]
            pub struct $name;

            impl Named for $name {
                const PARAMETER: &str = $parameter;
                const MISSING: Code = Code::$missing;
            }
        )+
    };
}

named! {
    /// A signed-in browser.
    SignIn = "sign_in_id", SignInNotFound;
    /// An API key.
    ApiKey = "api_key_id", ApiKeyNotFound;
    /// A person.
    Person = "user_id", UserNotFound;
    /// A class.
    Class = "class_id", ClassNotFound;
    /// Somebody in a class.
    ClassMember = "member_id", MemberNotFound;
    /// A project.
    Project = "project_id", ProjectNotFound;
    /// A version of a project.
    Version = "version_id", VersionNotFound;
    /// A game in the gallery.
    Publication = "publication_id", PublicationNotFound;
    /// A report about one.
    Report = "report_id", ReportNotFound;
}
