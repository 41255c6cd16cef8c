//! Measures a running Palace beside its peers and writes what it found.

mod arguments;
mod chart;
mod http;
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
use tokio::signal::unix::{SignalKind, signal};

use arguments::Arguments;

#[tokio::main(worker_threads = 2)]
async fn main() -> anyhow::Result<ExitCode> {
    let arguments = Arguments::parse();
    anyhow::ensure!(rustix::process::geteuid().is_root(), "measuring needs root: it looks into other users' processes");
    // Dropping what is measured ends the peers that were started for it.
    let complete = tokio::select! {
        measured = rows::measure(&arguments) => measured?,
        () = stopped() => anyhow::bail!("stopped"),
    };
    Ok(if complete { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Waits for Ctrl-C, or to be told to end.
async fn stopped() {
    let Ok(mut terminated) = signal(SignalKind::terminate()) else { return };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminated.recv() => {}
    }
}
