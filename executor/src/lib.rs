//! The executor: checks code, runs games in Docker sandboxes and streams their picture. It alone touches Docker.

pub mod cli;
pub mod compile;
pub mod config;
pub mod error;
mod extract;
mod handlers;
mod health;
mod metrics;
mod middleware;
pub mod picture;
mod routes;
pub mod sandbox;
pub mod session;
pub mod stage_link;
pub mod startup;
mod state;
pub mod token;
pub mod validate;
mod viewers;
