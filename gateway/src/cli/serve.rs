//! `gateway serve`

use crate::config::{Settings, process_environment};
use crate::startup::Application;

pub(super) async fn run() -> anyhow::Result<()> {
    let settings = Settings::load(&process_environment())?;
    shared::telemetry::init(&settings.log_level)?;
    Application::build(settings).await?.run_until_stopped().await?;
    Ok(())
}
