//! Settings: environment over a file over compiled-in defaults. A bad or unknown setting stops the start.

use std::net::IpAddr;
use std::path::PathBuf;
use std::time::Duration;

use figment::Figment;
use figment::providers::{Env, Format, Serialized, Toml};
use serde::{Deserialize, Serialize};
use shared::ids::ExecutorId;

/// Prefix of variables that belong to this product alone; an unknown one is a mistake and stops the start.
const OWN_PREFIX: &str = "PALACE_";
/// Longest a game may ever be allowed to run: a day.
const MAX_SESSION_SECONDS: u64 = 86_400;
/// How many of the longest pauses a game may stand still in all.
const PAUSES_IN_ALL: u32 = 4;
/// User ids set aside for each executor on a machine, at least as many as [`crate::sandbox::uids`] lends.
const UIDS_PER_EXECUTOR: u32 = 2_000;
/// Names the optional settings file.
const FILE_VARIABLE: &str = "PALACE_CONFIG";

/// Every setting; the field's name in capitals is its environment variable.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Address to listen on.
    pub bind_address: IpAddr,
    /// TCP port to listen on; 0 picks a free one.
    pub port: u16,
    /// Names this executor among its peers; left out, it is derived from the host name and port.
    pub executor_id: Option<u32>,
    /// The gateway's public key: Ed25519, PEM.
    pub jwt_public_key: Option<String>,
    /// A file that holds the gateway's public key.
    pub jwt_public_key_file: Option<PathBuf>,
    /// Most games at once.
    pub max_concurrent_sessions: u32,
    /// Most games of one user at once, and most of theirs that wait in line.
    pub max_sessions_per_user: u32,
    /// Most requests that wait in line for a free place; 0 lets none wait. Each keeps its program in memory, up to
    /// [`shared::limits::MAX_EXECUTE_BODY_BYTES`]: 32 take at most 230 MB, and far less with programs of the usual size.
    pub max_queued: u32,
    /// Seconds a request stays in line after its last viewer left.
    pub queue_patience_seconds: u64,
    /// Longest a game may run, in seconds.
    pub max_session_time: u64,
    /// Largest Python file, in bytes.
    pub max_code_size: usize,
    /// Must be true: there is no way to run a game outside a sandbox.
    pub force_docker_execution: bool,
    /// What to log, as a filter such as `info`.
    pub log_level: String,
    /// Whether `/metrics` is served.
    pub enable_metrics: bool,
    /// Seconds a game is kept with no viewer connected.
    pub idle_seconds: u64,
    /// Seconds with nobody looking after which a game is made to stand still; 0 never does that.
    pub pause_seconds: u64,
    /// Seconds a game is kept while all its viewers are hidden, such as in tabs in the background.
    pub paused_seconds: u64,
    /// Seconds that running games may go on after the executor was told to stop; it ends earlier when none runs.
    pub drain_seconds: u64,
    /// Warm sandboxes kept ready in any case.
    pub warm_sandboxes: usize,
    /// Most warm sandboxes kept ready while many games start.
    pub warm_sandboxes_max: usize,
    /// Where the Docker engine is, such as `unix:///var/run/docker.sock`.
    pub docker_host: String,
    /// The sandbox image.
    pub sandbox_image: String,
    /// The OCI runtime, such as `runsc`; Docker's default when left out.
    pub sandbox_runtime: Option<String>,
    /// Memory of one sandbox, in mebibytes; there is no swap beyond it.
    pub sandbox_memory_mib: u32,
    /// Processor time of one sandbox, in cores.
    pub sandbox_cpus: f64,
    /// Most processes and threads in one sandbox.
    pub sandbox_pids: u32,
    /// First of the user ids given to sandboxes, one to each; left out, it is derived from the executor's number, so that
    /// two executors on one machine do not share any.
    pub sandbox_uid_base: Option<u32>,
    /// Folder for the sockets to the sandboxes, on a filesystem that the Docker engine sees under the same path.
    pub sandbox_directory: Option<PathBuf>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            bind_address: IpAddr::from([127, 0, 0, 1]),
            port: 5001,
            executor_id: None,
            jwt_public_key: None,
            jwt_public_key_file: None,
            max_concurrent_sessions: 50,
            max_sessions_per_user: 4,
            max_queued: 32,
            queue_patience_seconds: 10,
            max_session_time: 300,
            max_code_size: shared::limits::DEFAULT_MAX_CODE_SIZE_BYTES,
            force_docker_execution: true,
            log_level: "info".to_owned(),
            enable_metrics: true,
            idle_seconds: 60,
            pause_seconds: 3,
            paused_seconds: 1_800,
            drain_seconds: 20,
            warm_sandboxes: 2,
            warm_sandboxes_max: 8,
            docker_host: "unix:///var/run/docker.sock".to_owned(),
            sandbox_image: "palace-sandbox:latest".to_owned(),
            sandbox_runtime: None,
            sandbox_memory_mib: 256,
            sandbox_cpus: 1.0,
            sandbox_pids: 64,
            sandbox_uid_base: None,
            sandbox_directory: None,
        }
    }
}

/// Why the settings cannot be used; the message names the setting.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// A value has the wrong type, or a name in the file is unknown.
    #[error("{0}")]
    Unreadable(#[from] Box<figment::Error>),
    /// A variable with our prefix that is no setting.
    #[error("{0} is not a setting of the executor")]
    Unknown(String),
    /// The value cannot be used.
    #[error("{name}: {reason}")]
    Invalid {
        /// The setting as an environment variable.
        name: &'static str,
        /// What is wrong with it.
        reason: String,
    },
}

fn invalid(name: &'static str, reason: impl Into<String>) -> ConfigError {
    ConfigError::Invalid { name, reason: reason.into() }
}

impl Settings {
    /// Reads the settings of this process.
    ///
    /// # Errors
    /// [`ConfigError`], naming the setting.
    pub fn load() -> Result<Self, ConfigError> {
        if let Some((name, _)) =
            std::env::vars().find(|(name, _)| name.starts_with(OWN_PREFIX) && name != FILE_VARIABLE)
        {
            return Err(ConfigError::Unknown(name));
        }
        let mut figment = Figment::from(Serialized::defaults(Self::default()));
        if let Ok(path) = std::env::var(FILE_VARIABLE) {
            figment = figment.merge(Toml::file_exact(path));
        }
        let settings: Self = figment.merge(Env::raw().only(&Self::names())).extract().map_err(Box::new)?;
        settings.check()?;
        Ok(settings)
    }

    /// The name of every setting, as in a file.
    fn names() -> Vec<&'static str> {
        vec![
            "bind_address",
            "port",
            "executor_id",
            "jwt_public_key",
            "jwt_public_key_file",
            "max_concurrent_sessions",
            "max_sessions_per_user",
            "max_queued",
            "queue_patience_seconds",
            "max_session_time",
            "max_code_size",
            "force_docker_execution",
            "log_level",
            "enable_metrics",
            "idle_seconds",
            "pause_seconds",
            "paused_seconds",
            "drain_seconds",
            "warm_sandboxes",
            "warm_sandboxes_max",
            "docker_host",
            "sandbox_image",
            "sandbox_runtime",
            "sandbox_memory_mib",
            "sandbox_cpus",
            "sandbox_pids",
            "sandbox_uid_base",
            "sandbox_directory",
        ]
    }

    fn check(&self) -> Result<(), ConfigError> {
        if !self.force_docker_execution {
            return Err(invalid(
                "FORCE_DOCKER_EXECUTION",
                "must be true: games run only inside a Docker sandbox, there is no other mode to fall back to",
            ));
        }
        if self.max_concurrent_sessions == 0 {
            return Err(invalid("MAX_CONCURRENT_SESSIONS", "must be at least 1"));
        }
        if self.max_sessions_per_user == 0 {
            return Err(invalid("MAX_SESSIONS_PER_USER", "must be at least 1"));
        }
        if !(1..=MAX_SESSION_SECONDS).contains(&self.queue_patience_seconds) {
            return Err(invalid("QUEUE_PATIENCE_SECONDS", format!("must be 1 to {MAX_SESSION_SECONDS} seconds")));
        }
        if !(1..=MAX_SESSION_SECONDS).contains(&self.max_session_time) {
            return Err(invalid("MAX_SESSION_TIME", format!("must be 1 to {MAX_SESSION_SECONDS} seconds")));
        }
        if !(1..=MAX_SESSION_SECONDS).contains(&self.paused_seconds) {
            return Err(invalid("PAUSED_SECONDS", format!("must be 1 to {MAX_SESSION_SECONDS} seconds")));
        }
        if shared::telemetry::check(&self.log_level).is_err() {
            return Err(invalid("LOG_LEVEL", "is not a log filter; try `info` or `debug`"));
        }
        if self.sandbox_memory_mib < 64 {
            return Err(invalid("SANDBOX_MEMORY_MIB", "must be at least 64: the display alone needs more than half"));
        }
        if !(0.1..=64.0).contains(&self.sandbox_cpus) {
            return Err(invalid("SANDBOX_CPUS", "must be between 0.1 and 64"));
        }
        if self.sandbox_pids < 16 {
            return Err(invalid("SANDBOX_PIDS", "must be at least 16"));
        }
        if self.sandbox_uid_base.is_some_and(|base| base < 65_536) {
            return Err(invalid("SANDBOX_UID_BASE", "must be at least 65536, above the system's own users"));
        }
        Ok(())
    }

    /// The gateway's public key as PEM.
    ///
    /// # Errors
    /// [`ConfigError::Invalid`] when neither setting gives one, or the file cannot be read.
    pub fn public_key_pem(&self) -> Result<String, ConfigError> {
        match (&self.jwt_public_key, &self.jwt_public_key_file) {
            (Some(pem), _) => Ok(pem.clone()),
            (None, Some(path)) => std::fs::read_to_string(path)
                .map_err(|error| invalid("JWT_PUBLIC_KEY_FILE", format!("cannot read {}: {error}", path.display()))),
            (None, None) => {
                Err(invalid("JWT_PUBLIC_KEY_FILE", "is not set: the executor needs the gateway's public key"))
            }
        }
    }

    /// The configured number, or one that stays the same for this host and port.
    #[must_use]
    pub fn executor_id(&self) -> ExecutorId {
        ExecutorId(self.executor_id.unwrap_or_else(|| {
            let host = rustix::system::uname().nodename().to_string_lossy().into_owned();
            fnv1a(format!("{host}:{}", self.port).as_bytes())
        }))
    }

    /// The first user id for sandboxes.
    #[must_use]
    pub fn sandbox_uid_base(&self) -> u32 {
        const FIRST: u32 = 2_000_000;
        const EXECUTORS: u32 = 500_000;
        self.sandbox_uid_base.unwrap_or_else(|| FIRST + self.executor_id().0 % EXECUTORS * UIDS_PER_EXECUTOR)
    }

    /// Longest time a game may stand still in all, so that its sandbox has an end that can be known beforehand.
    #[must_use]
    pub fn longest_pause(&self) -> Duration {
        Duration::from_secs(self.paused_seconds) * PAUSES_IN_ALL
    }

    /// Longest time from a game's start to its end.
    #[must_use]
    pub fn longest_life(&self) -> Duration {
        Duration::from_secs(self.max_session_time) + self.longest_pause()
    }

    /// Where sandboxes find their sockets. The default is short, as a socket's path has at most 107 bytes (unix(7)).
    #[must_use]
    pub fn sandbox_directory(&self) -> PathBuf {
        self.sandbox_directory
            .clone()
            .unwrap_or_else(|| std::env::temp_dir().join(format!("palace-executor-{}", self.executor_id())))
    }
}

/// FNV-1a, 32 bits: stable across versions, which the standard library's hashers do not promise.
fn fnv1a(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defaults_are_usable_and_every_setting_has_its_variable() {
        let settings = Settings::default();
        assert!(settings.check().is_ok());
        let object = serde_json::to_value(&settings).unwrap();
        let mut fields: Vec<_> = object.as_object().unwrap().keys().cloned().collect();
        let mut names = Settings::names();
        fields.sort();
        names.sort_unstable();
        assert_eq!(fields, names);
    }

    #[rstest::rstest]
    #[case(Settings { force_docker_execution: false, ..Settings::default() }, "FORCE_DOCKER_EXECUTION")]
    #[case(Settings { max_concurrent_sessions: 0, ..Settings::default() }, "MAX_CONCURRENT_SESSIONS")]
    #[case(Settings { max_sessions_per_user: 0, ..Settings::default() }, "MAX_SESSIONS_PER_USER")]
    #[case(Settings { queue_patience_seconds: 0, ..Settings::default() }, "QUEUE_PATIENCE_SECONDS")]
    #[case(Settings { max_session_time: 0, ..Settings::default() }, "MAX_SESSION_TIME")]
    #[case(Settings { max_session_time: u64::MAX, ..Settings::default() }, "MAX_SESSION_TIME")]
    #[case(Settings { paused_seconds: 0, ..Settings::default() }, "PAUSED_SECONDS")]
    #[case(Settings { log_level: "lo=ud=er".into(), ..Settings::default() }, "LOG_LEVEL")]
    #[case(Settings { sandbox_memory_mib: 1, ..Settings::default() }, "SANDBOX_MEMORY_MIB")]
    #[case(Settings { sandbox_cpus: f64::NAN, ..Settings::default() }, "SANDBOX_CPUS")]
    #[case(Settings { sandbox_pids: 1, ..Settings::default() }, "SANDBOX_PIDS")]
    #[case(Settings { sandbox_uid_base: Some(1000), ..Settings::default() }, "SANDBOX_UID_BASE")]
    fn a_bad_value_is_named(#[case] settings: Settings, #[case] name: &str) {
        assert!(settings.check().unwrap_err().to_string().starts_with(name));
    }

    #[test]
    fn the_derived_id_is_stable() {
        assert_eq!(fnv1a(b""), 0x811c_9dc5);
        assert_eq!(fnv1a(b"foobar"), 0xbf9c_f968); // published test vector
    }
}
