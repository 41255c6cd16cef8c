//! The `gateway` program.

use std::process::ExitCode;

#[actix_web::main]
async fn main() -> ExitCode {
    gateway::cli::run().await
}
