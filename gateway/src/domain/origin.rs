//! The origin under which browsers reach this service (RFC 6454).

use std::fmt;
use std::str::FromStr;

use reqwest::Url;

/// Scheme, host and port as a browser writes them in `Origin`, such as `https://palace.example`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin(String);

/// A text that is not an origin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("must be a scheme, a host and perhaps a port, such as `https://palace.example`, and nothing after it")]
pub struct InvalidOrigin;

impl Origin {
    /// Whether browsers reach this service over TLS.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.0.starts_with("https://")
    }

    /// The host and, where it is not the scheme's own, the port: what a browser puts into `Host`.
    #[must_use]
    pub fn authority(&self) -> &str {
        self.0.split_once("://").map_or("", |(_, authority)| authority)
    }
}

impl FromStr for Origin {
    type Err = InvalidOrigin;

    fn from_str(text: &str) -> Result<Self, InvalidOrigin> {
        let url = Url::parse(text).map_err(|_| InvalidOrigin)?;
        let plain = url.path() == "/"
            && url.query().is_none()
            && url.fragment().is_none()
            && url.username().is_empty()
            && url.password().is_none();
        let origin = url.origin();
        if plain && matches!(url.scheme(), "http" | "https") && origin.is_tuple() {
            Ok(Self(origin.ascii_serialization()))
        } else {
            Err(InvalidOrigin)
        }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("https://palace.example", "https://palace.example", "palace.example")]
    #[case("https://palace.example:443/", "https://palace.example", "palace.example")]
    #[case("http://LOCALHOST:5000", "http://localhost:5000", "localhost:5000")]
    #[case("http://[::1]:5000", "http://[::1]:5000", "[::1]:5000")]
    fn an_origin_is_written_as_browsers_do(#[case] text: &str, #[case] written: &str, #[case] authority: &str) {
        let origin: Origin = text.parse().unwrap();
        assert_eq!(origin.to_string(), written);
        assert_eq!(origin.authority(), authority);
        assert_eq!(origin.is_https(), text.starts_with("https"));
    }

    #[rstest]
    #[case("null")]
    #[case("palace.example")]
    #[case("https://palace.example/path")]
    #[case("https://palace.example/?a")]
    #[case("https://someone@palace.example")]
    #[case("ftp://palace.example")]
    #[case("")]
    fn other_texts_are_no_origin(#[case] text: &str) {
        assert_eq!(text.parse::<Origin>(), Err(InvalidOrigin));
    }
}
