//! Puts the executor together, runs it, and takes it down in order.

use std::io;
use std::net::TcpListener;
use std::num::NonZero;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use actix_web::dev::Server;
use actix_web::middleware::from_fn;
use actix_web::{App, HttpServer, web};
use anyhow::Context as _;
use tokio::runtime::Handle;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::compile::{Catalog, GameFiles};
use crate::config::Settings;
use crate::health::Health;
use crate::metrics::Metrics;
use crate::middleware::observe;
use crate::routes;
use crate::sandbox::demand::PoolSize;
use crate::sandbox::engine::Engine;
use crate::sandbox::pool::Pool;
use crate::sandbox::warm::Warmer;
use crate::sandbox::{directory, reaper};
use crate::session::{Bounds, Registry};
use crate::state::State;
use crate::token::Verifier;

/// How long connections may linger at the end; sessions have been ended before.
const SHUTDOWN_TIMEOUT_SECONDS: u64 = 2;
/// How often sessions whose end nobody came to see are looked for.
const FORGET_INTERVAL: Duration = Duration::from_secs(10);
/// How long ending all sessions may take before their sandboxes are removed regardless.
const DRAIN_TIMEOUT: Duration = Duration::from_secs(15);

/// A bound, not yet running executor.
pub struct Application {
    server: Server,
    port: u16,
    state: Arc<State>,
    engine: Engine,
    /// Holds the sandboxes' folders.
    root: PathBuf,
}

impl Application {
    /// Binds the port and checks what can be checked. Docker being away does not stop the start: the executor is then
    /// not ready, and becomes so by itself. A configured runtime that Docker lacks does stop it.
    ///
    /// # Errors
    /// When the port is taken, the key is unusable, or the runtime is missing.
    pub async fn build(settings: Settings) -> anyhow::Result<Self> {
        let listener = TcpListener::bind((settings.bind_address, settings.port))
            .with_context(|| format!("PORT: cannot listen on {}:{}", settings.bind_address, settings.port))?;
        let port = listener.local_addr()?.port();
        let settings = Arc::new(Settings { port, ..settings });
        let executor = settings.executor_id();
        let verifier = Verifier::new(&settings.public_key_pem()?).context("JWT_PUBLIC_KEY_FILE")?;

        let engine = Engine::at(&settings.docker_host).context("DOCKER_HOST")?;
        let health = Health::check(&engine, &settings).await;
        if let Some(runtime) = &settings.sandbox_runtime
            && engine.has_runtime(runtime).await.is_ok_and(|there| !there)
        {
            anyhow::bail!("SANDBOX_RUNTIME: Docker has no runtime `{runtime}`");
        }
        let root = settings.sandbox_directory();
        directory::prepare_root(&root).with_context(|| format!("SANDBOX_DIRECTORY: {}", root.display()))?;
        let root = root.canonicalize()?;
        let warmer = Warmer::new(engine.clone(), Arc::clone(&settings), executor, root.clone());
        let registry = Registry::new(bounds(&settings));
        let state = Arc::new(State {
            executor,
            verifier,
            catalog: Catalog::load(GameFiles::Embedded)?,
            pool: Pool::new(warmer, pool_size(&settings), {
                let registry = registry.clone();
                move || registry.limit().saturating_sub(registry.active())
            }),
            registry,
            checks: Semaphore::new(std::thread::available_parallelism().map_or(1, NonZero::get)),
            health,
            metrics: Arc::new(Metrics::new()?),
            runtime: Handle::current(),
            tasks: TaskTracker::new(),
            settings,
        });
        let server = serve(listener, &state)?;
        Ok(Self { server, port, state, engine, root })
    }

    /// The port that is listened on.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Names this executor.
    #[must_use]
    pub fn executor_id(&self) -> shared::ids::ExecutorId {
        self.state.executor
    }

    /// Serves until `stop`; then takes no new sessions, lets games go on for as long as `DRAIN_SECONDS` or until `hurry`,
    /// ends those that are left, and removes every sandbox.
    ///
    /// # Errors
    /// When the server fails.
    pub async fn run_until(
        self,
        stop: impl Future<Output = ()>,
        hurry: impl Future<Output = ()>,
    ) -> anyhow::Result<()> {
        let Self { server, port, state, engine, root } = self;
        let (pool_stop, background_stop) = (CancellationToken::new(), CancellationToken::new());
        let mut background = start_background(&state, &engine, &background_stop, &pool_stop);
        tracing::info!(port, executor = %state.executor, detail = state.health.findings().detail, "executor is up");

        let handle = server.handle();
        let mut serving = tokio::spawn(server);
        let finished = tokio::select! {
            finished = &mut serving => Some(finished),
            () = stop => None,
        };
        tracing::info!(sessions = state.registry.active(), seconds = state.settings.drain_seconds, "draining");
        // Nobody will need the sandboxes that wait, and those that still play have more room without them.
        pool_stop.cancel();
        let _ = tokio::time::timeout(DRAIN_TIMEOUT, state.registry.close()).await;
        state.tasks.close();
        tokio::select! {
            () = state.tasks.wait() => {}
            () = tokio::time::sleep(Duration::from_secs(state.settings.drain_seconds)) => {}
            () = hurry => {}
        }
        let _ = tokio::time::timeout(DRAIN_TIMEOUT, state.registry.end_all()).await;
        background_stop.cancel();
        let _ = tokio::time::timeout(DRAIN_TIMEOUT, state.tasks.wait()).await;
        let _ = tokio::time::timeout(DRAIN_TIMEOUT, async { while background.join_next().await.is_some() {} }).await;
        background.shutdown().await;
        if let Err(error) = reaper::remove_own(&engine, state.executor).await {
            tracing::warn!(%error, "could not make sure that no sandbox is left");
        }
        // Only when it is empty: a folder that is left belongs to a sandbox that is left.
        let _ = std::fs::remove_dir(root);
        handle.stop(true).await;
        match finished {
            Some(finished) => Ok(finished??),
            None => Ok(serving.await??),
        }
    }

    /// [`Application::run_until`] SIGINT or SIGTERM; the second one is the hurry.
    ///
    /// # Errors
    /// When the server fails.
    pub async fn run_until_stopped(self) -> anyhow::Result<()> {
        let (mut first, mut second) = (Signals::new()?, Signals::new()?);
        let hurry = async move {
            second.next().await;
            second.next().await;
        };
        self.run_until(async move { first.next().await }, hurry).await
    }
}

/// The signals that end the executor, from when this was made on.
struct Signals {
    interrupt: Signal,
    terminate: Signal,
}

impl Signals {
    fn new() -> io::Result<Self> {
        Ok(Self { interrupt: signal(SignalKind::interrupt())?, terminate: signal(SignalKind::terminate())? })
    }

    async fn next(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}

fn bounds(settings: &Settings) -> Bounds {
    let count = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
    Bounds {
        sessions: count(settings.max_concurrent_sessions),
        sessions_per_user: count(settings.max_sessions_per_user),
        queued: count(settings.max_queued),
    }
}

/// More than there are places would never be used.
fn pool_size(settings: &Settings) -> PoolSize {
    let places = usize::try_from(settings.max_concurrent_sessions).unwrap_or(usize::MAX);
    let least = settings.warm_sandboxes.min(places);
    PoolSize { least, most: settings.warm_sandboxes_max.max(least) }
}

fn serve(listener: TcpListener, state: &Arc<State>) -> anyhow::Result<Server> {
    let state = web::Data::from(Arc::clone(state));
    let server =
        HttpServer::new(move || App::new().app_data(state.clone()).wrap(from_fn(observe)).configure(routes::configure))
            .disable_signals()
            .shutdown_timeout(SHUTDOWN_TIMEOUT_SECONDS)
            .tcp_nodelay(true)
            .listen(listener)?;
    Ok(server.run())
}

fn start_background(
    state: &Arc<State>,
    engine: &Engine,
    stop: &CancellationToken,
    pool_stop: &CancellationToken,
) -> JoinSet<()> {
    let mut tasks = JoinSet::new();
    let pool = state.pool.clone();
    let stop_pool = pool_stop.clone();
    let (earlier_engine, executor, started_at) = (engine.clone(), state.executor, chrono::Utc::now().timestamp());
    tasks.spawn(async move {
        reaper::remove_earlier_life(&earlier_engine, executor, started_at, &stop_pool).await;
        pool.keep_warm(stop_pool).await;
    });
    tasks.spawn(Arc::clone(&state.health).keep_checking(engine.clone(), Arc::clone(&state.settings), stop.clone()));
    tasks.spawn(reaper::remove_expired_regularly(engine.clone(), stop.clone()));
    tasks.spawn(forget_unseen_regularly(state.registry.clone(), stop.clone()));
    tasks
}

/// What nobody came to see is forgotten also while nobody asks for anything.
async fn forget_unseen_regularly(registry: Registry, stop: CancellationToken) {
    while stop.run_until_cancelled(tokio::time::sleep(FORGET_INTERVAL)).await.is_some() {
        registry.forget_unseen();
    }
}
