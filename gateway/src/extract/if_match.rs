//! The revision that a client has seen, in `If-Match` (RFC 9110 §13.1.1).

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::header::{ETAG, EntityTag, HeaderValue, IF_MATCH};
use actix_web::{FromRequest, HttpRequest, HttpResponseBuilder};

use crate::error::{ApiError, Code};

/// What a change rests on. Without the header the answer is 428 `precondition_required`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IfMatch {
    /// Any revision: `*`.
    Any,
    /// This one; one that cannot exist where the header names none of ours.
    Revision(i64),
}

impl IfMatch {
    /// Whether a change may be made to this revision.
    #[must_use]
    pub const fn admits(self, revision: i64) -> bool {
        match self {
            Self::Any => true,
            Self::Revision(seen) => seen == revision,
        }
    }
}

/// The entity tag of a revision.
#[must_use]
pub fn revision_tag(revision: i64) -> String {
    EntityTag::new_strong(format!("r{revision}")).to_string()
}

/// Lets an answer carry the entity tag of a revision.
pub trait WithRevision {
    /// Sets `ETag`.
    fn revision(&mut self, revision: i64) -> &mut Self;
}

impl WithRevision for HttpResponseBuilder {
    fn revision(&mut self, revision: i64) -> &mut Self {
        self.insert_header((ETAG, revision_tag(revision)))
    }
}

impl FromRequest for IfMatch {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(request.headers().get(IF_MATCH).map(parse).ok_or_else(|| Code::PreconditionRequired.into()))
    }
}

fn parse(value: &HeaderValue) -> IfMatch {
    let text = value.to_str().unwrap_or_default().trim();
    if text == "*" {
        return IfMatch::Any;
    }
    let number = text
        .strip_prefix("\"r")
        .and_then(|rest| rest.strip_suffix('"'))
        .filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))
        .and_then(|digits| digits.parse().ok());
    IfMatch::Revision(number.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case("*", IfMatch::Any)]
    #[case("\"r17\"", IfMatch::Revision(17))]
    #[case("W/\"r17\"", IfMatch::Revision(0))]
    #[case("r17", IfMatch::Revision(0))]
    #[case("\"r-1\"", IfMatch::Revision(0))]
    #[case("", IfMatch::Revision(0))]
    fn only_a_tag_of_ours_matches(#[case] text: &str, #[case] expected: IfMatch) {
        assert_eq!(parse(&HeaderValue::from_str(text).unwrap()), expected);
    }

    #[test]
    fn a_tag_is_read_as_it_was_written() {
        let value = HeaderValue::from_str(&revision_tag(5)).unwrap();
        assert!(parse(&value).admits(5) && !parse(&value).admits(6));
    }
}
