//! Waiting in line for a free place.

use executor::config::Settings;
use serde_json::json;
use shared::api::{EndReason, SessionState};
use shared::ids::UserId;
use uuid::Uuid;

use crate::support::{Palace, SQUARE, problem, settings};

fn one_place() -> Settings {
    Settings { max_concurrent_sessions: 1, queue_patience_seconds: 1, ..settings() }
}

#[tokio::test]
async fn those_who_wait_are_told_their_place_and_start_when_it_is_their_turn() {
    let palace = Palace::with(one_place()).await;
    let first = palace.run_or_wait(SQUARE).await;
    let second = palace.run_or_wait(SQUARE).await;
    let mut second = palace.watch(second).await;
    second.until(|watched| watched.states() == [(SessionState::Queued, Some(1))]).await;
    let third = palace.run_or_wait("print('my turn')").await;
    let mut third = palace.watch(third).await;
    third.until(|watched| watched.states() == [(SessionState::Queued, Some(2))]).await;
    let health = palace.health().await;
    assert_eq!((health.active_sessions, health.queued_sessions), (1, 2));

    assert_eq!(palace.stop_game(first).await.status(), 204);
    second.until(|watched| watched.pictures > 0 && watched.pixel(20, 120) == [250, 200, 0]).await;
    assert_eq!(
        second.watched.states(),
        [(SessionState::Queued, Some(1)), (SessionState::Starting, None), (SessionState::Running, None)]
    );
    third.until(|watched| watched.states().last() == Some(&(SessionState::Queued, Some(1)))).await;
    assert_eq!(palace.health().await.queued_sessions, 1);
    second.leave().await;
    let list: serde_json::Value = palace.get("/api/sessions", None).await.json().await.unwrap();
    assert_eq!((&list["items"][0]["state"], &list["items"][1]["state"]), (&json!("running"), &json!("queued")));
    let running = serde_json::from_value(list["items"][0]["session_id"].clone()).unwrap();
    assert_eq!(palace.stop_game(running).await.status(), 204);
    let third = third.into_watched().await;
    assert_eq!((third.output().as_str(), third.end()), ("my turn\n", Some((EndReason::Finished, Some(0)))));
    palace.stop().await;
}

#[tokio::test]
async fn who_leaves_or_never_comes_is_dropped_and_the_others_move_up() {
    let palace = Palace::with(one_place()).await;
    palace.run(SQUARE).await;
    let leaves = palace.run_or_wait(SQUARE).await;
    let leaving = palace.watch(leaves).await;
    let never_seen = palace.run_or_wait(SQUARE).await;
    let stays = palace.run_or_wait(SQUARE).await;
    let mut staying = palace.watch(stays).await;
    staying.until(|watched| watched.states() == [(SessionState::Queued, Some(3))]).await;
    leaving.leave().await;
    staying.until(|watched| watched.states().last() == Some(&(SessionState::Queued, Some(1)))).await;
    for gone in [leaves, never_seen] {
        assert_eq!(palace.stop_game(gone).await.status(), 404);
    }
    // The page may come back to read why.
    assert_eq!(palace.watch(never_seen).await.into_watched().await.end(), Some((EndReason::Idle, None)));
    assert_eq!(palace.stop_game(stays).await.status(), 204);
    assert_eq!(staying.into_watched().await.end(), Some((EndReason::Stopped, None)));
    assert_eq!(palace.health().await.queued_sessions, 0);
    palace.stop().await;
}

#[tokio::test]
async fn who_does_not_ask_to_wait_is_refused_and_the_line_has_an_end() {
    let palace = Palace::with(Settings { max_queued: 1, ..one_place() }).await;
    palace.run(SQUARE).await;
    let refused = palace.execute(&json!({ "code": SQUARE })).await;
    assert_eq!(problem(refused, 429).await.code, "too_many_sessions");
    let waiting = palace.run_or_wait(SQUARE).await;
    let mut waiting = palace.watch(waiting).await;
    waiting.until(|watched| watched.states() == [(SessionState::Queued, Some(1))]).await;
    let refused = palace.execute_or_wait(palace.user, SQUARE).await;
    assert_eq!(problem(refused, 429).await.code, "too_many_sessions");
    palace.stop().await;
    assert_eq!(waiting.into_watched().await.end(), Some((EndReason::Draining, None)));
}

#[tokio::test]
async fn one_user_cannot_take_every_place() {
    let palace = Palace::with(Settings { max_sessions_per_user: 1, ..settings() }).await;
    let first = palace.run(SQUARE).await;
    for refused in [palace.execute(&json!({ "code": SQUARE })).await, palace.execute_or_wait(palace.user, SQUARE).await]
    {
        let refused = problem(refused, 429).await;
        assert_eq!(refused.code, "too_many_sessions_of_yours");
        assert!(refused.detail.contains("1 games running"), "{}", refused.detail);
    }
    let somebody_else = UserId(Uuid::now_v7());
    assert_eq!(palace.execute_or_wait(somebody_else, SQUARE).await.status(), 201);
    assert_eq!(palace.stop_game(first).await.status(), 204);
    palace.run(SQUARE).await;
    palace.stop().await;
}

#[tokio::test]
async fn a_turn_that_finds_no_sandbox_is_told() {
    let palace = Palace::with(one_place()).await;
    let first = palace.run(SQUARE).await;
    let second = palace.run_or_wait("import time\ntime.sleep(3600)").await;
    let mut waiting = palace.watch(second).await;
    waiting.until(|watched| watched.state() == Some(SessionState::Queued)).await;
    // No sandbox can be made where their folder is away.
    let folder = palace.sandbox_directory();
    let aside = folder.with_extension("aside");
    std::fs::rename(&folder, &aside).unwrap();
    assert_eq!(palace.stop_game(first).await.status(), 204);
    assert_eq!(waiting.into_watched().await.end(), Some((EndReason::SandboxFailed, None)));
    std::fs::rename(&aside, &folder).unwrap();
    palace.stop().await;
}
