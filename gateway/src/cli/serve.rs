//! `gateway serve`

use crate::config::{Settings, process_environment};
use crate::startup::Application;

pub(super) async fn run() -> anyhow::Result<()> {
    let settings = Settings::load(&process_environment())?;
    shared::telemetry::init(&settings.log_level)?;
    if let Err(error) = shared::priority::come_first() {
        tracing::info!(%error, "games can take processor time from this service");
    }
    Application::build(settings).await?.run_until_stopped().await?;
    Ok(())
}
