//! Settings as they are written: their names, their defaults, and where they come from.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;

use figment::providers::{Format as _, Serialized, Toml};
use figment::value::{Dict, Map};
use figment::{Figment, Metadata, Profile, Provider};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};

use super::ConfigError;

/// Variables that start so belong to this product; one that is unknown is a slip of the pen.
const OWN_PREFIX: &str = "PALACE_";
/// Names the TOML file.
const FILE_VARIABLE: &str = "PALACE_CONFIG";

/// Environment variables by name.
pub type EnvironmentVariables = BTreeMap<String, String>;

/// The environment of this process. Names and values that are not UTF-8 cannot be settings and are left out.
#[must_use]
pub fn process_environment() -> EnvironmentVariables {
    std::env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
        .collect()
}

/// Every setting under its name in the file; in capitals it is the name in the environment.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Source {
    pub(super) bind_address: IpAddr,
    pub(super) port: u16,
    #[serde(default)]
    pub(super) executor_url: Option<String>,
    #[serde(default)]
    pub(super) executor_urls: Option<String>,
    pub(super) max_sessions_per_user: u32,
    #[serde(default)]
    pub(super) max_sessions: Option<u32>,
    #[serde(default)]
    pub(super) database_url: Option<SecretString>,
    pub(super) database_pool_size: usize,
    #[serde(default)]
    pub(super) redis_url: Option<SecretString>,
    pub(super) local_directory: PathBuf,
    #[serde(default)]
    pub(super) jwt_private_key: Option<SecretString>,
    #[serde(default)]
    pub(super) jwt_private_key_file: Option<PathBuf>,
    #[serde(default)]
    pub(super) public_origin: Option<String>,
    pub(super) rate_limit_general: String,
    pub(super) rate_limit_strict: String,
    pub(super) rate_limit_execution: String,
    #[serde(default)]
    pub(super) trusted_proxies: Option<String>,
    #[serde(default)]
    pub(super) cors_origins: Option<String>,
    pub(super) request_timeout_seconds: u64,
    pub(super) log_level: String,
    pub(super) enable_metrics: bool,
}

/// Settings that have a default.
#[derive(Serialize)]
struct Defaults {
    bind_address: IpAddr,
    port: u16,
    max_sessions_per_user: u32,
    database_pool_size: usize,
    local_directory: &'static str,
    rate_limit_general: &'static str,
    rate_limit_strict: &'static str,
    rate_limit_execution: &'static str,
    request_timeout_seconds: u64,
    log_level: &'static str,
    enable_metrics: bool,
}

const DEFAULTS: Defaults = Defaults {
    bind_address: IpAddr::V4(Ipv4Addr::LOCALHOST),
    port: 5000,
    max_sessions_per_user: 4,
    database_pool_size: 16,
    local_directory: ".local",
    // A busy page asks twice a second.
    rate_limit_general: "300,600",
    // A child that mistypes tries again at once; who guesses has one try in six seconds.
    rate_limit_strict: "20,10",
    // More than fingers can press Run.
    rate_limit_execution: "30,60",
    // A body may take two minutes to arrive over a slow line.
    request_timeout_seconds: 150,
    log_level: "info",
    enable_metrics: true,
};

/// How a value in the environment is read: as the type its setting has, never guessed from its look.
#[derive(Clone, Copy)]
enum Kind {
    Text,
    Number,
    Switch,
}

const VARIABLES: [(&str, Kind); 21] = [
    ("BIND_ADDRESS", Kind::Text),
    ("PORT", Kind::Number),
    ("EXECUTOR_URL", Kind::Text),
    ("EXECUTOR_URLS", Kind::Text),
    ("MAX_SESSIONS_PER_USER", Kind::Number),
    ("MAX_SESSIONS", Kind::Number),
    ("DATABASE_URL", Kind::Text),
    ("DATABASE_POOL_SIZE", Kind::Number),
    ("REDIS_URL", Kind::Text),
    ("LOCAL_DIRECTORY", Kind::Text),
    ("JWT_PRIVATE_KEY", Kind::Text),
    ("JWT_PRIVATE_KEY_FILE", Kind::Text),
    ("PUBLIC_ORIGIN", Kind::Text),
    ("RATE_LIMIT_GENERAL", Kind::Text),
    ("RATE_LIMIT_STRICT", Kind::Text),
    ("RATE_LIMIT_EXECUTION", Kind::Text),
    ("TRUSTED_PROXIES", Kind::Text),
    ("CORS_ORIGINS", Kind::Text),
    ("REQUEST_TIMEOUT_SECONDS", Kind::Number),
    ("LOG_LEVEL", Kind::Text),
    ("ENABLE_METRICS", Kind::Switch),
];

impl Source {
    pub(super) fn read(environment: &EnvironmentVariables) -> Result<Self, ConfigError> {
        if let Some(name) = environment.keys().find(|name| name.starts_with(OWN_PREFIX) && *name != FILE_VARIABLE) {
            return Err(ConfigError::new(name, "is not a setting"));
        }
        let mut figment = Figment::from(Serialized::defaults(DEFAULTS));
        if let Some(path) = given(environment, FILE_VARIABLE) {
            let text = std::fs::read_to_string(path)
                .map_err(|error| ConfigError::new(FILE_VARIABLE, format!("cannot read {path}: {error}")))?;
            figment = figment.merge(Toml::string(&text));
        }
        figment.merge(Variables::read(environment)?).extract().map_err(|error| named(&error))
    }
}

/// A variable that is set to something: deployment files often leave one empty to mean that it is not set.
fn given<'a>(environment: &'a EnvironmentVariables, name: &str) -> Option<&'a str> {
    environment.get(name).map(String::as_str).filter(|value| !value.is_empty())
}

/// The settings in the environment, as a layer over the others.
struct Variables(Dict);

impl Variables {
    fn read(environment: &EnvironmentVariables) -> Result<Self, ConfigError> {
        let mut values = Dict::new();
        for (name, kind) in VARIABLES {
            if let Some(text) = given(environment, name) {
                let value = match kind {
                    Kind::Text => text.into(),
                    Kind::Number => text
                        .parse::<u64>()
                        .map_err(|_| ConfigError::new(name, format!("must be a whole number, not `{text}`")))?
                        .into(),
                    Kind::Switch => text
                        .parse::<bool>()
                        .map_err(|_| ConfigError::new(name, format!("must be `true` or `false`, not `{text}`")))?
                        .into(),
                };
                values.insert(name.to_lowercase(), value);
            }
        }
        Ok(Self(values))
    }
}

impl Provider for Variables {
    fn metadata(&self) -> Metadata {
        Metadata::named("environment")
    }

    fn data(&self) -> Result<Map<Profile, Dict>, figment::Error> {
        Ok(Profile::Default.collect(self.0.clone()))
    }
}

/// figment's error with the setting's name in front.
fn named(error: &figment::Error) -> ConfigError {
    let name = match &error.kind {
        figment::error::Kind::UnknownField(field, _) => field.to_uppercase(),
        _ if error.path.is_empty() => FILE_VARIABLE.to_owned(),
        _ => error.path.join(".").to_uppercase(),
    };
    match &error.kind {
        figment::error::Kind::UnknownField(..) => ConfigError::new(name, "is not a setting"),
        kind => ConfigError::new(name, kind.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::VARIABLES;

    #[test]
    fn every_setting_is_documented_and_no_other() {
        let document = include_str!("../../../docs/SETTINGS.md");
        let documented: Vec<_> = document
            .lines()
            .filter_map(|line| line.strip_prefix("| `")?.split_once('`'))
            .map(|(name, _)| name)
            .collect();
        for (name, _) in VARIABLES {
            assert!(documented.contains(&name), "{name} is missing in docs/SETTINGS.md");
        }
        for name in documented {
            assert!(VARIABLES.iter().any(|(known, _)| *known == name), "{name} is no setting");
        }
    }
}
