//! `gateway private-database`

use std::io::Write as _;
use std::path::PathBuf;

use secrecy::ExposeSecret as _;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::oneshot;

use crate::db::private_cluster::PrivateCluster;

pub(super) async fn run(directory: PathBuf) -> anyhow::Result<()> {
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    let cluster = PrivateCluster::start(directory).await?;
    let mut output = std::io::stdout();
    writeln!(output, "{}", cluster.url().expose_secret())?;
    output.flush()?;
    tokio::select! {
        _ = input_closed() => {}
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
    }
    cluster.stop().await?;
    Ok(())
}

/// Resolves when whoever started us lets go of our standard input, be it by dying.
fn input_closed() -> oneshot::Receiver<()> {
    let (sender, receiver) = oneshot::channel();
    // A thread outside the runtime, which would wait for the read to end before the program may.
    std::thread::spawn(move || {
        drop(std::io::copy(&mut std::io::stdin(), &mut std::io::sink()));
        // Nobody waits any more where a signal came first.
        sender.send(()).unwrap_or_default();
    });
    receiver
}
