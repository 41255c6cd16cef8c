//! The OpenAPI 3.1 document: built from the handlers, so that it cannot say anything else than they do.

use shared::problem::Problem;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, SecurityScheme};
use utoipa::openapi::{Info, License, OpenApi as Document};
use utoipa::{IntoResponses, Modify, OpenApi};

use crate::error::Code;
use crate::handlers::{auth, games, health, sessions};

#[derive(OpenApi)]
#[openapi(
    modifiers(&Header),
    paths(
        auth::guest::guest,
        auth::me::me,
        games::types::types,
        games::compile::compile,
        sessions::execute::execute,
        sessions::list::list,
        sessions::thumbnail::thumbnail,
        sessions::stream::stream,
        sessions::play::play,
        sessions::input::input,
        sessions::stop::stop,
        health::gateway::gateway,
        health::executor::executor,
        health::executor::flask,
        health::live::live,
        health::ready::ready,
        health::metrics::metrics,
    ),
    components(schemas(shared::api::GameEvent)),
    tags(
        (name = "auth", description = "Signing in."),
        (name = "games", description = "Kinds of games, and making one out of choices."),
        (name = "sessions", description = "Running games: starting, watching, playing, stopping."),
        (name = "health", description = "How the services are doing."),
    ),
)]
struct Api;

/// The document.
#[must_use]
pub fn document() -> Document {
    Api::openapi()
}

/// The document as it is kept in `gateway/openapi.json`.
///
/// # Errors
/// When it cannot be written as JSON, which a test rules out.
pub fn document_text() -> Result<String, serde_json::Error> {
    document().to_pretty_json().map(|text| text + "\n")
}

/// Title, security and the table of problems, which derives from the one in [`Code`].
struct Header;

impl Modify for Header {
    fn modify(&self, document: &mut Document) {
        let mut info = Info::new("Pixel's PyGame Palace", env!("CARGO_PKG_VERSION"));
        info.description = Some(description());
        let mut license = License::new("GPL-3.0-or-later");
        license.identifier = Some("GPL-3.0-or-later".to_owned());
        info.license = Some(license);
        document.info = info;
        let cookie = ApiKeyValue::with_description("palace_session", "Over TLS its name is `__Host-palace`.");
        if let Some(components) = document.components.as_mut() {
            components.add_security_scheme("cookie", SecurityScheme::ApiKey(ApiKey::Cookie(cookie)));
        }
    }
}

fn description() -> String {
    let rows: Vec<_> = Code::ALL
        .iter()
        .map(|code| format!("| `{}` | {} | {} |", code.name(), code.status().as_u16(), code.advice()))
        .collect();
    format!(
        "Sign in with `POST /api/auth/guest`; the cookie it sets goes with every other call.\n\n\
         Errors are RFC 9457 problems. Their `code` is stable; these are the gateway's own, an executor adds others \
         such as `syntax_error` (400), `code_too_large` (413) and `no_picture_yet` (404).\n\n\
         | code | status | meaning |\n| --- | --- | --- |\n{}\n",
        rows.join("\n")
    )
}

/// Declares the errors that a group of operations shares.
macro_rules! problems {
    ($($(#[$attribute:meta])* $name:ident { $($variant:ident = $status:literal, $description:literal;)+ })+) => {
        $(
            $(#[$attribute])*
            #[derive(IntoResponses)]
            #[expect(dead_code, reason = "only described, never made: handlers answer with ApiError")]
            pub(crate) enum $name {
                $(
                    #[doc = $description]
                    #[response(status = $status, description = $description, content_type = "application/problem+json")]
                    $variant(Problem),
                )+
            }
        )+
    };
}

problems! {
    /// Of operations that need somebody to be signed in.
    SignInProblems {
        NotSignedIn = 401, "Nobody is signed in: `not_signed_in`.";
    }
    /// Of operations that change something.
    UnsafeProblems {
        CrossSite = 403, "The request came from a page of another site: `cross_site_request`.";
    }
    /// Of operations on one session.
    SessionProblems {
        NotFound = 404, "The session is unknown, over or somebody else's: `session_not_found`.";
    }
    /// Of operations with a body.
    BodyProblems {
        Invalid = 400, "The body is not right; `errors` names the fields or the places in the code.";
        TooLarge = 413, "The body, or something in it, is too large.";
        NotJson = 415, "The body is not declared as JSON: `unsupported_media_type`.";
    }
    /// Of operations that an executor carries out.
    ExecutorProblems {
        ExecutorUnavailable = 503,
            "No executor can do it now, or the one that ran the game is gone (`executor_unavailable`), or the database \
             is away; `Retry-After` says when to try again.";
    }
    /// Of operations that look something up.
    DatabaseProblems {
        Internal = 500, "A mistake of ours: `internal_error`.";
        DatabaseUnavailable = 503,
            "The database (`database_unavailable`) or the executor is away; `Retry-After` says when to try again.";
    }
    /// Of the counters.
    NoMetrics {
        Off = 404, "`ENABLE_METRICS` is off: `not_found`.";
    }
}
