//! Parses where the executors listen: `EXECUTOR_URL` names one place, `EXECUTOR_URLS` several.

use reqwest::Url;

use super::ConfigError;
use crate::services::ExecutorSite;

const ONE: &str = "EXECUTOR_URL";
const SEVERAL: &str = "EXECUTOR_URLS";
const DEFAULT: &str = "http://127.0.0.1:5001";

/// The places to look for executors, none of them twice.
pub(super) fn sites(one: Option<String>, several: Option<String>) -> Result<Vec<ExecutorSite>, ConfigError> {
    match (one, several) {
        (Some(_), Some(_)) => Err(ConfigError::new(SEVERAL, format!("is set along with {ONE}; set one of them"))),
        (None, Some(list)) => {
            let mut sites = Vec::new();
            for (index, text) in list.split(',').enumerate() {
                let site = site(text.trim())
                    .map_err(|reason| ConfigError::new(SEVERAL, format!("entry {} {reason}", index + 1)))?;
                if sites.contains(&site) {
                    return Err(ConfigError::new(SEVERAL, format!("names {site} twice")));
                }
                sites.push(site);
            }
            Ok(sites)
        }
        (one, None) => {
            let site = site(one.as_deref().unwrap_or(DEFAULT)).map_err(|reason| ConfigError::new(ONE, reason))?;
            Ok(vec![site])
        }
    }
}

/// The place that a base such as `http://executor:5001` names, or what is wrong with it: never the text itself, in which
/// somebody may have written a password.
fn site(text: &str) -> Result<ExecutorSite, String> {
    let url = Url::parse(text).map_err(|error| format!("is not a URL: {error}"))?;
    let (Some(host), Some(port), "http") = (url.host_str(), url.port_or_known_default(), url.scheme()) else {
        // Executors listen on an internal network; a token, not the transport, says who calls.
        return Err("must start with `http://` and name a host".to_owned());
    };
    let ends_after_port = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
    if !ends_after_port || !url.username().is_empty() || url.password().is_some() {
        return Err("must hold a host and a port, and nothing else".to_owned());
    }
    Ok(ExecutorSite::new(host, port))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn listed(list: &str) -> Result<Vec<String>, ConfigError> {
        Ok(sites(None, Some(list.to_owned()))?.iter().map(ToString::to_string).collect())
    }

    #[rstest]
    #[case("http://127.0.0.1:5001", "127.0.0.1:5001")]
    #[case("http://executor:5001/", "executor:5001")]
    #[case("http://executor", "executor:80")]
    #[case("http://[::1]:5001", "[::1]:5001")]
    fn a_base_url_is_a_place(#[case] text: &str, #[case] place: &str) {
        let sites = sites(Some(text.to_owned()), None).unwrap();
        assert_eq!(sites.iter().map(ToString::to_string).collect::<Vec<_>>(), [place]);
    }

    #[test]
    fn without_a_setting_the_executor_is_on_this_machine() {
        assert_eq!(sites(None, None).unwrap(), [ExecutorSite::new("127.0.0.1", 5001)]);
    }

    #[test]
    fn several_are_separated_by_commas() {
        assert_eq!(listed("http://one:1, http://two:2").unwrap(), ["one:1", "two:2"]);
        assert_eq!(listed("http://one:1").unwrap(), ["one:1"]);
    }

    #[rstest]
    #[case("executor:5001")]
    #[case("https://executor:5001")]
    #[case("http://executor:5001/api")]
    #[case("http://user@executor:5001")]
    #[case("http://:secret@executor:5001")]
    #[case("user:secret@executor:5001")]
    #[case("http://executor:99999")]
    #[case("")]
    fn anything_else_names_the_setting(#[case] text: &str) {
        let error = sites(Some(text.to_owned()), None).unwrap_err().to_string();
        assert!(error.starts_with("EXECUTOR_URL: ") && !error.contains("secret"), "{error}");
        let error = listed(&format!("http://one:1,{text}")).unwrap_err().to_string();
        assert!(error.starts_with("EXECUTOR_URLS: "), "{error}");
    }

    #[test]
    fn a_place_is_named_once_and_by_one_setting() {
        assert!(listed("http://one:1,http://one:1/").unwrap_err().to_string().contains("one:1 twice"));
        let both = sites(Some(DEFAULT.to_owned()), Some(DEFAULT.to_owned())).unwrap_err().to_string();
        assert!(both.starts_with("EXECUTOR_URLS: ") && both.contains("EXECUTOR_URL;"), "{both}");
    }
}
