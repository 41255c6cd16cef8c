//! The file of a project that a path names behind `/files/`.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};

use crate::domain::ProjectPath;
use crate::error::{ApiError, Code};

/// The rest of the path, with its `/` written plainly or as `%2F`. Whether it can be a file's path is not said yet.
#[derive(Debug)]
pub struct FilePath(String);

impl FilePath {
    /// The path of a file that is looked for. What cannot be one names no file.
    ///
    /// # Errors
    /// `file_not_found`.
    pub fn sought(&self) -> Result<ProjectPath, ApiError> {
        self.0.parse().map_err(|_| Code::FileNotFound.into())
    }

    /// The path of a file that is to be made.
    ///
    /// # Errors
    /// `invalid_request` that names `path`.
    pub fn new_one(&self) -> Result<ProjectPath, ApiError> {
        self.0.parse().map_err(|error: crate::domain::InvalidPath| ApiError::field("path", error.to_string()))
    }
}

impl FromRequest for FilePath {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self(decoded(request.match_info().get("path").unwrap_or_default()))))
    }
}

/// The router has decoded all but these, which mean something in a path or a query.
fn decoded(text: &str) -> String {
    let pairs = [("%2F", "/"), ("%2f", "/"), ("%2B", "+"), ("%2b", "+"), ("%25", "%")];
    pairs.iter().fold(text.to_owned(), |text, (code, letter)| text.replace(code, letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case("images/a.png", "images/a.png")]
    #[case("images%2Fa.png", "images/a.png")]
    #[case("1%2b1%25.txt", "1+1%.txt")]
    #[case("%252F", "%2F")]
    fn what_the_router_left_is_decoded(#[case] text: &str, #[case] path: &str) {
        assert_eq!(decoded(text), path);
    }
}
