//! The migrations in `/migrations`, embedded in the binary.

use diesel::prelude::*;
use diesel_async::AsyncPgConnection;
use diesel_async::async_connection_wrapper::AsyncConnectionWrapper;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};
use secrecy::{ExposeSecret as _, SecretString};

const MIGRATIONS: EmbeddedMigrations = embed_migrations!("../migrations");

/// Names the lock under which migrations run: "palace" in ASCII.
const LOCK: i64 = 0x7061_6c61_6365;

type SyncConnection = AsyncConnectionWrapper<AsyncPgConnection>;

/// Why the migrations did not run.
#[derive(Debug, thiserror::Error)]
pub enum MigrationError {
    /// The database does not answer.
    #[error("cannot connect to the database: {0}")]
    Connection(#[from] diesel::ConnectionError),
    /// A migration failed; nothing of it, nor of those before it in the same run, stays.
    #[error("a migration failed: {0}")]
    Migration(String),
    /// The thread they ran on is gone.
    #[error("the migrations were interrupted")]
    Interrupted,
}

/// What to do with the migrations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Run those that have not run.
    Up,
    /// Undo all, newest first. All data is lost.
    DownAll,
}

/// Runs migrations and names those that ran. Two at once wait for each other.
///
/// # Errors
/// [`MigrationError`].
pub async fn migrate(url: &SecretString, direction: Direction) -> Result<Vec<String>, MigrationError> {
    let url = url.clone();
    // The harness is synchronous: it needs a thread on which to wait.
    tokio::task::spawn_blocking(move || {
        let mut connection = SyncConnection::establish(url.expose_secret())?;
        locked(&mut connection, direction).map_err(|error| MigrationError::Migration(error.0.to_string()))
    })
    .await
    .map_err(|_| MigrationError::Interrupted)?
}

/// One transaction around all: its lock is the only kind that a pooler in transaction mode keeps.
fn locked(connection: &mut SyncConnection, direction: Direction) -> Result<Vec<String>, AnyError> {
    connection.transaction(|connection| {
        diesel::sql_query("select pg_advisory_xact_lock($1)")
            .bind::<diesel::sql_types::BigInt, _>(LOCK)
            .execute(connection)?;
        let versions = match direction {
            Direction::Up => connection.run_pending_migrations(MIGRATIONS),
            Direction::DownAll => connection.revert_all_migrations(MIGRATIONS),
        };
        Ok(versions.map_err(AnyError)?.iter().map(ToString::to_string).collect())
    })
}

/// diesel's migration errors are boxed; a transaction needs a type it can convert its own errors into.
struct AnyError(Box<dyn std::error::Error + Send + Sync>);

impl From<diesel::result::Error> for AnyError {
    fn from(error: diesel::result::Error) -> Self {
        Self(Box::new(error))
    }
}
