//! The command line.

mod create_admin;
mod database;
mod generate_keys;
mod grant_role;
mod migrate;
mod new_password;
mod openapi;
mod private_database;
mod reset_secret;
mod serve;
mod validate_config;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::config::ConfigError;
use crate::domain::{Nickname, Role};

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
    /// Make the first admin. The password is asked for, or read from standard input.
    CreateAdmin {
        /// What the admin is called.
        #[arg(value_parser = Nickname::parse)]
        nickname: Nickname,
    },
    /// Give a member a role; the role of admin only while there is no admin.
    GrantRole {
        /// What the member is called.
        #[arg(value_parser = Nickname::parse)]
        nickname: Nickname,
        /// learner, teacher or admin.
        role: Role,
    },
    /// Give a member another password, which is asked for or read from standard input, and sign them out everywhere.
    ResetSecret {
        /// What the member is called.
        #[arg(value_parser = Nickname::parse)]
        nickname: Nickname,
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
        Command::CreateAdmin { nickname } => create_admin::run(nickname).await,
        Command::GrantRole { nickname, role } => grant_role::run(nickname, role).await,
        Command::ResetSecret { nickname } => reset_secret::run(nickname).await,
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("gateway: {error:#}");
            if error.is::<ConfigError>() { ExitCode::from(EXIT_CONFIG) } else { ExitCode::FAILURE }
        }
    }
}
