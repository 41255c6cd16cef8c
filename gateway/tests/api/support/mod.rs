//! What tests are built from.

pub(crate) mod accounts;
pub(crate) mod app;
pub(crate) mod database;
pub(crate) mod executor;
pub(crate) mod keys;
pub(crate) mod pgbouncer;
pub(crate) mod redis;
pub(crate) mod sockets;

pub(crate) use app::{App, Guest, problem};
