//! The configured database, for commands that change it while no service need run.

use anyhow::{Context as _, anyhow};
use diesel_async::{AsyncConnection as _, AsyncPgConnection};
use secrecy::{ExposeSecret as _, SecretString};

use crate::config::{DatabaseSource, Settings, process_environment};
use crate::db::migrations::{Direction, migrate};
use crate::db::private_cluster::PrivateCluster;

/// Brings the database up to date and does something with it.
pub(super) async fn with_database<T>(
    act: impl AsyncFnOnce(&mut AsyncPgConnection) -> anyhow::Result<T>,
) -> anyhow::Result<T> {
    match Settings::load(&process_environment())?.database {
        DatabaseSource::Url(url) => with_url(&url, act).await,
        DatabaseSource::Private(directory) => {
            let cluster = PrivateCluster::start(directory).await?;
            let done = with_url(cluster.url(), act).await;
            cluster.stop().await?;
            done
        }
    }
}

async fn with_url<T>(
    url: &SecretString,
    act: impl AsyncFnOnce(&mut AsyncPgConnection) -> anyhow::Result<T>,
) -> anyhow::Result<T> {
    migrate(url, Direction::Up).await?;
    let mut connection =
        AsyncPgConnection::establish(url.expose_secret()).await.context("cannot connect to the database")?;
    act(&mut connection).await
}

/// What is said of the constraint that a command would have broken.
pub(super) fn explain(error: diesel::result::Error, constraint: &str, words: String) -> anyhow::Error {
    match &error {
        diesel::result::Error::DatabaseError(_, information) if information.constraint_name() == Some(constraint) => {
            anyhow!(words)
        }
        _ => error.into(),
    }
}
