//! The OpenAPI 3.1 document: built from the handlers, so that it cannot say anything else than they do.

use shared::problem::{FieldError, Problem};
use utoipa::openapi::path::{Operation, ParameterBuilder, ParameterIn};
use utoipa::openapi::schema::{KnownFormat, SchemaFormat, Type};
use utoipa::openapi::security::{ApiKey, ApiKeyValue, Http, HttpAuthScheme, SecurityScheme};
use utoipa::openapi::{
    Content, ContentBuilder, Info, License, ObjectBuilder, OpenApi as Document, Ref, RefOr, Required, Response,
    ResponseBuilder,
};
use utoipa::{IntoResponses, OpenApi as _, PartialSchema as _, ToSchema as _};

use crate::error::Code;
use crate::handlers::{api_keys, auth, classes, gallery, games, health, lessons, progress, projects, sessions, users};
use crate::middleware::takes_idempotency_keys;

/// The document.
#[must_use]
pub fn document() -> Document {
    let mut document = auth::Api::openapi();
    for part in [
        api_keys::Api::openapi(),
        users::Api::openapi(),
        classes::Api::openapi(),
        games::Api::openapi(),
        projects::Api::openapi(),
        sessions::Api::openapi(),
        gallery::Api::openapi(),
        lessons::Api::openapi(),
        progress::Api::openapi(),
        health::Api::openapi(),
    ] {
        document.merge(part);
    }
    describe(&mut document);
    add_common_problems(&mut document);
    say_what_is_binary(&mut document);
    document
}

/// The document as it is kept in `gateway/openapi.json`.
///
/// # Errors
/// When it cannot be written as JSON, which a test rules out.
pub fn document_text() -> Result<String, serde_json::Error> {
    document().to_pretty_json().map(|text| text + "\n")
}

/// Title, security and the table of problems, which derives from the one in [`Code`].
fn describe(document: &mut Document) {
    let mut info = Info::new("Pixel's PyGame Palace", env!("CARGO_PKG_VERSION"));
    info.description = Some(description());
    let mut license = License::new("GPL-3.0-or-later");
    license.identifier = Some("GPL-3.0-or-later".to_owned());
    info.license = Some(license);
    document.info = info;
    let cookie = ApiKeyValue::with_description("palace_session", "Over TLS its name is `__Host-palace`.");
    let mut bearer = Http::new(HttpAuthScheme::Bearer);
    bearer.description = Some("A key from `POST /api/api-keys`.".to_owned());
    let components = document.components.get_or_insert_default();
    components.add_security_scheme("cookie", SecurityScheme::ApiKey(ApiKey::Cookie(cookie)));
    components.add_security_scheme("api_key", SecurityScheme::Http(bearer));
    components.schemas.insert(Problem::name().into_owned(), Problem::schema());
    components.schemas.insert(FieldError::name().into_owned(), FieldError::schema());
}

/// What any operation of the API may answer, where it does not say so itself.
fn add_common_problems(document: &mut Document) {
    const EVERY: [(&str, &str); 3] = [
        ("429", "Too many requests: `too_many_requests`; `Retry-After` says when to try again."),
        ("500", "A mistake of ours: `internal_error`."),
        ("503", "The database is away: `database_unavailable`; `Retry-After` says when to try again."),
    ];
    const UNSAFE: [(&str, &str); 1] =
        [("403", "Refused: `cross_site_request` from a page of another site, or `missing_scope` of an API key.")];
    for (path, item) in &mut document.paths.paths {
        if !path.starts_with("/api/") {
            continue;
        }
        if let Some(operation) = &mut item.post {
            add_idempotency(path, operation);
        }
        let methods = [
            (&mut item.get, false),
            (&mut item.post, true),
            (&mut item.put, true),
            (&mut item.patch, true),
            (&mut item.delete, true),
        ];
        for (operation, changes) in methods {
            let Some(operation) = operation else { continue };
            for (status, description) in EVERY.iter().chain(UNSAFE.iter().filter(|_| changes)) {
                let responses = &mut operation.responses.responses;
                responses.entry((*status).to_owned()).or_insert_with(|| problem_response(description));
            }
        }
    }
}

/// Every signed-in `POST` that creates something takes an `Idempotency-Key`, by the middleware's doing.
fn add_idempotency(path: &str, operation: &mut Operation) {
    const ANSWERS: [(&str, &str); 4] = [
        ("400", "The `Idempotency-Key` is not right: `invalid_request`."),
        ("409", "A request with the same `Idempotency-Key` is still running: `request_in_progress`."),
        ("413", "The body is too large."),
        ("422", "The `Idempotency-Key` was used for another request: `idempotency_key_reused`."),
    ];
    let creates = operation.security.is_some() && operation.responses.responses.contains_key("201");
    if !creates || !takes_idempotency_keys(path) {
        return;
    }
    let text = ObjectBuilder::new().schema_type(Type::String).min_length(Some(1)).max_length(Some(255));
    let key = ParameterBuilder::new()
        .name("Idempotency-Key")
        .parameter_in(ParameterIn::Header)
        .required(Required::False)
        .description(Some(
            "Names this request, so that it can be sent again when no answer came: with the same key within 24 hours it is \
             carried out once, and answered as before with `Idempotency-Replayed: true`.",
        ))
        .schema(Some(text.pattern(Some("^[!-~]+$"))))
        .build();
    let parameters = operation.parameters.get_or_insert_default();
    parameters.retain(|known| !matches!(known, RefOr::T(known) if known.name == key.name));
    parameters.push(key.into());
    for (status, description) in ANSWERS {
        operation.responses.responses.entry(status.to_owned()).or_insert_with(|| problem_response(description));
    }
}

/// Bodies that are no text: utoipa describes `Vec<u8>` as a list of numbers, whatever the media type.
fn say_what_is_binary(document: &mut Document) {
    for item in document.paths.paths.values_mut() {
        for operation in [&mut item.get, &mut item.post, &mut item.put].into_iter().flatten() {
            if let Some(RefOr::T(body)) = &mut operation.request_body {
                // A file may be empty.
                if body.content.contains_key("application/octet-stream") {
                    body.required = Some(Required::False);
                }
                body.content.iter_mut().for_each(|(media_type, content)| describe_binary(media_type, content));
            }
            for answer in operation.responses.responses.values_mut() {
                if let RefOr::T(answer) = answer {
                    answer.content.iter_mut().for_each(|(media_type, content)| describe_binary(media_type, content));
                }
            }
        }
    }
}

fn describe_binary(media_type: &str, content: &mut RefOr<Content>) {
    const BINARY: [&str; 4] = ["application/zip", "application/octet-stream", "image/", "audio/"];
    if let RefOr::T(content) = content
        && BINARY.iter().any(|start| media_type.starts_with(start))
    {
        let binary =
            ObjectBuilder::new().schema_type(Type::String).format(Some(SchemaFormat::KnownFormat(KnownFormat::Binary)));
        content.schema = Some(binary.build().into());
    }
}

fn problem_response(description: &str) -> RefOr<Response> {
    let schema = Ref::from_schema_name(Problem::name());
    ResponseBuilder::new()
        .description(description)
        .content(shared::problem::CONTENT_TYPE, ContentBuilder::new().schema(Some(schema)).build())
        .build()
        .into()
}

fn description() -> String {
    let rows: Vec<_> = Code::ALL
        .iter()
        .map(|code| format!("| `{}` | {} | {} |", code.name(), code.status().as_u16(), code.advice()))
        .collect();
    format!(
        "Sign in with `POST /api/auth/guest`; the cookie it sets goes with every other call. Programs send a key from \
         `POST /api/api-keys` as `Authorization: Bearer`.\n\n\
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
        NotSignedIn = 401, "Nobody is signed in (`not_signed_in`), or the API key is good for nothing (`invalid_api_key`).";
        Forbidden = 403, "Refused: `missing_scope` or `not_with_api_key` for an API key, `members_only` for a guest, \
            `wrong_role` where the role is too low, `cross_site_request` for a page of another site.";
    }
    /// Of operations that change something.
    UnsafeProblems {
        CrossSite = 403, "Refused: `cross_site_request` for a page of another site; for an API key `missing_scope` or \
            `not_with_api_key`; `members_only` for a guest; `wrong_role` where the role is too low.";
    }
    /// Of operations on one session.
    SessionProblems {
        NotFound = 404, "The session is unknown, over or somebody else's: `session_not_found`.";
    }
    /// Of operations on one project.
    ProjectProblems {
        NotFound = 404, "The project is unknown, in the trash or somebody else's: `project_not_found`.";
    }
    /// Of operations on one file of a project.
    FileProblems {
        NotFound = 404, "The project is unknown or somebody else's (`project_not_found`), or has no such file \
            (`file_not_found`).";
    }
    /// Of operations on one version of a project.
    VersionProblems {
        NotFound = 404, "The project is unknown or somebody else's (`project_not_found`), or has no such version \
            (`version_not_found`).";
    }
    /// Of operations that need `If-Match`.
    PreconditionProblems {
        Stale = 412, "It was changed somewhere else since it was read: `precondition_failed`. `current` says what it is \
            now (`revision`, `etag`, `updated_at`); where something was sent, `kept` names the version that holds it \
            (`version_id`, `number`).";
        Unsaid = 428, "`If-Match` is missing: `precondition_required`.";
    }
    /// Of operations that add a project.
    LimitProblems {
        Limit = 409, "No room for more: `limit_reached`. Or a request with the same `Idempotency-Key` is still running: \
            `request_in_progress`.";
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
