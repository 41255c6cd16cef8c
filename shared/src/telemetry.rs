//! Structured logs on standard output. Children's code, output and names are never logged.

use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;

/// Sets up logging for the process: readable on a terminal, JSON lines elsewhere.
///
/// `level` is a `tracing` filter such as `info` or `gateway=debug,info`.
///
/// # Errors
/// When `level` is not a valid filter, or logging was set up before.
pub fn init(level: &str) -> Result<(), InitError> {
    let filter = EnvFilter::try_new(level).map_err(|_| InitError::Level(level.to_owned()))?;
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_target(true);
    let done = if std::io::stdout().is_terminal() {
        builder.compact().try_init()
    } else {
        builder.json().flatten_event(true).try_init()
    };
    done.map_err(|_| InitError::Twice)
}

/// Whether `level` is a valid filter, without setting anything up.
///
/// # Errors
/// [`InitError::Level`].
pub fn check(level: &str) -> Result<(), InitError> {
    EnvFilter::try_new(level).map(drop).map_err(|_| InitError::Level(level.to_owned()))
}

/// Why logging could not be set up.
#[derive(Debug, thiserror::Error)]
pub enum InitError {
    /// The filter does not parse.
    #[error("LOG_LEVEL `{0}` is not a log filter; try `info` or `debug`")]
    Level(String),
    /// The process has a logger already.
    #[error("logging is already set up")]
    Twice,
}
