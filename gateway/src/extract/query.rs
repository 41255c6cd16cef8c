//! The parameters behind the `?`, parsed; what is wrong with them is named.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use serde::de::DeserializeOwned;

use crate::error::ApiError;

/// The parsed parameters.
#[derive(Debug)]
pub struct Query<T>(pub T);

impl<T: DeserializeOwned> FromRequest for Query<T> {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(parse(request.query_string()).map(Self))
    }
}

fn parse<T: DeserializeOwned>(text: &str) -> Result<T, ApiError> {
    // PostgreSQL cannot keep this character in any text.
    if text.contains("%00") || text.contains('\0') {
        return Err(ApiError::field("query", "must not hold the character U+0000"));
    }
    let pairs = serde_urlencoded::Deserializer::new(form_urlencoded::parse(text.as_bytes()));
    serde_path_to_error::deserialize(pairs).map_err(|error| {
        let message = error.inner().to_string();
        let named = message.split('`').nth(1).map(ToOwned::to_owned);
        let path = error.path().to_string();
        ApiError::field(if path == "." { named.unwrap_or_else(|| "query".to_owned()) } else { path }, message)
    })
}

#[cfg(test)]
mod tests {
    use rstest::rstest;
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Parameters {
        #[expect(dead_code, reason = "only parsed")]
        limit: Option<u8>,
    }

    #[rstest]
    #[case("limit=x", "limit")]
    #[case("limit=300", "limit")]
    #[case("limt=3", "limt")]
    #[case("limit=%00", "query")]
    fn what_is_wrong_is_named(#[case] text: &str, #[case] field: &str) {
        let problem = parse::<Parameters>(text).unwrap_err().problem("");
        assert_eq!(problem.errors.first().map(|error| error.field.as_str()), Some(field), "{}", problem.detail);
    }

    #[test]
    fn what_is_right_passes() {
        assert!(parse::<Parameters>("limit=3").is_ok() && parse::<Parameters>("").is_ok());
    }
}
