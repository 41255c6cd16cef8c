//! Many sessions, one after the other and side by side, leave nothing behind. `make bench` does the same a thousand times.

use std::fs::read_dir;

use rustix::process::{Pid, Signal, kill_process};
use shared::api::SessionState;
use shared::ids::SessionId;

use crate::support::{Palace, SQUARE, press};

/// Rounds of [`every_way_to_end`].
const ROUNDS: usize = 5;
/// What the process may have grown by: what an allocator keeps, far less than the pictures and programs of all sessions.
const GROWTH_BYTES: u64 = 16 * 1024 * 1024;

/// What there is while nothing runs.
#[derive(Debug, PartialEq, Eq)]
struct Remains {
    containers: usize,
    folders: usize,
    descriptors: usize,
    sessions: (u32, u32),
}

impl Remains {
    async fn of(palace: &Palace, pid: Pid) -> Self {
        let health = palace.health().await;
        Self {
            containers: palace.containers().len(),
            folders: read_dir(palace.sandbox_directory()).unwrap().count(),
            descriptors: read_dir(format!("/proc/{pid}/fd")).unwrap().count(),
            sessions: (health.active_sessions, health.queued_sessions),
        }
    }

    fn exceeds(&self, before: &Self) -> bool {
        self.containers > before.containers
            || self.folders > before.folders
            || self.descriptors > before.descriptors
            || self.sessions != before.sessions
    }
}

/// What runs alone may run again: an end is told before its place is free.
async fn until_nothing_runs(palace: &Palace) {
    while palace.health().await.active_sessions > 0 {
        tokio::task::yield_now().await;
    }
}

/// Six sessions: one finishes, one crashes, one is stopped, one loses its viewer, one stands still, one only waits.
async fn every_way_to_end(palace: &Palace) {
    palace.run_to_end("print('x' * 100_000)").await;
    until_nothing_runs(palace).await;
    palace.run_to_end("blocks = bytearray(5_000_000)\nraise ValueError").await;
    until_nothing_runs(palace).await;
    let stopped = palace.run(SQUARE).await;
    let mut socket = palace.watch(stopped).await;
    socket.until(|watched| watched.pictures > 0 && watched.pixel(20, 120) == [250, 200, 0]).await;
    let waits = palace.run_or_wait(SQUARE).await;
    palace.watch(waits).await.until(|watched| watched.state() == Some(SessionState::Queued)).await;
    assert_eq!(palace.stop_game(waits).await.status(), 204);
    assert_eq!(palace.stop_game(stopped).await.status(), 204);
    until_nothing_runs(palace).await;
    let paused: SessionId = palace.run(SQUARE).await;
    let mut hidden = palace.watch(paused).await;
    hidden.until(|watched| watched.pictures > 0).await;
    hidden.set_visible(false).await;
    hidden.until(|watched| watched.state() == Some(SessionState::Paused)).await;
    assert_eq!(palace.stop_game(paused).await.status(), 204);
    until_nothing_runs(palace).await;
    let left = palace.run(SQUARE).await;
    let mut leaving = palace.watch(left).await;
    leaving.until(|watched| watched.pictures > 0).await;
    leaving.input(press("KeyA")).await;
    drop(leaving);
    until_nothing_runs(palace).await;
}

#[tokio::test]
async fn thirty_sessions_leave_nothing_behind() {
    let (palace, pid) = Palace::program(&[
        ("MAX_CONCURRENT_SESSIONS", "1"),
        ("IDLE_SECONDS", "3"),
        ("PAUSE_SECONDS", "1"),
        ("DRAIN_SECONDS", "0"),
        ("WARM_SANDBOXES_MAX", "0"),
    ])
    .await;
    // Whatever is made once is made now.
    every_way_to_end(&palace).await;
    let resident = palace.health().await.memory_bytes;
    let before = loop {
        let before = Remains::of(&palace, pid).await;
        if (before.containers, before.folders) == (0, 0) {
            break before;
        }
    };
    for _ in 0..ROUNDS {
        every_way_to_end(&palace).await;
    }
    // Connections without use are closed after some seconds.
    loop {
        let after = Remains::of(&palace, pid).await;
        if !after.exceeds(&before) {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    let grown = palace.health().await.memory_bytes.saturating_sub(resident);
    println!("before and after: {before:?}, {grown} bytes more memory");
    assert!(grown < GROWTH_BYTES, "{grown} bytes more");
    kill_process(pid, Signal::TERM).unwrap();
    palace.stopped().await;
}
