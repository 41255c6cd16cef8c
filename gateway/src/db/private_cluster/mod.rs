//! A PostgreSQL cluster of our own, in a folder of the project: what `DATABASE_URL` left unset means.
//!
//! The server is a daemon in a session of its own, so that Ctrl-C in the terminal reaches this program alone, which then
//! stops the server in order. Everybody who uses the cluster holds a shared lock on a file; whoever lets go last stops
//! it. The system drops the locks of a killed program, so the server it left behind is found, used and stopped by the
//! next one.

mod account;
mod binaries;
mod folder;
mod lease;
mod server;

use std::path::{Path, PathBuf};

use secrecy::SecretString;
use tokio::task::spawn_blocking;

use binaries::Binaries;
use folder::Folder;
use lease::Lease;

/// A running cluster that this program uses.
#[derive(Debug)]
pub struct PrivateCluster {
    url: SecretString,
    lease: Lease,
    folder: Folder,
    binaries: Binaries,
}

/// Why there is no private cluster.
#[derive(Debug, thiserror::Error)]
pub enum ClusterError {
    /// PostgreSQL is not installed.
    #[error("found no PostgreSQL: install it (Debian: `apt install postgresql`) or set DATABASE_URL")]
    NoBinaries,
    /// The data was made by a PostgreSQL that is not installed any more.
    #[error("the data in {folder} is PostgreSQL {version}'s, which is not installed")]
    OtherVersion {
        /// Where the data is.
        folder: String,
        /// The version that made it.
        version: String,
    },
    /// A program of PostgreSQL failed.
    #[error("{program} failed: {output}")]
    Program {
        /// Its name.
        program: &'static str,
        /// What it said.
        output: String,
    },
    /// Root cannot run PostgreSQL here.
    #[error("PostgreSQL refuses to run as root, and {0}; set DATABASE_URL, or run as another user")]
    Root(String),
    /// The folder.
    #[error("cannot use {path}: {error}")]
    Folder {
        /// The path.
        path: String,
        /// What the system says.
        error: std::io::Error,
    },
    /// The server's own file says nothing sensible.
    #[error("the server runs, but does not say on which port")]
    NoPort,
    /// Another machine or container that shares the folder uses the cluster.
    #[error("the cluster is in use by a server that cannot be seen from here, as in another container")]
    Elsewhere,
    /// The system has no randomness for a password.
    #[error("cannot make a password: {0}")]
    Random(#[from] getrandom::Error),
    /// The thread that waited for PostgreSQL is gone.
    #[error("interrupted")]
    Interrupted,
}

impl PrivateCluster {
    /// Makes the cluster if there is none, starts it if it does not run, and waits until it takes connections.
    ///
    /// # Errors
    /// [`ClusterError`].
    pub async fn start(directory: PathBuf) -> Result<Self, ClusterError> {
        spawn_blocking(move || Self::start_blocking(&directory)).await.map_err(|_| ClusterError::Interrupted)?
    }

    fn start_blocking(directory: &Path) -> Result<Self, ClusterError> {
        let folder = Folder::open(directory)?;
        let account = folder.account()?;
        let mut lease = Lease::wait(&folder, account)?;
        let binaries = Binaries::find(folder.version()?.as_deref(), &folder)?;
        if !folder.is_initialised() {
            server::initialise(&binaries, &folder, account)?;
        }
        let port = match server::running_port(&folder, &lease)? {
            Some(port) => port,
            None => server::start(&binaries, &folder, account)?,
        };
        let password = folder.password()?;
        lease.share()?;
        let url = format!("postgres://{}:{password}@127.0.0.1:{port}/postgres", server::SUPERUSER);
        Ok(Self { url: url.into(), lease, folder, binaries })
    }

    /// How to connect, as the superuser.
    #[must_use]
    pub const fn url(&self) -> &SecretString {
        &self.url
    }

    /// Lets go of the cluster, and stops it if nobody else uses it.
    ///
    /// # Errors
    /// When the server does not stop.
    pub async fn stop(self) -> Result<(), ClusterError> {
        spawn_blocking(move || self.stop_blocking()).await.map_err(|_| ClusterError::Interrupted)?
    }

    fn stop_blocking(mut self) -> Result<(), ClusterError> {
        if self.lease.is_last()? {
            server::stop(&self.binaries, &self.folder, self.folder.account()?)?;
        }
        Ok(())
    }
}
