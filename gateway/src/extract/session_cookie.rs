//! The cookie that signs a browser in.

use actix_web::HttpRequest;
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};

use crate::domain::SessionToken;

/// Over TLS. The prefix makes browsers refuse a cookie that another host or path tries to plant
/// (draft-ietf-httpbis-rfc6265bis §4.1.3.2).
const SECURE_NAME: &str = "__Host-palace";
/// Over plain HTTP, as on a school's own server, where browsers refuse the prefix.
const PLAIN_NAME: &str = "palace_session";
/// The longest that browsers keep a cookie; the database decides how long the sign-in lasts.
const MAX_AGE: Duration = Duration::days(400);

/// How the cookie is named and protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SessionCookie {
    /// Over TLS.
    Secure,
    /// Over plain HTTP.
    Plain,
}

impl SessionCookie {
    /// The cookie for a service that browsers reach over TLS, or not.
    #[must_use]
    pub const fn over(https: bool) -> Self {
        if https { Self::Secure } else { Self::Plain }
    }

    /// The cookie that holds this token.
    #[must_use]
    pub fn write(self, token: &SessionToken) -> Cookie<'static> {
        Cookie::build(self.name(), token.expose())
            .path("/")
            .http_only(true)
            .same_site(SameSite::Lax)
            .secure(self == Self::Secure)
            .max_age(MAX_AGE)
            .finish()
    }

    /// The token the request brings, if it brings one.
    #[must_use]
    pub fn read(self, request: &HttpRequest) -> Option<SessionToken> {
        SessionToken::parse(request.cookie(self.name())?.value())
    }

    /// What makes a browser forget the cookie.
    #[must_use]
    pub fn clear(self) -> Cookie<'static> {
        Cookie::build(self.name(), "")
            .path("/")
            .http_only(true)
            .same_site(SameSite::Lax)
            .secure(self == Self::Secure)
            .max_age(Duration::ZERO)
            .finish()
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Secure => SECURE_NAME,
            Self::Plain => PLAIN_NAME,
        }
    }
}
