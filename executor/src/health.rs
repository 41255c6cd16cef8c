//! Whether what the executor needs is there: the Docker engine, the sandbox image, the configured runtime.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use shared::api::HealthStatus;
use tokio_util::sync::CancellationToken;

use crate::config::Settings;
use crate::sandbox::engine::Engine;

const INTERVAL: Duration = Duration::from_secs(3);

/// The latest findings.
pub struct Health {
    findings: Mutex<Findings>,
}

/// What was found last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Findings {
    /// Whether the engine answers.
    pub docker: HealthStatus,
    /// Whether it has the image and the runtime.
    pub image: HealthStatus,
    /// What is wrong, in words for operators. Empty when all is well.
    pub detail: String,
}

impl Findings {
    /// Whether games can start.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.docker == HealthStatus::Ok && self.image == HealthStatus::Ok
    }
}

impl Health {
    /// Looks once.
    pub async fn check(engine: &Engine, settings: &Settings) -> Arc<Self> {
        Arc::new(Self { findings: Mutex::new(look(engine, settings).await) })
    }

    /// What was found last.
    #[must_use]
    pub fn findings(&self) -> Findings {
        self.findings.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Looks again and again until `stop`.
    pub async fn keep_checking(self: Arc<Self>, engine: Engine, settings: Arc<Settings>, stop: CancellationToken) {
        loop {
            tokio::select! {
                () = stop.cancelled() => return,
                () = tokio::time::sleep(INTERVAL) => {}
            }
            let found = look(&engine, &settings).await;
            let mut findings = self.findings.lock().unwrap_or_else(PoisonError::into_inner);
            if *findings != found {
                tracing::info!(ready = found.is_ready(), detail = found.detail, "the state of Docker changed");
                *findings = found;
            }
        }
    }
}

async fn look(engine: &Engine, settings: &Settings) -> Findings {
    let away = |error: &dyn std::fmt::Display| Findings {
        docker: HealthStatus::Degraded,
        image: HealthStatus::Degraded,
        detail: error.to_string(),
    };
    if let Err(error) = engine.ping().await {
        return away(&error);
    }
    let missing = |detail| Findings { docker: HealthStatus::Ok, image: HealthStatus::Degraded, detail };
    match engine.has_image(&settings.sandbox_image).await {
        Err(error) => return away(&error),
        Ok(false) => {
            let image = &settings.sandbox_image;
            return missing(format!("The sandbox image {image} is not there: `make sandbox-image` builds it."));
        }
        Ok(true) => {}
    }
    match &settings.sandbox_runtime {
        None => {}
        Some(runtime) => match engine.has_runtime(runtime).await {
            Err(error) => return away(&error),
            Ok(false) => return missing(format!("Docker has no runtime `{runtime}`, which SANDBOX_RUNTIME asks for.")),
            Ok(true) => {}
        },
    }
    Findings { docker: HealthStatus::Ok, image: HealthStatus::Ok, detail: String::new() }
}
