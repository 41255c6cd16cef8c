//! The Docker engine, as far as sandboxes need it.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use bollard::Docker;
use bollard::errors::Error;
use bollard::models::ContainerCreateBody;
use bollard::query_parameters::{
    CreateContainerOptionsBuilder, ListContainersOptionsBuilder, RemoveContainerOptionsBuilder,
};

use super::spec::{EXPIRY_LABEL, LABEL};

const NOT_FOUND: u16 = 404;
const CONFLICT: u16 = 409;
/// How long one call may take; removing a container under load is the slowest.
const TIMEOUT: Duration = Duration::from_secs(20);

/// A failed call to the engine.
#[derive(Debug, thiserror::Error)]
#[error("the Docker engine at {socket} failed: {source}")]
pub struct EngineError {
    /// Where the engine was looked for.
    pub socket: String,
    /// What went wrong.
    #[source]
    pub source: Error,
}

/// A connection to the engine. Cheap to clone.
#[derive(Clone)]
pub struct Engine {
    socket: String,
    docker: Arc<OnceLock<Docker>>,
}

/// One of our containers, as the engine lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ManagedContainer {
    /// The container's id.
    pub id: String,
    /// The executor that made it, as its label says.
    pub executor: String,
    /// When it was made, in seconds since 1970, by the engine's clock.
    pub created_at: i64,
    /// When it has outlived its use, in seconds since 1970; absent when the label is not a number.
    pub expires_at: Option<i64>,
}

impl Engine {
    /// Prepares to speak with the engine at `socket`, an address as in `DOCKER_HOST`. It need not be there yet.
    ///
    /// # Errors
    /// [`EngineError`] when the address cannot be understood.
    pub fn at(socket: &str) -> Result<Self, EngineError> {
        let engine = Self { socket: socket.to_owned(), docker: Arc::default() };
        match engine.docker() {
            Err(EngineError { source: Error::SocketNotFoundError(_), .. }) | Ok(_) => Ok(engine),
            Err(error) => Err(error),
        }
    }

    /// The client, made when the engine's socket is first there.
    fn docker(&self) -> Result<Docker, EngineError> {
        if let Some(docker) = self.docker.get() {
            return Ok(docker.clone());
        }
        let docker = Docker::connect_with_host(&self.socket).map_err(|source| self.failed(source))?;
        Ok(self.docker.get_or_init(|| docker.with_timeout(TIMEOUT)).clone())
    }

    fn failed(&self, source: Error) -> EngineError {
        EngineError { socket: self.socket.clone(), source }
    }

    /// Asks the engine whether it is there, and agrees on an API version with it: an older engine refuses a newer one.
    ///
    /// # Errors
    /// [`EngineError`].
    pub async fn ping(&self) -> Result<(), EngineError> {
        self.docker()?.negotiate_version().await.map(|_| ()).map_err(|source| self.failed(source))
    }

    /// Whether the engine has an image.
    ///
    /// # Errors
    /// [`EngineError`].
    pub async fn has_image(&self, name: &str) -> Result<bool, EngineError> {
        match self.docker()?.inspect_image(name).await {
            Ok(_) => Ok(true),
            Err(error) if status(&error) == Some(NOT_FOUND) => Ok(false),
            Err(source) => Err(self.failed(source)),
        }
    }

    /// Whether the engine has an OCI runtime.
    ///
    /// # Errors
    /// [`EngineError`].
    pub async fn has_runtime(&self, name: &str) -> Result<bool, EngineError> {
        let info = self.docker()?.info().await.map_err(|source| self.failed(source))?;
        Ok(info.runtimes.is_some_and(|runtimes| runtimes.contains_key(name)))
    }

    /// Makes a container and starts it; a container that cannot be started is removed.
    ///
    /// # Errors
    /// [`EngineError`].
    pub async fn start(&self, name: &str, body: ContainerCreateBody) -> Result<(), EngineError> {
        let options = CreateContainerOptionsBuilder::default().name(name).build();
        self.docker()?.create_container(Some(options), body).await.map_err(|source| self.failed(source))?;
        if let Err(source) = self.docker()?.start_container(name, None).await {
            self.remove(name).await?;
            return Err(self.failed(source));
        }
        Ok(())
    }

    /// Makes everything in a container stand still. One that does already is fine.
    ///
    /// # Errors
    /// [`EngineError`].
    pub async fn freeze(&self, name: &str) -> Result<(), EngineError> {
        match self.docker()?.pause_container(name).await {
            Ok(()) => Ok(()),
            Err(source) => self.unless_frozen_is(true, name, source).await,
        }
    }

    /// Lets a container go on. One that runs is fine.
    ///
    /// # Errors
    /// [`EngineError`].
    pub async fn thaw(&self, name: &str) -> Result<(), EngineError> {
        match self.docker()?.unpause_container(name).await {
            Ok(()) => Ok(()),
            Err(source) => self.unless_frozen_is(false, name, source).await,
        }
    }

    /// Engines answer differently when there was nothing to do: what counts is how the container is now.
    async fn unless_frozen_is(&self, wanted: bool, name: &str, source: Error) -> Result<(), EngineError> {
        let container = self.docker()?.inspect_container(name, None).await.map_err(|source| self.failed(source))?;
        let is_frozen = container.state.and_then(|state| state.paused).unwrap_or(false);
        if is_frozen == wanted { Ok(()) } else { Err(self.failed(source)) }
    }

    /// Whether the kernel killed something in the container for want of memory.
    ///
    /// # Errors
    /// [`EngineError`].
    pub async fn ran_out_of_memory(&self, name: &str) -> Result<bool, EngineError> {
        let container = self.docker()?.inspect_container(name, None).await.map_err(|source| self.failed(source))?;
        Ok(container.state.and_then(|state| state.oom_killed).unwrap_or(false))
    }

    /// Kills a container and removes it, also one that stands still. One that is gone already, or is going, is fine.
    ///
    /// # Errors
    /// [`EngineError`].
    pub async fn remove(&self, name: &str) -> Result<(), EngineError> {
        let options = RemoveContainerOptionsBuilder::default().force(true).v(true).build();
        match self.docker()?.remove_container(name, Some(options)).await {
            Ok(()) => Ok(()),
            Err(error) if matches!(status(&error), Some(NOT_FOUND | CONFLICT)) => Ok(()),
            Err(source) => Err(self.failed(source)),
        }
    }

    /// Every container that any executor made on this engine, running or not.
    ///
    /// # Errors
    /// [`EngineError`].
    pub async fn managed(&self) -> Result<Vec<ManagedContainer>, EngineError> {
        let filters = HashMap::from([("label", vec![LABEL])]);
        let options = ListContainersOptionsBuilder::default().all(true).filters(&filters).build();
        let containers = self.docker()?.list_containers(Some(options)).await.map_err(|source| self.failed(source))?;
        Ok(containers
            .into_iter()
            .filter_map(|container| {
                let labels = container.labels.unwrap_or_default();
                Some(ManagedContainer {
                    id: container.names?.first()?.trim_start_matches('/').to_owned(),
                    executor: labels.get(LABEL)?.clone(),
                    created_at: container.created.unwrap_or_default(),
                    expires_at: labels.get(EXPIRY_LABEL).and_then(|text| text.parse().ok()),
                })
            })
            .collect())
    }
}

fn status(error: &Error) -> Option<u16> {
    match error {
        Error::DockerResponseServerError { status_code, .. } => Some(*status_code),
        _ => None,
    }
}
