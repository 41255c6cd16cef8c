//! An executor hangs in the middle of a game: its connections stay open, and nothing comes through them.

use faults::{Executor, Gateway, Person, Told, until};
use shared::ids::ExecutorId;

use crate::GAME;

async fn until_answers(person: &Person, executor: ExecutorId, answers: bool) -> anyhow::Result<()> {
    until("the gateway has looked at the executor", async || {
        let health = person.health().await?;
        let standing = health.executors.iter().find(|standing| standing.executor_id == Some(executor));
        Ok(standing.is_some_and(|standing| standing.answers == answers).then_some(()))
    })
    .await
}

#[tokio::test]
async fn its_sockets_are_ended_and_its_games_can_be_played_on_when_it_wakes() -> anyhow::Result<()> {
    let folder = Gateway::folder()?;
    let mut executors = [Executor::start(folder.path(), &[]).await?, Executor::start(folder.path(), &[]).await?];
    let gateway = Gateway::start(folder.path(), &executors.each_ref().map(Executor::url)).await?;
    let person = Person::sign_in(&gateway).await?;
    let session = person.run(GAME).await?;
    executors.sort_by_key(|executor| executor.id != session.executor());
    let [mut hanging, other] = executors;
    let mut socket = person.play(session).await?;
    socket.until(Told::Picture).await?;

    hanging.hang()?;
    until_answers(&person, hanging.id, false).await?;
    let elsewhere = person.run(GAME).await?;
    assert_eq!(elsewhere.executor(), other.id);
    let own = person.sessions().await?;
    assert_eq!(own.items.iter().map(|item| item.session_id).collect::<Vec<_>>(), [elsewhere]);
    assert!(own.incomplete, "the hanging one may still have its game");
    // The system keeps the connection open for hours: that it closes is the gateway's doing.
    while socket.next().await? != Told::Closed {}
    assert_eq!(person.stop(session).await?.status(), 503);

    hanging.wake()?;
    until_answers(&person, hanging.id, true).await?;
    person.play(session).await?.until(Told::Picture).await?;
    Ok(())
}
