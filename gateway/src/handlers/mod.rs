//! What answers requests: one folder a resource, one file a verb.

pub(crate) mod api_keys;
pub(crate) mod auth;
pub(crate) mod classes;
pub(crate) mod frontend;
pub(crate) mod gallery;
pub(crate) mod games;
pub(crate) mod health;
pub(crate) mod lessons;
pub(crate) mod progress;
pub(crate) mod projects;
pub(crate) mod sessions;
pub(crate) mod users;
