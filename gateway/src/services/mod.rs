//! What handlers use to do their work: secrets, tokens, executors, limits, tunnels, the cache, metrics.

pub mod archive;
pub mod assets;
mod cache;
pub mod difference;
mod executor;
mod executor_directory;
mod guesses;
pub mod lesson_library;
mod liveness;
pub mod merge;
mod metrics;
pub mod project_run;
pub mod projects;
mod rate_limits;
mod redis;
mod secret_hasher;
mod session_limits;
pub mod sweep;
mod token_signer;
mod tunnel;

pub use cache::Cache;
pub use executor::{Caller, Executor, Failure};
pub use executor_directory::{ExecutorDirectory, ExecutorSite, Member, OwnSessions, Resolver, Started, SystemResolver};
pub use guesses::Guesses;
pub use liveness::while_heard;
pub use metrics::{Metrics, StreamKind, StreamLease};
pub use rate_limits::{Bucket, InvalidQuota, Quota, Quotas, RateLimits, Tier, Verdict};
pub use redis::Redis;
pub use secret_hasher::SecretHasher;
pub use session_limits::SessionLimits;
pub use token_signer::{InvalidKey, TokenSigner};
pub use tunnel::{Handshake, tunnel};
