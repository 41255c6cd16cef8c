//! How the service and what it needs are doing.

pub(crate) mod executor;
pub(crate) mod gateway;
pub(crate) mod live;
pub(crate) mod metrics;
pub(crate) mod ready;
mod standing;
