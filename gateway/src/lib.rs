//! The gateway: serves the front end and the public API, owns the database, signs and forwards what is for an executor.

pub mod cli;
pub mod config;
pub mod db;
pub mod domain;
pub mod error;
pub mod extract;
pub(crate) mod handlers;
pub mod middleware;
pub mod openapi;
pub mod routes;
pub mod services;
pub mod startup;
pub mod state;
