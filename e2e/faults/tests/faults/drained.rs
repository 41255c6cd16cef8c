//! An executor is asked to stop in the middle of a game.

use faults::{Executor, Gateway, Person, Told};
use shared::api::EndReason;

use crate::GAME;

#[tokio::test]
async fn new_games_go_elsewhere_and_the_running_one_is_told() -> anyhow::Result<()> {
    let folder = Gateway::folder()?;
    let settings = [("DRAIN_SECONDS", "4")];
    let mut executors =
        [Executor::start(folder.path(), &settings).await?, Executor::start(folder.path(), &settings).await?];
    let gateway = Gateway::start(folder.path(), &executors.each_ref().map(Executor::url)).await?;
    let person = Person::sign_in(&gateway).await?;
    let session = person.run(GAME).await?;
    executors.sort_by_key(|executor| executor.id != session.executor());
    let [mut a, b] = executors;
    let mut socket = person.play(session).await?;
    socket.until(Told::Picture).await?;

    a.drain()?;
    for _ in 0..3 {
        let new = person.run(GAME).await?;
        assert_eq!(new.executor(), b.id);
        assert_eq!(person.stop(new).await?.status(), 204);
    }
    socket.until(Told::End(EndReason::Draining)).await?;
    assert!(a.ended().await?.success());
    assert!(a.containers()?.is_empty());
    Ok(())
}
