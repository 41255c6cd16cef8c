//! Starts the executor.

use std::process::ExitCode;

use clap::Parser as _;
use executor::cli::Arguments;
use executor::config::Settings;
use executor::startup::Application;

/// Exit code for settings that cannot be used, as distinct from failures later on.
const BAD_SETTINGS: u8 = 2;

#[tokio::main]
async fn main() -> ExitCode {
    if let Some(command) = Arguments::parse().command {
        return command.run().map_or_else(|error| fail(&error, 1), |()| ExitCode::SUCCESS);
    }
    match Settings::load() {
        Err(error) => refuse(error.into(), BAD_SETTINGS),
        Ok(settings) => serve(settings).await.map_or_else(|error| refuse(error, 1), |()| ExitCode::SUCCESS),
    }
}

async fn serve(settings: Settings) -> anyhow::Result<()> {
    shared::telemetry::init(&settings.log_level)?;
    if let Err(error) = shared::priority::come_first() {
        tracing::info!(%error, "games can take processor time from this service");
    }
    Application::build(settings).await?.run_until_stopped().await
}

fn refuse(error: anyhow::Error, code: u8) -> ExitCode {
    fail(&error.context("the executor cannot start"), code)
}

fn fail(error: &anyhow::Error, code: u8) -> ExitCode {
    eprintln!("{error:#}");
    ExitCode::from(code)
}
