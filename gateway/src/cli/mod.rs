//! The command line.

mod generate_keys;
mod migrate;
mod openapi;
mod private_database;
mod serve;
mod validate_config;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::config::ConfigError;

/// Serves the front end and the API of Pixel's PyGame Palace. Settings come from the environment; see docs.
#[derive(Debug, Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve until stopped (the default).
    Serve,
    /// Make the key pair with which tokens for the executor are signed; keys that are there stay.
    GenerateKeys {
        /// Where to put the keys.
        directory: PathBuf,
    },
    /// Print the OpenAPI document.
    Openapi,
    /// Check the settings and stop.
    ValidateConfig,
    /// Run a private database until standard input closes or SIGTERM; its URL is the one line on standard output.
    PrivateDatabase {
        /// Where to keep the data.
        directory: PathBuf,
    },
    /// Run or undo the migrations of the configured database.
    Migrate {
        /// Which way.
        #[arg(value_enum, default_value = "up")]
        direction: migrate::Choice,
    },
}

/// Settings that cannot be used.
const EXIT_CONFIG: u8 = 2;

/// Does what the command line asks for.
pub async fn run() -> ExitCode {
    let done = match Arguments::parse().command.unwrap_or(Command::Serve) {
        Command::Serve => serve::run().await,
        Command::GenerateKeys { directory } => generate_keys::run(&directory),
        Command::Openapi => openapi::run(),
        Command::ValidateConfig => validate_config::run(),
        Command::PrivateDatabase { directory } => private_database::run(directory).await,
        Command::Migrate { direction } => migrate::run(direction).await,
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("gateway: {error:#}");
            if error.is::<ConfigError>() { ExitCode::from(EXIT_CONFIG) } else { ExitCode::FAILURE }
        }
    }
}
