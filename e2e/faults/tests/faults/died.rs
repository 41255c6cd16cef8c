//! An executor is killed in the middle of a game.

use faults::{Executor, Gateway, Person, Told, until};
use reqwest::Method;
use shared::problem::Problem;

use crate::GAME;

#[tokio::test]
async fn a_game_on_a_killed_executor_is_gone_and_the_next_run_is_elsewhere() -> anyhow::Result<()> {
    let folder = Gateway::folder()?;
    let mut executors = [Executor::start(folder.path(), &[]).await?, Executor::start(folder.path(), &[]).await?];
    let gateway = Gateway::start(folder.path(), &executors.each_ref().map(Executor::url)).await?;
    let person = Person::sign_in(&gateway).await?;
    let session = person.run(GAME).await?;
    executors.sort_by_key(|executor| executor.id != session.executor());
    let [mut a, b] = executors;
    let mut socket = person.play(session).await?;
    socket.until(Told::Picture).await?;
    let events = person.request(Method::GET, &format!("/api/game-stream/{session}")).send().await?;
    assert_eq!(events.status(), 200);

    a.kill()?;
    // The socket's own limit of silence is longer than this test waits: it closes because the executor did.
    while socket.next().await? != Told::Closed {}
    // The event stream ends too; how cleanly is up to the machine at the other end.
    drop(events.bytes().await);

    // A run at once, before anybody has looked at the executor again, and one that knows.
    let at_once = person.run(GAME).await?;
    assert_eq!(at_once.executor(), b.id);
    person.play(at_once).await?.until(Told::Picture).await?;
    until("the game is known to be gone", async || {
        let own = person.sessions().await?;
        let left: Vec<_> = own.items.iter().map(|item| item.session_id).collect();
        assert!(!left.contains(&session));
        Ok((!own.incomplete && left == [at_once]).then_some(()))
    })
    .await?;
    assert_eq!(person.run(GAME).await?.executor(), b.id);

    let answer = person.stop(session).await?;
    assert_eq!(answer.status(), 503);
    assert!(answer.headers().contains_key("retry-after"));
    let problem: Problem = answer.json().await?;
    assert_eq!(problem.code, "executor_unavailable");
    assert!(problem.detail.contains("gone") && problem.detail.contains("press Run"), "{}", problem.detail);
    until("the health shows who is away", async || {
        let health = person.health().await?;
        let of_a = health.executors.iter().find(|standing| standing.executor_id == Some(a.id));
        Ok(of_a.is_some_and(|standing| !standing.answers).then_some(()))
    })
    .await?;

    // Back under its number, it does not know the game any more, takes new ones, and leaves no sandbox.
    assert!(!a.containers()?.is_empty(), "the kill left something to clear away");
    a.start_again().await?;
    until("it is found again", async || Ok((person.stop(session).await?.status() == 404).then_some(()))).await?;
    a.drain()?;
    assert!(a.ended().await?.success());
    assert!(a.containers()?.is_empty());
    Ok(())
}
