//! What answers requests: one folder a resource, one file a verb.

pub(crate) mod auth;
pub(crate) mod frontend;
pub(crate) mod games;
pub(crate) mod health;
pub(crate) mod sessions;
