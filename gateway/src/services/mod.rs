//! What handlers use to do their work: tokens, executors, limits, tunnels, the cache, metrics.

mod cache;
mod executor;
mod executor_directory;
pub mod lesson_library;
mod liveness;
mod metrics;
pub mod project_run;
mod redis;
mod session_limits;
mod token_signer;
mod tunnel;

pub use cache::Cache;
pub use executor::{Caller, Executor, Failure};
pub use executor_directory::{ExecutorDirectory, ExecutorSite, Member, OwnSessions, Resolver, Started, SystemResolver};
pub use liveness::while_heard;
pub use metrics::{Metrics, StreamKind, StreamLease};
pub use redis::Redis;
pub use session_limits::SessionLimits;
pub use token_signer::{InvalidKey, TokenSigner};
pub use tunnel::{Handshake, tunnel};
