//! Every way a game can end, each with its own reason.

use std::time::{Duration, Instant};

use executor::config::Settings;
use serde_json::{Value, json};
use shared::api::{EndReason, GameEvent};

use crate::support::{Palace, SQUARE, press, settings};

/// Asks for the list of sessions until it is empty.
async fn until_nothing_runs(palace: &Palace) {
    let running = async || -> Value { palace.get("/api/sessions", None).await.json().await.unwrap() };
    while running().await["items"] != json!([]) {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_program_that_ends_is_finished_with_its_exit_code() {
    let palace = Palace::start().await;
    let watched = palace.run_to_end("import sys\nprint('bye')\nsys.exit(0)").await;
    assert_eq!(watched.end(), Some((EndReason::Finished, Some(0))));
    let watched = palace.run_to_end("import sys\nsys.exit(3)").await;
    assert_eq!(watched.end(), Some((EndReason::Crashed, Some(3))));
    palace.stop().await;
}

#[tokio::test]
async fn an_end_before_the_first_viewer_waits_for_one_and_is_shown_once() {
    let palace = Palace::start().await;
    let session = palace.run("print('quick')").await;
    until_nothing_runs(&palace).await;
    assert_eq!(palace.stop_game(session).await.status(), 404);
    let watched = palace.watch(session).await.into_watched().await;
    assert_eq!((watched.output().as_str(), watched.end()), ("quick\n", Some((EndReason::Finished, Some(0)))));
    let again = palace.get(&format!("/api/game-stream/{session}"), Some(session)).await;
    assert_eq!(again.status(), 404);
    palace.stop().await;
}

#[tokio::test]
async fn a_crash_tells_where_and_the_next_run_works() {
    let palace = Palace::start().await;
    let watched = palace.run_to_end("def jump():\n    return hight\n\njump()\n").await;
    assert_eq!(watched.end(), Some((EndReason::Crashed, Some(1))));
    let problem = watched.events.iter().find_map(|event| match event {
        GameEvent::Problem { path, line, kind, message, traceback, .. } => Some((path, line, kind, message, traceback)),
        _ => None,
    });
    let (path, line, kind, message, traceback) = problem.expect("a problem event");
    assert_eq!((path.as_str(), *line, kind.as_str()), ("main.py", Some(2), "NameError"));
    assert!(message.contains("hight"), "{message}");
    assert!(traceback.contains("in jump") && !traceback.contains("/opt/palace"), "{traceback}");
    assert!(watched.output().contains("Traceback (most recent call last)"));
    assert_eq!(palace.run_to_end("print('well')").await.output(), "well\n");
    palace.stop().await;
}

#[tokio::test]
async fn a_stopped_game_ends_for_its_viewers_and_cannot_be_found_any_more() {
    let palace = Palace::start().await;
    let session = palace.run(SQUARE).await;
    let mut socket = palace.watch(session).await;
    socket.until(|watched| watched.pictures > 0).await;
    assert_eq!(palace.stop_game(session).await.status(), 204);
    assert_eq!(socket.into_watched().await.end(), Some((EndReason::Stopped, None)));
    assert_eq!(palace.stop_game(session).await.status(), 404);
    palace.stop().await;
}

#[tokio::test]
async fn an_endless_loop_ends_at_the_time_limit() {
    let palace = Palace::with(Settings { max_session_time: 3, ..settings() }).await;
    let started = Instant::now();
    let watched = palace.run_to_end("while True: pass").await;
    assert_eq!(watched.end(), Some((EndReason::TimeLimit, None)));
    assert!(started.elapsed() >= Duration::from_secs(3));
    palace.stop().await;
}

#[tokio::test]
async fn a_memory_bomb_ends_for_want_of_memory() {
    let palace = Palace::start().await;
    let watched = palace.run_to_end("blocks = []\nwhile True: blocks.append(bytearray(10_000_000))").await;
    assert_eq!(watched.end().unwrap().0, EndReason::OutOfMemory);
    palace.stop().await;
}

#[tokio::test]
async fn a_fork_bomb_ends_for_too_many_processes() {
    let palace = Palace::start().await;
    let bomb = "import os\nwhile True:\n    try:\n        os.fork()\n    except OSError:\n        pass\n";
    assert_eq!(palace.run_to_end(bomb).await.end().unwrap().0, EndReason::TooManyProcesses);
    palace.stop().await;
}

#[tokio::test]
async fn a_flood_of_output_ends_the_game_without_harming_others() {
    let palace = Palace::start().await;
    let neighbour = palace.run(SQUARE).await;
    let mut socket = palace.watch(neighbour).await;
    let flood = palace.run("while True: print('x' * 100_000)").await;
    let watched = palace.watch(flood).await.into_watched().await;
    assert_eq!(watched.end().unwrap().0, EndReason::TooMuchOutput);
    assert!(watched.output().contains("output was skipped"));
    socket.input(press("ArrowRight")).await;
    socket.until(|watched| watched.pictures > 0 && watched.pixel(60, 120) == [250, 200, 0]).await;
    palace.stop().await;
}

#[tokio::test]
async fn a_game_that_nobody_watches_ends() {
    let palace = Palace::with(Settings { idle_seconds: 1, ..settings() }).await;
    palace.run(SQUARE).await;
    until_nothing_runs(&palace).await;
    palace.stop().await;
}

#[tokio::test]
async fn a_draining_executor_tells_its_viewers_and_leaves_no_container() {
    let palace = Palace::with(Settings { warm_sandboxes: 1, ..settings() }).await;
    let folder = palace.sandbox_directory();
    assert!(folder.exists());
    let label = format!("label=palace.executor={}", palace.executor);
    let session = palace.run(SQUARE).await;
    let mut socket = palace.watch(session).await;
    socket.until(|watched| watched.pictures > 0).await;
    let containers = || {
        let output = std::process::Command::new("docker").args(["ps", "-aq", "--filter", &label]).output().unwrap();
        String::from_utf8(output.stdout).unwrap().lines().count()
    };
    assert!(containers() >= 1);
    palace.stop().await;
    assert_eq!(socket.into_watched().await.end(), Some((EndReason::Draining, None)));
    assert_eq!(containers(), 0);
    assert!(!folder.exists());
}
