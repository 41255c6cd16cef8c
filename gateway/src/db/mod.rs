//! Everything that touches PostgreSQL.
//!
//! Safe behind pgBouncer in transaction mode: no session variables, no `LISTEN`, no session locks; the migration lock
//! is held by a transaction. diesel-async names its prepared statements, so pgBouncer must be 1.21 or newer with
//! `max_prepared_statements` above zero.

pub mod api_keys;
pub mod blobs;
pub mod class_members;
pub mod classes;
pub mod credentials;
pub mod guest_work;
pub mod idempotency_keys;
pub mod lessons;
pub mod migrations;
pub mod over;
mod pool;
pub mod private_cluster;
pub mod progress;
pub mod project_files;
pub mod project_versions;
pub mod projects;
pub mod publications;
pub mod reports;
pub mod role_grants;
#[expect(missing_docs, reason = "diesel's macro makes the items, and the migrations describe every column")]
pub mod schema;
mod transaction;
pub mod user_sessions;
pub mod users;

pub use pool::{BuildError, Database, DatabaseError};
pub use transaction::Abort;
