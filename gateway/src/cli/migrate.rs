//! `gateway migrate`

use clap::ValueEnum;

use crate::config::{DatabaseSource, Settings, process_environment};
use crate::db::migrations::{Direction, migrate};
use crate::db::private_cluster::PrivateCluster;

/// Which way to migrate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Choice {
    /// Run what has not run.
    Up,
    /// Undo everything; all data is lost.
    DownAll,
}

pub(super) async fn run(choice: Choice) -> anyhow::Result<()> {
    let direction = match choice {
        Choice::Up => Direction::Up,
        Choice::DownAll => Direction::DownAll,
    };
    let versions = match Settings::load(&process_environment())?.database {
        DatabaseSource::Url(url) => migrate(&url, direction).await?,
        DatabaseSource::Private(directory) => {
            let cluster = PrivateCluster::start(directory).await?;
            let versions = migrate(cluster.url(), direction).await;
            cluster.stop().await?;
            versions?
        }
    };
    println!("{} migrations {}", versions.len(), if choice == Choice::Up { "run" } else { "undone" });
    Ok(())
}
