//! Measures a running Palace beside its peers and writes what it found.

mod arguments;
mod chart;
mod link;
mod machine;
mod number;
mod page;
mod peer;
mod process;
mod programs;
mod report;
mod result;
mod rfb;
mod rows;
mod sandbox;
mod statistics;
mod store;
mod table;
mod viewer;

use std::process::ExitCode;

use clap::Parser;

use arguments::Arguments;

#[tokio::main(worker_threads = 2)]
async fn main() -> anyhow::Result<ExitCode> {
    let arguments = Arguments::parse();
    anyhow::ensure!(rustix::process::geteuid().is_root(), "measuring needs root: it looks into other users' processes");
    let complete = rows::measure(&arguments).await?;
    Ok(if complete { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
