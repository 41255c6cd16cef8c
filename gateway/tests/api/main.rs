//! The gateway as its clients meet it: real sockets, a real PostgreSQL, a real Redis. `routes` mirrors the addresses.
//!
//! `TEST_DATABASE_URL` names the superuser's account on a throwaway server; `make test` provides one.

#![expect(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

mod cli;
mod database;
mod executors;
mod middleware;
mod routes;
mod services;
mod support;
