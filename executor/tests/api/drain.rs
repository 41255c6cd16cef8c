//! An executor that was told to stop.

use executor::config::Settings;
use reqwest::Method;
use rustix::process::{Signal, kill_process};
use serde_json::json;
use shared::api::{EndReason, SessionState};

use crate::support::{Palace, SQUARE, press, problem, settings};

async fn until_draining(palace: &Palace) {
    while !palace.health().await.draining {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn running_games_may_finish_and_nothing_new_begins() {
    let room = Settings { max_concurrent_sessions: 1, warm_sandboxes: 1, drain_seconds: 3600, ..settings() };
    let mut palace = Palace::with(room).await;
    let session = palace.run(&format!("{SQUARE}    running = running and x < 80\n")).await;
    let mut playing = palace.watch(session).await;
    playing.until(|watched| watched.pictures > 0 && watched.pixel(20, 120) == [250, 200, 0]).await;
    let waits = palace.run_or_wait(SQUARE).await;
    let mut waiting = palace.watch(waits).await;
    waiting.until(|watched| watched.state() == Some(SessionState::Queued)).await;
    palace.begin_stop();
    assert_eq!(waiting.into_watched().await.end(), Some((EndReason::Draining, None)));
    until_draining(&palace).await;
    let ready = palace.request(Method::GET, "/readyz").send().await.unwrap();
    assert_eq!(problem(ready, 503).await.code, "draining");
    for refused in [palace.execute(&json!({ "code": SQUARE })).await, palace.execute_or_wait(palace.user, SQUARE).await]
    {
        assert_eq!(problem(refused, 503).await.code, "draining");
    }
    // The sandbox that waited for a game is removed, the one with a game is not.
    while palace.containers().len() != 1 {
        tokio::task::yield_now().await;
    }
    playing.input(press("ArrowRight")).await;
    playing.until(|watched| watched.pixel(60, 120) == [250, 200, 0]).await;
    // Another viewer may still come, and the game comes to its own end.
    palace.watch(session).await.until(|watched| watched.pictures > 0).await;
    playing.input(press("ArrowRight")).await;
    assert_eq!(playing.into_watched().await.end(), Some((EndReason::Finished, Some(0))));
    palace.stopped().await;
}

#[tokio::test]
async fn games_that_go_on_for_too_long_are_ended() {
    let mut palace = Palace::with(Settings { drain_seconds: 1, ..settings() }).await;
    let session = palace.run(SQUARE).await;
    let mut playing = palace.watch(session).await;
    playing.until(|watched| watched.pictures > 0).await;
    palace.begin_stop();
    assert_eq!(playing.into_watched().await.end(), Some((EndReason::Draining, None)));
    palace.stopped().await;
}

#[tokio::test]
async fn a_second_signal_ends_at_once() {
    let (palace, pid) = Palace::program(&[("DRAIN_SECONDS", "3600")]).await;
    let session = palace.run(SQUARE).await;
    let mut playing = palace.watch(session).await;
    playing.until(|watched| watched.pictures > 0).await;
    kill_process(pid, Signal::TERM).unwrap();
    until_draining(&palace).await;
    kill_process(pid, Signal::INT).unwrap();
    assert_eq!(playing.into_watched().await.end(), Some((EndReason::Draining, None)));
    palace.stopped().await;
}
