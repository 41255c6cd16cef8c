//! A JSON body of bounded size, parsed into what a handler needs; what is wrong with it names its field.

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use futures_util::future::{FutureExt as _, LocalBoxFuture};
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::Value;

use super::JsonBody;
use crate::error::{ApiError, Code};

/// Most bytes of a body that holds no files.
pub const SMALL_BODY_BYTES: usize = 64 * 1024;

/// The parsed body, of at most `LIMIT` bytes.
#[derive(Debug)]
pub struct Json<T, const LIMIT: usize = SMALL_BODY_BYTES>(pub T);

impl<T: DeserializeOwned, const LIMIT: usize> FromRequest for Json<T, LIMIT> {
    type Error = ApiError;
    type Future = LocalBoxFuture<'static, Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let body = JsonBody::<LIMIT>::from_request(request, payload);
        async move { parse(&body.await?.0).map(Self) }.boxed_local()
    }
}

/// Parses a body.
///
/// # Errors
/// `invalid_request`, with the field where one can be named.
pub fn parse<T: DeserializeOwned>(body: &[u8]) -> Result<T, ApiError> {
    // serde takes an array for a structure too.
    if body.trim_ascii_start().first().is_some_and(|&first| first == b'[') {
        serde_json::from_slice::<IgnoredAny>(body).map_err(|error| not_json(&error))?;
        return Err(ApiError::field("body", "must be an object"));
    }
    let mut deserializer = serde_json::Deserializer::from_slice(body);
    let parsed = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| refused(&error))?;
    deserializer.end().map_err(|error| not_json(&error))?;
    // PostgreSQL cannot keep this character in any text. It can only stand in the body as this escape.
    if contains(body, b"\\u0000")
        && let Some(field) = field_with_nul(&serde_json::from_slice(body).map_err(|error| not_json(&error))?)
    {
        return Err(ApiError::field(field, "must not hold the character U+0000"));
    }
    Ok(parsed)
}

fn refused(error: &serde_path_to_error::Error<serde_json::Error>) -> ApiError {
    if !error.inner().is_data() {
        return not_json(error.inner());
    }
    // serde names what is missing or unknown in its message alone, with the place of the object around it.
    let message = error.inner().to_string();
    let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(message, _)| message);
    let around = error.path().to_string();
    let named = ["missing field `", "unknown field `"]
        .iter()
        .find_map(|start| message.strip_prefix(start)?.split_once('`').map(|(name, _)| name));
    let field = match (around.as_str(), named) {
        (".", Some(name)) => name.to_owned(),
        (".", None) => "body".to_owned(),
        (path, Some(name)) if path == name || path.ends_with(&format!(".{name}")) => path.to_owned(),
        (path, Some(name)) => format!("{path}.{name}"),
        (path, None) => path.to_owned(),
    };
    ApiError::field(field, message)
}

fn not_json(error: &serde_json::Error) -> ApiError {
    ApiError::new(Code::InvalidRequest).detail(format!("The body is not valid JSON: {error}."))
}

fn contains(body: &[u8], part: &[u8]) -> bool {
    body.windows(part.len()).any(|window| window == part)
}

/// The path of the first text, or name of a field, with the character.
fn field_with_nul(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => text.contains('\0').then(String::new),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .find_map(|(index, item)| field_with_nul(item).map(|rest| format!("[{index}]{}", joined(&rest)))),
        Value::Object(fields) => fields.iter().find_map(|(name, item)| {
            if name.contains('\0') {
                return Some(name.replace('\0', "\u{fffd}"));
            }
            field_with_nul(item).map(|rest| format!("{name}{}", joined(&rest)))
        }),
        _ => None,
    }
}

fn joined(rest: &str) -> String {
    if rest.is_empty() || rest.starts_with('[') { rest.to_owned() } else { format!(".{rest}") }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Body {
        #[expect(dead_code, reason = "only parsed")]
        name: String,
        #[serde(default)]
        #[expect(dead_code, reason = "only parsed")]
        files: Vec<File>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct File {
        #[expect(dead_code, reason = "only parsed")]
        path: String,
    }

    #[rstest]
    #[case(r"{}", "name")]
    #[case(r#"{"name":1}"#, "name")]
    #[case(r#"{"name":"a","owner_id":"b"}"#, "owner_id")]
    #[case(r#"{"name":"a","files":[{"path":"a"},{"path":2}]}"#, "files[1].path")]
    #[case(r#"{"name":"a","files":[{"path":"a"},{"pat":"b"}]}"#, "files[1].pat")]
    #[case(r#"{"name":"a\u0000"}"#, "name")]
    #[case(r#"{"name":"a","files":[{"path":"\u0000"}]}"#, "files[0].path")]
    #[case(r"[]", "body")]
    #[case(r#"["a"]"#, "body")]
    #[case(r"3", "body")]
    fn what_is_wrong_is_named(#[case] body: &str, #[case] field: &str) {
        let problem = parse::<Body>(body.as_bytes()).unwrap_err().problem("");
        assert_eq!(problem.errors.first().map(|error| error.field.as_str()), Some(field), "{}", problem.detail);
    }

    #[rstest]
    #[case("")]
    #[case("{")]
    #[case(r#"{"name":"a"} x"#)]
    #[case(&"[".repeat(100_000))]
    #[case(&r#"{"a":"#.repeat(100_000))]
    fn what_is_no_json_is_said(#[case] body: &str) {
        let problem = parse::<Value>(body.as_bytes()).unwrap_err().problem("");
        assert!(problem.detail.contains("not valid JSON"), "{}", problem.detail);
    }

    #[test]
    fn an_escaped_backslash_is_no_nul() {
        assert!(parse::<Body>(br#"{"name":"\\u0000"}"#).is_ok());
    }
}
