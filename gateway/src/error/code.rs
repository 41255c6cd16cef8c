//! The one table of error codes: every problem's status, title and standard advice derive from it.

use actix_web::http::StatusCode;

macro_rules! codes {
    ($($variant:ident = $name:literal, $status:ident, $title:literal, $advice:literal;)*) => {
        /// A kind of problem. Its name is stable: programs may rely on it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Code {
            $(#[doc = $title] $variant,)*
        }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The stable name, in `snake_case`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            /// The HTTP status.
            #[must_use]
            pub const fn status(self) -> StatusCode {
                match self { $(Self::$variant => StatusCode::$status),* }
            }

            /// The kind of problem in a few words.
            #[must_use]
            pub const fn title(self) -> &'static str {
                match self { $(Self::$variant => $title),* }
            }

            /// What happened and what to try, where nothing more precise is known.
            #[must_use]
            pub const fn advice(self) -> &'static str {
                match self { $(Self::$variant => $advice),* }
            }
        }
    };
}

codes! {
    InvalidRequest = "invalid_request", BAD_REQUEST, "The request is not right",
        "The request could not be read. Check it against the documentation at /api/docs.";
    NotSignedIn = "not_signed_in", UNAUTHORIZED, "Not signed in",
        "Sign in first: POST /api/auth/guest makes a guest.";
    CrossSiteRequest = "cross_site_request", FORBIDDEN, "Request from another site",
        "This request came from a page of another site and was refused.";
    NotFound = "not_found", NOT_FOUND, "Not found",
        "There is nothing at this address.";
    SessionNotFound = "session_not_found", NOT_FOUND, "No such game session",
        "This game is not running. Press Run to start it again.";
    MethodNotAllowed = "method_not_allowed", METHOD_NOT_ALLOWED, "Method not allowed",
        "This address exists, but not for this method.";
    RequestTimeout = "request_timeout", REQUEST_TIMEOUT, "The request took too long to arrive",
        "The connection is slow. Try again.";
    PayloadTooLarge = "payload_too_large", PAYLOAD_TOO_LARGE, "Too large",
        "The request is larger than this address accepts.";
    UnsupportedMediaType = "unsupported_media_type", UNSUPPORTED_MEDIA_TYPE, "Not JSON",
        "Send the body as JSON, with `Content-Type: application/json`.";
    UpgradeRequired = "upgrade_required", UPGRADE_REQUIRED, "A WebSocket is needed here",
        "Open this address as a WebSocket with the subprotocol pixel.play.v1.";
    TooManySessions = "too_many_sessions", TOO_MANY_REQUESTS, "As many games run as may",
        "As many games run as may run at once. Try again in a moment.";
    TooManySessionsOfYours = "too_many_sessions_of_yours", TOO_MANY_REQUESTS, "You have as many games as you may",
        "You have as many games running as one person may. Stop one of them first.";
    InternalError = "internal_error", INTERNAL_SERVER_ERROR, "Something went wrong",
        "Something went wrong on our side. Try again in a moment.";
    ExecutorUnavailable = "executor_unavailable", SERVICE_UNAVAILABLE, "The game machine is away",
        "The machine that runs the games does not answer right now. Your code is safe; try again in a few seconds.";
    DatabaseUnavailable = "database_unavailable", SERVICE_UNAVAILABLE, "The memory is away",
        "We cannot look things up right now. Nothing is lost; try again in a few seconds.";
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn names_are_unique_and_snake_case() {
        let names: HashSet<_> = Code::ALL.iter().map(|code| code.name()).collect();
        assert_eq!(names.len(), Code::ALL.len());
        assert!(names.iter().all(|name| name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')));
    }

    #[test]
    fn every_code_is_an_error() {
        assert!(Code::ALL.iter().all(|code| code.status().as_u16() >= 400));
    }
}
