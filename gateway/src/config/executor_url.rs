//! Parses where the executor listens.

use reqwest::Url;

use super::ConfigError;

const NAME: &str = "EXECUTOR_URL";

/// A base such as `http://executor:5001`, to which paths can be joined.
pub(super) fn parse(text: &str) -> Result<Url, ConfigError> {
    let url = Url::parse(text).map_err(|error| ConfigError::new(NAME, format!("is not a URL: {error}")))?;
    if url.scheme() != "http" || url.host().is_none() {
        // The executor listens on an internal network; a token, not the transport, says who calls.
        return Err(ConfigError::new(NAME, "must start with `http://` and name a host"));
    }
    if url.path() != "/" || url.query().is_some() || url.fragment().is_some() || !url.username().is_empty() {
        return Err(ConfigError::new(NAME, "must end after the port"));
    }
    Ok(url)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    #[rstest]
    #[case("http://127.0.0.1:5001")]
    #[case("http://executor:5001/")]
    fn a_base_url_is_taken(#[case] text: &str) {
        assert!(super::parse(text).is_ok());
    }

    #[rstest]
    #[case("executor:5001")]
    #[case("https://executor:5001")]
    #[case("http://executor:5001/api")]
    #[case("http://user@executor:5001")]
    #[case("http://executor:99999")]
    #[case("")]
    fn anything_else_names_the_setting(#[case] text: &str) {
        assert!(super::parse(text).unwrap_err().to_string().starts_with("EXECUTOR_URL: "));
    }
}
