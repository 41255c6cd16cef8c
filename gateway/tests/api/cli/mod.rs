mod accounts;
mod generate_keys;
mod openapi;
mod private_database;
mod serve;
mod validate_config;

use std::process::Command;

/// The program with an environment of its own.
pub(crate) fn gateway() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gateway"));
    command.env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
    command
}
