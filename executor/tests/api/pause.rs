//! A game that nobody looks at stands still, and goes on as if nothing had been.

use std::time::{Duration, Instant};

use bollard::Docker;
use bollard::query_parameters::StatsOptionsBuilder;
use executor::config::Settings;
use futures_util::StreamExt as _;
use serde_json::{Value, json};
use shared::api::{EndReason, InputEvent, SessionState};
use shared::ids::SessionId;

use crate::support::{Palace, SQUARE, Socket, press, settings};

/// Games stand still as soon as can be set.
fn soon() -> Settings {
    Settings { pause_seconds: 1, ..settings() }
}

/// A game that a viewer has seen, and then not seen until it stood still.
async fn paused_game(palace: &Palace) -> (SessionId, Socket) {
    let session = palace.run(SQUARE).await;
    let mut socket = palace.watch(session).await;
    socket.until(|watched| watched.pictures > 0 && watched.pixel(20, 120) == [250, 200, 0]).await;
    socket.set_visible(false).await;
    socket.until(|watched| watched.state() == Some(SessionState::Paused)).await;
    (session, socket)
}

/// Processor time in nanoseconds that the only container of this executor used within a second.
async fn processor_time_ns(palace: &Palace) -> u64 {
    let docker = Docker::connect_with_unix_defaults().unwrap().negotiate_version().await.unwrap();
    let containers = palace.containers();
    assert_eq!(containers.len(), 1, "{containers:?}");
    // Not streamed, the engine answers with the counters of now and of a second before.
    let options = StatsOptionsBuilder::default().stream(false).one_shot(false).build();
    let stats = docker.stats(&containers[0], Some(options)).next().await.unwrap().unwrap();
    let total =
        |stats: Option<bollard::models::ContainerCpuStats>| stats.unwrap().cpu_usage.unwrap().total_usage.unwrap();
    let (now, before) = (total(stats.cpu_stats), total(stats.precpu_stats));
    assert!(before > 0);
    now - before
}

async fn state_in_list(palace: &Palace) -> Value {
    let list: Value = palace.get("/api/sessions", None).await.json().await.unwrap();
    list["items"][0]["state"].clone()
}

#[tokio::test]
async fn a_hidden_game_uses_no_processor_time_and_goes_on_when_it_is_seen_again() {
    let palace = Palace::with(soon()).await;
    let session = palace.run(SQUARE).await;
    let mut socket = palace.watch(session).await;
    socket.until(|watched| watched.pictures > 0).await;
    assert!(processor_time_ns(&palace).await > 0);
    socket.set_visible(false).await;
    socket.until(|watched| watched.state() == Some(SessionState::Paused)).await;
    assert_eq!(state_in_list(&palace).await, "paused");
    assert_eq!(processor_time_ns(&palace).await, 0);
    let asked = Instant::now();
    socket.set_visible(true).await;
    socket.until(|watched| watched.state() == Some(SessionState::Running)).await;
    println!("resumed after {:?}", asked.elapsed());
    socket.input(press("ArrowRight")).await;
    socket.until(|watched| watched.pixel(60, 120) == [250, 200, 0]).await;
    println!("a key was seen after {:?}", asked.elapsed());
    palace.stop().await;
}

#[tokio::test]
async fn a_game_that_its_viewer_pauses_stands_still_although_it_is_seen_and_goes_on_when_the_viewer_says_so() {
    let palace = Palace::with(Settings { pause_seconds: 0, ..settings() }).await;
    let session = palace.run(SQUARE).await;
    let mut socket = palace.watch(session).await;
    let mut other = palace.watch(session).await;
    socket.until(|watched| watched.pictures > 0 && watched.pixel(20, 120) == [250, 200, 0]).await;
    let asked = Instant::now();
    socket.set_paused(true).await;
    socket.until(|watched| watched.state() == Some(SessionState::Paused)).await;
    println!("stood still after {:?}", asked.elapsed());
    assert_eq!(processor_time_ns(&palace).await, 0);
    let asked = Instant::now();
    socket.set_paused(false).await;
    socket.until(|watched| watched.state() == Some(SessionState::Running)).await;
    println!("went on after {:?}", asked.elapsed());
    socket.set_paused(true).await;
    other.until(|watched| watched.state() == Some(SessionState::Paused)).await;
    drop(socket);
    other.until(|watched| watched.state() == Some(SessionState::Running)).await;
    other.input(press("ArrowRight")).await;
    other.until(|watched| watched.pixel(60, 120) == [250, 200, 0]).await;
    palace.stop().await;
}

#[tokio::test]
async fn one_viewer_that_looks_is_enough() {
    let palace = Palace::with(soon()).await;
    let (session, mut hidden) = paused_game(&palace).await;
    let mut other = palace.watch(session).await;
    hidden.until(|watched| watched.state() == Some(SessionState::Running)).await;
    other.until(|watched| watched.pictures > 0 && watched.pixel(20, 120) == [250, 200, 0]).await;
    drop(other);
    hidden
        .until(|watched| watched.states().iter().filter(|(state, _)| *state == SessionState::Paused).count() == 2)
        .await;
    palace.stop().await;
}

#[tokio::test]
async fn input_wakes_a_game_and_its_viewers_need_not_look() {
    let palace = Palace::with(soon()).await;
    let (session, mut socket) = paused_game(&palace).await;
    let body = json!({ "events": press("KeyQ") });
    let response = palace.post(&format!("/api/game-input/{session}"), Some(session), &body).await;
    assert_eq!(response.status(), 204);
    socket.until(|watched| watched.output().contains("up q")).await;
    palace.stop().await;
}

#[tokio::test]
async fn a_game_that_stands_still_holds_no_key() {
    let palace = Palace::with(soon()).await;
    let session = palace.run(SQUARE).await;
    let mut socket = palace.watch(session).await;
    socket.until(|watched| watched.pictures > 0).await;
    socket.input(vec![InputEvent::KeyDown { code: "KeyH".into(), key: None }]).await;
    socket.until(|watched| watched.output().contains("key h")).await;
    socket.set_visible(false).await;
    socket.until(|watched| watched.state() == Some(SessionState::Paused)).await;
    socket.set_visible(true).await;
    socket.until(|watched| watched.output().contains("up h")).await;
    palace.stop().await;
}

#[tokio::test]
async fn time_that_a_game_stands_still_does_not_count() {
    const LIMIT: Duration = Duration::from_secs(9);
    let palace = Palace::with(Settings { max_session_time: LIMIT.as_secs(), ..soon() }).await;
    let (_, mut socket) = paused_game(&palace).await;
    // Another game plays for as long as a game may, and is over; the one that stands still is not.
    assert_eq!(palace.run_to_end(SQUARE).await.end(), Some((EndReason::TimeLimit, None)));
    socket.set_visible(true).await;
    socket.until(|watched| watched.state() == Some(SessionState::Running)).await;
    assert_eq!(socket.into_watched().await.end(), Some((EndReason::TimeLimit, None)));
    palace.stop().await;
}

#[tokio::test]
async fn a_game_that_stands_still_can_be_stopped_at_once() {
    let palace = Palace::with(soon()).await;
    let (session, socket) = paused_game(&palace).await;
    assert_eq!(palace.stop_game(session).await.status(), 204);
    assert_eq!(socket.into_watched().await.end(), Some((EndReason::Stopped, None)));
    while !palace.containers().is_empty() {
        tokio::task::yield_now().await;
    }
    palace.stop().await;
}

#[tokio::test]
async fn a_hidden_game_is_given_up_in_the_end() {
    let palace = Palace::with(Settings { paused_seconds: 3, ..soon() }).await;
    let (_, socket) = paused_game(&palace).await;
    assert_eq!(socket.into_watched().await.end(), Some((EndReason::Idle, None)));
    palace.stop().await;
}

#[tokio::test]
async fn an_executor_that_ends_leaves_no_game_standing_still() {
    let palace = Palace::with(soon()).await;
    let (_, socket) = paused_game(&palace).await;
    let label = format!("label=palace.executor={}", palace.executor);
    palace.stop().await;
    assert_eq!(socket.into_watched().await.end(), Some((EndReason::Draining, None)));
    let left =
        std::process::Command::new("docker").args(["ps", "--all", "--quiet", "--filter", &label]).output().unwrap();
    assert!(left.status.success() && left.stdout.is_empty(), "{left:?}");
}

#[tokio::test]
async fn a_viewer_that_comes_back_finds_the_game_as_it_left_it() {
    let palace = Palace::with(soon()).await;
    let session = palace.run(SQUARE).await;
    let mut socket = palace.watch(session).await;
    socket.until(|watched| watched.pictures > 0 && watched.pixel(20, 120) == [250, 200, 0]).await;
    socket.input(press("ArrowRight")).await;
    socket.until(|watched| watched.pixel(60, 120) == [250, 200, 0]).await;
    socket.input(vec![InputEvent::KeyDown { code: "KeyH".into(), key: None }]).await;
    socket.until(|watched| watched.output().contains("key h")).await;
    drop(socket);
    while state_in_list(&palace).await != "paused" {
        tokio::task::yield_now().await;
    }
    let mut again = palace.watch(session).await;
    // The picture is whole at once, although the game stands still and draws nothing.
    again.until(|watched| watched.pictures == 1).await;
    // Both keys had moved the square.
    assert_eq!(again.watched.pixel(100, 120), [250, 200, 0]);
    assert_eq!(again.watched.pixel(300, 10), [0, 0, 60]);
    again.until(|watched| watched.output().contains("up h")).await;
    again.input(press("ArrowRight")).await;
    again.until(|watched| watched.pixel(140, 120) == [250, 200, 0]).await;
    palace.stop().await;
}
