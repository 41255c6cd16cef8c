//! Puts the service together: data, state, routes, sockets.

use std::io;
use std::net::TcpListener;
use std::time::Duration;

use actix_web::dev::Server;
use actix_web::middleware::{Compress, Condition, from_fn};
use actix_web::{App, HttpServer, web};
use secrecy::SecretString;
use tokio::signal::unix::{SignalKind, signal};
use tokio::time::{Instant, sleep};
use tokio_util::sync::CancellationToken;

use crate::config::{DatabaseSource, Settings};
use crate::db::migrations::{Direction, MigrationError, migrate};
use crate::db::private_cluster::{ClusterError, PrivateCluster};
use crate::db::{BuildError, Database};
use crate::middleware;
use crate::routes;
use crate::services::lesson_library::{self, LessonError};
use crate::services::{ExecutorSite, SystemResolver, sweep};
use crate::state::{State, StateError};

/// How long a database may take to appear when everything is started at once.
const DATABASE_WAIT: Duration = Duration::from_secs(30);
const DATABASE_RETRY: Duration = Duration::from_millis(500);
/// How long requests may take to finish when the service stops; streams are ended at once.
const SHUTDOWN_SECONDS: u64 = 10;
/// Longer than the idle time of the usual reverse proxies would let them reuse a connection that is about to close.
const KEEP_ALIVE: Duration = Duration::from_secs(75);
/// Longest a client may take to send the head of a request.
const HEAD_TIMEOUT: Duration = Duration::from_secs(10);

/// A service that is bound to its port and ready to run.
pub struct Application {
    server: Server,
    port: u16,
    cluster: Option<PrivateCluster>,
}

/// Why a service cannot start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The port.
    #[error("cannot listen on {address}: {error}")]
    Listen {
        /// Address and port.
        address: String,
        /// What the system says.
        error: io::Error,
    },
    /// The private database.
    #[error(transparent)]
    Cluster(#[from] ClusterError),
    /// The tables.
    #[error(transparent)]
    Migration(#[from] MigrationError),
    /// The lessons.
    #[error(transparent)]
    Lessons(#[from] LessonError),
    /// The pool.
    #[error("cannot make a pool of connections: {0}")]
    Pool(#[from] BuildError),
    /// What handlers use.
    #[error(transparent)]
    State(#[from] StateError),
    /// Signals and sockets.
    #[error(transparent)]
    Io(#[from] io::Error),
}

impl Application {
    /// Binds the port, brings the database up to date and builds the service.
    ///
    /// # Errors
    /// [`StartError`], before any request is taken.
    pub async fn build(settings: Settings) -> Result<Self, StartError> {
        let listener = listen(&settings)?;
        let port = listener.local_addr()?.port();
        let (url, cluster) = open_database(&settings.database).await?;
        let database = match prepare(&url, settings.database_pool_size).await {
            Ok(database) => database,
            Err(error) => {
                stop(cluster).await?;
                return Err(error);
            }
        };
        let state = State::new(&settings, database)?;
        tokio::spawn(state.rate_limits.clone().keep_tidy());
        watch_executors(&state, settings.executor_sites);
        tokio::spawn(sweep::keep_sweeping(state.database.clone(), state.stopping.clone()));
        let server = serve(listener, state)?;
        Ok(Self { server, port, cluster })
    }

    /// The port that the service listens on.
    #[must_use]
    pub const fn port(&self) -> u16 {
        self.port
    }

    /// Serves until `SIGINT` or `SIGTERM`, lets running requests finish, ends streams, stops the private database.
    ///
    /// # Errors
    /// When the sockets fail, or the private database does not stop.
    pub async fn run_until_stopped(self) -> Result<(), StartError> {
        tracing::info!(port = self.port, "listening");
        let served = self.server.await;
        stop(self.cluster).await?;
        tracing::info!("stopped");
        Ok(served?)
    }
}

fn listen(settings: &Settings) -> Result<TcpListener, StartError> {
    let address = (settings.bind_address, settings.port);
    TcpListener::bind(address)
        .map_err(|error| StartError::Listen { address: format!("{}:{}", address.0, address.1), error })
}

/// The database's address, and the cluster to stop where it is our own.
async fn open_database(source: &DatabaseSource) -> Result<(SecretString, Option<PrivateCluster>), StartError> {
    match source {
        DatabaseSource::Url(url) => Ok((url.clone(), None)),
        DatabaseSource::Private(directory) => {
            let cluster = PrivateCluster::start(directory.clone()).await?;
            Ok((cluster.url().clone(), Some(cluster)))
        }
    }
}

async fn stop(cluster: Option<PrivateCluster>) -> Result<(), StartError> {
    match cluster {
        Some(cluster) => Ok(cluster.stop().await?),
        None => Ok(()),
    }
}

/// Runs the migrations and loads the lessons, waiting for a database that is still starting.
async fn prepare(url: &SecretString, pool_size: usize) -> Result<Database, StartError> {
    let deadline = Instant::now() + DATABASE_WAIT;
    loop {
        match migrate(url, Direction::Up).await {
            Ok(versions) => {
                tracing::info!(versions = ?versions, "the database is up to date");
                let database = Database::new(url, pool_size)?;
                lesson_library::load(&database).await?;
                return Ok(database);
            }
            Err(error @ MigrationError::Connection(_)) if Instant::now() < deadline => {
                tracing::warn!(%error, "waiting for the database");
                sleep(DATABASE_RETRY).await;
            }
            Err(error) => return Err(error.into()),
        }
    }
}

/// In the background, until the service stops.
fn watch_executors(state: &State, sites: Vec<ExecutorSite>) {
    tokio::spawn(state.executors.clone().keep_watching(sites, SystemResolver, state.stopping.clone()));
}

fn serve(listener: TcpListener, state: State) -> Result<Server, StartError> {
    let stopped = stop_signal(state.stopping.clone())?;
    let server = HttpServer::new(move || {
        App::new()
            .app_data(web::Data::new(state.for_worker()))
            // The last is the outermost: the log and the counters see what the others made of the answer.
            .wrap(from_fn(middleware::idempotency))
            .wrap(from_fn(middleware::rate_limit))
            .wrap(from_fn(middleware::identify))
            .wrap(from_fn(middleware::same_site))
            .wrap(from_fn(middleware::problem))
            .wrap(from_fn(middleware::not_modified))
            .wrap(from_fn(middleware::choose_compression))
            .wrap(Compress::default())
            .wrap(from_fn(middleware::hide_identity))
            .wrap(Condition::new(!state.cors_origins.is_empty(), middleware::cors(&state.cors_origins)))
            .wrap(from_fn(middleware::security_headers))
            .wrap(from_fn(middleware::deadline))
            .wrap(from_fn(middleware::metrics))
            .wrap(from_fn(middleware::access_log))
            .wrap(from_fn(middleware::request_id))
            .configure(routes::configure)
    })
    .tcp_nodelay(true)
    .keep_alive(KEEP_ALIVE)
    .client_request_timeout(HEAD_TIMEOUT)
    // A browser that hangs up is gone: without this, an idle stream would notice only when it next has to send.
    .h1_allow_half_closed(false)
    .shutdown_signal(stopped)
    .shutdown_timeout(SHUTDOWN_SECONDS)
    .listen(listener)?
    .run();
    Ok(server)
}

/// Resolves when the process is asked to stop, having told open streams.
fn stop_signal(stopping: CancellationToken) -> io::Result<impl Future<Output = ()> + Send + 'static> {
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
        stopping.cancel();
    })
}
