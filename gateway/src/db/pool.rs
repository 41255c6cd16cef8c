//! The pool of connections, and what an operation on it can fail with.

use std::time::Duration;

use diesel::result::{DatabaseErrorKind, Error as QueryError};
use diesel_async::AsyncPgConnection;
use diesel_async::pooled_connection::AsyncDieselConnectionManager;
use diesel_async::pooled_connection::deadpool::Pool;

pub use diesel_async::pooled_connection::deadpool::BuildError;
use secrecy::{ExposeSecret as _, SecretString};
use tokio::time::timeout;

use crate::error::{ApiError, Code};

/// Longest one operation may take, the wait for a connection included.
const OPERATION_TIMEOUT: Duration = Duration::from_secs(5);
/// When a client should try again while the database is away.
const RETRY_AFTER_SECONDS: u64 = 5;

/// The database, as everything else in this service sees it.
#[derive(Clone)]
pub struct Database {
    pool: Pool<AsyncPgConnection>,
}

impl Database {
    /// A pool of at most `max_connections`; connects when first used.
    ///
    /// # Errors
    /// When the pool cannot be built; the database is not asked.
    pub fn new(url: &SecretString, max_connections: usize) -> Result<Self, BuildError> {
        let manager = AsyncDieselConnectionManager::<AsyncPgConnection>::new(url.expose_secret());
        Ok(Self { pool: Pool::builder(manager).max_size(max_connections).build()? })
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
            let mut connection =
                self.pool.get().await.map_err(|error| DatabaseError::Unavailable(error.to_string()))?;
            operation(&mut connection).await.map_err(DatabaseError::from)
        };
        timeout(OPERATION_TIMEOUT, whole)
            .await
            .unwrap_or_else(|_| Err(DatabaseError::Unavailable("no answer in time".to_owned())))
    }

    /// Whether the database answers.
    pub async fn is_ready(&self) -> bool {
        // A connection is tested before it is handed out, so there is nothing left to ask.
        self.run(async |_| Ok(())).await.is_ok()
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

impl From<QueryError> for DatabaseError {
    fn from(error: QueryError) -> Self {
        match &error {
            QueryError::DatabaseError(
                DatabaseErrorKind::UnableToSendCommand
                | DatabaseErrorKind::ClosedConnection
                | DatabaseErrorKind::ReadOnlyTransaction,
                _,
            ) => Self::Unavailable(error.to_string()),
            // diesel has no kind for a server that is starting or stopping (SQLSTATE class 57P).
            QueryError::DatabaseError(DatabaseErrorKind::Unknown, information)
                if ["terminating connection", "the database system is"]
                    .iter()
                    .any(|start| information.message().starts_with(start)) =>
            {
                Self::Unavailable(error.to_string())
            }
            _ => Self::Refused(error),
        }
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
