//! Who may call how often, through which proxies, and from pages of which other origins.

use std::time::Duration;

use super::ConfigError;
use super::source::Source;
use crate::domain::{Origin, TrustedProxies};
use crate::services::{Quota, Quotas};

pub(super) fn quotas(source: &Source) -> Result<Quotas, ConfigError> {
    Ok(Quotas {
        general: quota("RATE_LIMIT_GENERAL", &source.rate_limit_general)?,
        strict: quota("RATE_LIMIT_STRICT", &source.rate_limit_strict)?,
        execution: quota("RATE_LIMIT_EXECUTION", &source.rate_limit_execution)?,
    })
}

fn quota(name: &str, text: &str) -> Result<Quota, ConfigError> {
    text.parse().map_err(|error: crate::services::InvalidQuota| ConfigError::new(name, error.to_string()))
}

pub(super) fn trusted_proxies(list: Option<&str>) -> Result<TrustedProxies, ConfigError> {
    let parsed = list.map(str::parse).transpose();
    parsed
        .map(Option::unwrap_or_default)
        .map_err(|error: crate::domain::InvalidNetwork| ConfigError::new("TRUSTED_PROXIES", error.to_string()))
}

pub(super) fn origin(name: &str, text: &str) -> Result<Origin, ConfigError> {
    text.trim().parse().map_err(|error: crate::domain::InvalidOrigin| ConfigError::new(name, error.to_string()))
}

pub(super) fn cors_origins(list: Option<&str>) -> Result<Vec<Origin>, ConfigError> {
    list.into_iter().flat_map(|list| list.split(',')).map(|text| origin("CORS_ORIGINS", text)).collect()
}

pub(super) fn request_timeout(seconds: u64) -> Result<Duration, ConfigError> {
    match seconds {
        0 => Err(ConfigError::new("REQUEST_TIMEOUT_SECONDS", "must be at least 1")),
        seconds => Ok(Duration::from_secs(seconds)),
    }
}
