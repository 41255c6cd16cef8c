//! What handlers use to do their work: tokens, executors, tunnels, metrics.

mod executor;
mod executor_directory;
mod metrics;
mod token_signer;
mod tunnel;

pub use executor::{Caller, Executor};
pub use executor_directory::ExecutorDirectory;
pub use metrics::{Metrics, StreamKind, StreamLease};
pub use token_signer::{InvalidKey, TokenSigner};
pub use tunnel::{Handshake, tunnel};
