//! `gateway private-database`

use std::io::{IsTerminal as _, Write as _};
use std::path::PathBuf;

use rustix::fs::FileType;
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
        _ = input_closed(), if can_close() => {}
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
    }
    cluster.stop().await?;
    Ok(())
}

/// Whether standard input is held by somebody. `/dev/null`, as background jobs of shells have, says nothing.
fn can_close() -> bool {
    let input = std::io::stdin();
    input.is_terminal()
        || rustix::fs::fstat(&input)
            .is_ok_and(|found| matches!(FileType::from_raw_mode(found.st_mode), FileType::Fifo | FileType::Socket))
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
