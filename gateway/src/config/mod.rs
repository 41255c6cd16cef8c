//! Settings: environment over a TOML file over compiled-in defaults, parsed once into values that can be used.

mod executors;
mod network;
mod source;

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::path::{Path, PathBuf};
use std::time::Duration;

use secrecy::{ExposeSecret as _, SecretString};

use crate::domain::{Origin, TrustedProxies};
use crate::services::{ExecutorSite, Quotas, Redis, TokenSigner};
use source::Source;

pub use source::{EnvironmentVariables, process_environment};

/// Every setting of the gateway, ready for use.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Address to listen on.
    pub bind_address: IpAddr,
    /// TCP port to listen on; 0 picks a free one.
    pub port: u16,
    /// Where executors listen; at least one place.
    pub executor_sites: Vec<ExecutorSite>,
    /// Most games that one person may have at once.
    pub max_sessions_per_user: NonZeroU32,
    /// Most games at once on all executors together; as many as they take when absent.
    pub max_sessions: Option<NonZeroU32>,
    /// Where the data is.
    pub database: DatabaseSource,
    /// Most connections to the database at once.
    pub database_pool_size: usize,
    /// The Redis that several gateways share; each keeps to itself when absent.
    pub redis_url: Option<SecretString>,
    /// Signs tokens for the executor.
    pub signer: TokenSigner,
    /// The origin under which browsers reach this service; the address they used when absent.
    pub public_origin: Option<Origin>,
    /// How often somebody may call.
    pub rate_limits: Quotas,
    /// The proxies that say truly from where a request comes.
    pub trusted_proxies: TrustedProxies,
    /// Pages of which other origins may call; none unless set.
    pub cors_origins: Vec<Origin>,
    /// Longest that a request may take until the head of its answer.
    pub request_timeout: Duration,
    /// What to log, as a filter such as `info`.
    pub log_level: String,
    /// Whether `/metrics` is served.
    pub enable_metrics: bool,
}

/// Where the data is.
#[derive(Debug, Clone)]
pub enum DatabaseSource {
    /// A server somebody else runs.
    Url(SecretString),
    /// A cluster of our own in this folder.
    Private(PathBuf),
}

/// A setting that cannot be used. The message is one line and names it.
#[derive(Debug, thiserror::Error)]
#[error("{name}: {reason}")]
pub struct ConfigError {
    name: String,
    reason: String,
}

impl ConfigError {
    fn new(name: impl Into<String>, reason: impl Into<String>) -> Self {
        Self { name: name.into(), reason: reason.into().replace('\n', " ") }
    }
}

impl Settings {
    /// Reads the settings from the given environment and the file it names in `PALACE_CONFIG`.
    ///
    /// # Errors
    /// [`ConfigError`] for the first setting that is unknown or cannot be used.
    pub fn load(environment: &EnvironmentVariables) -> Result<Self, ConfigError> {
        Self::parse(Source::read(environment)?)
    }

    fn parse(source: Source) -> Result<Self, ConfigError> {
        if source.database_pool_size == 0 {
            return Err(ConfigError::new("DATABASE_POOL_SIZE", "must be at least 1"));
        }
        let public_origin =
            source.public_origin.as_deref().map(|text| network::origin("PUBLIC_ORIGIN", text)).transpose()?;
        shared::telemetry::check(&source.log_level)
            .map_err(|_| ConfigError::new("LOG_LEVEL", "is not a log filter; try `info` or `debug`"))?;
        let rate_limits = network::quotas(&source)?;
        Ok(Self {
            bind_address: source.bind_address,
            port: source.port,
            executor_sites: executors::sites(source.executor_url, source.executor_urls)?,
            max_sessions_per_user: at_least_one("MAX_SESSIONS_PER_USER", source.max_sessions_per_user)?,
            max_sessions: source.max_sessions.map(|most| at_least_one("MAX_SESSIONS", most)).transpose()?,
            database: database(source.database_url, &source.local_directory)?,
            database_pool_size: source.database_pool_size,
            redis_url: redis(source.redis_url)?,
            signer: signer(source.jwt_private_key, source.jwt_private_key_file)?,
            public_origin,
            rate_limits,
            trusted_proxies: network::trusted_proxies(source.trusted_proxies.as_deref())?,
            cors_origins: network::cors_origins(source.cors_origins.as_deref())?,
            request_timeout: network::request_timeout(source.request_timeout_seconds)?,
            log_level: source.log_level,
            enable_metrics: source.enable_metrics,
        })
    }
}

fn at_least_one(name: &str, number: u32) -> Result<NonZeroU32, ConfigError> {
    NonZeroU32::new(number).ok_or_else(|| ConfigError::new(name, "must be at least 1"))
}

fn database(url: Option<SecretString>, local_directory: &Path) -> Result<DatabaseSource, ConfigError> {
    match url {
        None => Ok(DatabaseSource::Private(local_directory.join("postgres"))),
        Some(url) if ["postgres://", "postgresql://"].iter().any(|start| url.expose_secret().starts_with(start)) => {
            Ok(DatabaseSource::Url(url))
        }
        Some(_) => Err(ConfigError::new("DATABASE_URL", "must start with `postgres://`: no other database is used")),
    }
}

fn redis(url: Option<SecretString>) -> Result<Option<SecretString>, ConfigError> {
    match url {
        Some(url) if !Redis::takes(&url) => Err(ConfigError::new(
            "REDIS_URL",
            "must be the address of a Redis, such as `redis://:password@host:6379/0`",
        )),
        url => Ok(url),
    }
}

fn signer(key: Option<SecretString>, file: Option<PathBuf>) -> Result<TokenSigner, ConfigError> {
    let (name, pem) = match (key, file) {
        (Some(_), Some(_)) => {
            return Err(ConfigError::new("JWT_PRIVATE_KEY", "is set along with JWT_PRIVATE_KEY_FILE; set one of them"));
        }
        // Files of environment variables hold no line ends, so they write them as `\n`.
        (Some(key), None) => ("JWT_PRIVATE_KEY", SecretString::from(key.expose_secret().replace("\\n", "\n"))),
        (None, Some(path)) => {
            let text = std::fs::read_to_string(&path).map_err(|error| {
                ConfigError::new("JWT_PRIVATE_KEY_FILE", format!("cannot read {}: {error}", path.display()))
            })?;
            ("JWT_PRIVATE_KEY_FILE", SecretString::from(text))
        }
        (None, None) => {
            let reason = "is not set: without a private key no game can be started. \
                          `gateway generate-keys DIR` makes one, and `make run` does so by itself";
            return Err(ConfigError::new("JWT_PRIVATE_KEY_FILE", reason));
        }
    };
    TokenSigner::from_pem(&pem)
        .map_err(|_| ConfigError::new(name, "holds no Ed25519 private key in PEM; `gateway generate-keys` makes one"))
}
