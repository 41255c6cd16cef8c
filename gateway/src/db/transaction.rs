//! Transactions that may be given up for a reason which the client is told.

use diesel::result::Error as QueryError;
use diesel_async::{AnsiTransactionManager, AsyncPgConnection, TransactionManager as _};

use super::Database;
use crate::error::{ApiError, Code};

/// Why a transaction is rolled back.
#[derive(Debug)]
pub enum Abort {
    /// The database refused.
    Query(QueryError),
    /// What was asked for cannot be done.
    Refused(Box<ApiError>),
}

impl From<QueryError> for Abort {
    fn from(error: QueryError) -> Self {
        Self::Query(error)
    }
}

impl From<ApiError> for Abort {
    fn from(error: ApiError) -> Self {
        Self::Refused(Box::new(error))
    }
}

impl From<Code> for Abort {
    fn from(code: Code) -> Self {
        ApiError::from(code).into()
    }
}

impl Database {
    /// Runs a transaction, and rolls it back where it ends with an error.
    ///
    /// # Errors
    /// What it was given up for, or why the database cannot do it.
    pub async fn transaction<T>(
        &self,
        work: impl AsyncFnOnce(&mut AsyncPgConnection) -> Result<T, Abort>,
    ) -> Result<T, ApiError> {
        self.run(async |connection| {
            // What `AsyncConnection::transaction` does; its bounds cannot be written for a closure that is passed on.
            AnsiTransactionManager::begin_transaction(connection).await?;
            let done = work(connection).await;
            if done.is_ok() {
                AnsiTransactionManager::commit_transaction(connection).await?;
            } else {
                AnsiTransactionManager::rollback_transaction(connection).await?;
            }
            match done {
                Ok(done) => Ok(Ok(done)),
                Err(Abort::Refused(error)) => Ok(Err(*error)),
                Err(Abort::Query(error)) => Err(error),
            }
        })
        .await?
    }
}
