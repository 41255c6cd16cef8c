//! Starts the executor.

use std::process::ExitCode;

use executor::config::Settings;
use executor::startup::Application;

/// Exit code for settings that cannot be used, as distinct from failures later on.
const BAD_SETTINGS: u8 = 2;

#[tokio::main]
async fn main() -> ExitCode {
    let settings = match Settings::load() {
        Ok(settings) => settings,
        Err(error) => return refuse(&error.into(), BAD_SETTINGS),
    };
    match serve(settings).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => refuse(&error, 1),
    }
}

async fn serve(settings: Settings) -> anyhow::Result<()> {
    shared::telemetry::init(&settings.log_level)?;
    if let Err(error) = shared::priority::come_first() {
        tracing::info!(%error, "games can take processor time from this service");
    }
    Application::build(settings).await?.run_until_stopped().await
}

fn refuse(error: &anyhow::Error, code: u8) -> ExitCode {
    eprintln!("the executor cannot start: {error:#}");
    ExitCode::from(code)
}
