//! The pool of connections, and what an operation on it can fail with.

use std::time::Duration;

use diesel::result::{DatabaseErrorKind, Error as QueryError};
use diesel_async::pooled_connection::deadpool::{Hook, HookError, Object, Pool};
use diesel_async::pooled_connection::{AsyncDieselConnectionManager, ManagerConfig, RecyclingMethod};
use diesel_async::{AsyncPgConnection, SimpleAsyncConnection as _};

pub use diesel_async::pooled_connection::deadpool::BuildError;
use secrecy::{ExposeSecret as _, SecretString};
use tokio::time::timeout;

use crate::error::{ApiError, Code};

/// Longest one operation may take, the wait for a connection included.
const OPERATION_TIMEOUT: Duration = Duration::from_secs(5);
/// Longest one operation may wait for a connection: below the former, so that the log tells a crowd from a slow database.
const CONNECTION_TIMEOUT: Duration = Duration::from_secs(3);
/// A connection that was handed out so lately is not tested again: under load that would be half of all there is to do, and
/// no restart of a database is over as fast.
const TRUSTED_FOR: Duration = Duration::from_millis(500);
/// When a client should try again while the database is away.
const RETRY_AFTER_SECONDS: u64 = 5;

/// The database, as everything else in this service sees it.
#[derive(Clone)]
pub struct Database {
    pool: Pool<AsyncPgConnection>,
}

/// Asks the server for nothing at all; a connection that fails is thrown away, and the next one is tried.
async fn test(connection: &mut AsyncPgConnection) -> Result<(), HookError> {
    connection.batch_execute("").await.map_err(|error| HookError::message(error.to_string()))
}

impl Database {
    /// A pool of at most `max_connections`; connects when first used.
    ///
    /// # Errors
    /// When the pool cannot be built; the database is not asked.
    pub fn new(url: &SecretString, max_connections: usize) -> Result<Self, BuildError> {
        let mut config = ManagerConfig::default();
        config.recycling_method = RecyclingMethod::Fast;
        let manager = AsyncDieselConnectionManager::<AsyncPgConnection>::new_with_config(url.expose_secret(), config);
        let tested = Hook::async_fn(|connection: &mut AsyncPgConnection, metrics| {
            let rested = metrics.last_used() > TRUSTED_FOR;
            Box::pin(async move { if rested { test(connection).await } else { Ok(()) } })
        });
        Ok(Self { pool: Pool::builder(manager).max_size(max_connections).pre_recycle(tested).build()? })
    }

    /// Runs one operation on a connection that is known to work.
    ///
    /// # Errors
    /// [`DatabaseError`]; nothing is tried twice.
    pub async fn run<T>(
        &self,
        operation: impl AsyncFnOnce(&mut AsyncPgConnection) -> Result<T, QueryError>,
    ) -> Result<T, DatabaseError> {
        let whole = async {
            let mut connection = self.connection().await?;
            operation(&mut connection).await.map_err(DatabaseError::from)
        };
        timeout(OPERATION_TIMEOUT, whole)
            .await
            .unwrap_or_else(|_| Err(DatabaseError::Unavailable("no answer in time".to_owned())))
    }

    /// A connection that answered a moment ago: what a restart of the database has cut is thrown away and replaced.
    async fn connection(&self) -> Result<Object<AsyncPgConnection>, DatabaseError> {
        let waited = timeout(CONNECTION_TIMEOUT, self.pool.get()).await;
        let got = waited.map_err(|_| DatabaseError::Unavailable("no connection in time".to_owned()))?;
        got.map_err(|error| DatabaseError::Unavailable(error.to_string()))
    }

    /// Whether the database answers.
    pub async fn is_ready(&self) -> bool {
        self.run(async |connection| connection.batch_execute("").await).await.is_ok()
    }
}

/// Why an operation on the database did not succeed.
#[derive(Debug, thiserror::Error)]
pub enum DatabaseError {
    /// The database is away or too busy; trying again later may help.
    #[error("the database is unavailable: {0}")]
    Unavailable(String),
    /// The database refused the operation, which is a mistake of ours.
    #[error("the database refused: {0}")]
    Refused(#[source] QueryError),
}

impl DatabaseError {
    /// The constraint that the operation would have broken.
    #[must_use]
    pub fn constraint(&self) -> Option<&str> {
        match self {
            Self::Refused(QueryError::DatabaseError(_, information)) => information.constraint_name(),
            _ => None,
        }
    }
}
/// How messages begin with which PostgreSQL (SQLSTATE classes 57P, 53 and 40) and pgBouncer say that trying again may
/// help. diesel has no kinds for them.
const PASSING: [&str; 9] = [
    "terminating connection",
    "the database system is",
    "sorry, too many clients",
    "remaining connection slots",
    "deadlock detected",
    "server conn crashed",
    "server login has been failing",
    "query_wait_timeout",
    "pgbouncer cannot connect to server",
];

impl From<QueryError> for DatabaseError {
    fn from(error: QueryError) -> Self {
        if is_passing(&error) { Self::Unavailable(error.to_string()) } else { Self::Refused(error) }
    }
}

fn is_passing(error: &QueryError) -> bool {
    match error {
        QueryError::DatabaseError(
            DatabaseErrorKind::UnableToSendCommand
            | DatabaseErrorKind::ClosedConnection
            | DatabaseErrorKind::ReadOnlyTransaction
            | DatabaseErrorKind::SerializationFailure,
            _,
        )
        | QueryError::BrokenTransactionManager => true,
        QueryError::DatabaseError(DatabaseErrorKind::Unknown, information) => {
            PASSING.iter().any(|start| information.message().starts_with(start))
        }
        QueryError::RollbackErrorOnCommit { commit_error, .. } => is_passing(commit_error),
        _ => false,
    }
}

impl From<DatabaseError> for ApiError {
    fn from(error: DatabaseError) -> Self {
        match error {
            DatabaseError::Unavailable(_) => {
                Self::new(Code::DatabaseUnavailable).retry_after(RETRY_AFTER_SECONDS).caused_by(error)
            }
            DatabaseError::Refused(_) => Self::new(Code::InternalError).caused_by(error),
        }
    }
}
