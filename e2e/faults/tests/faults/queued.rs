//! Every place on every executor is taken.

use faults::{Executor, Gateway, Person, Told};
use shared::api::SessionState;

use crate::GAME;

#[tokio::test]
async fn a_run_waits_where_its_id_says_and_starts_when_a_place_is_free() -> anyhow::Result<()> {
    let folder = Gateway::folder()?;
    let settings = [("MAX_CONCURRENT_SESSIONS", "1")];
    let executors =
        [Executor::start(folder.path(), &settings).await?, Executor::start(folder.path(), &settings).await?];
    let gateway = Gateway::start(folder.path(), &executors.each_ref().map(Executor::url)).await?;
    let first = Person::sign_in(&gateway).await?;
    let running = [first.run(GAME).await?, first.run(GAME).await?];
    assert_ne!(running[0].executor(), running[1].executor());

    let second = Person::sign_in(&gateway).await?;
    let waiting = second.run(GAME).await?;
    let mut socket = second.play(waiting).await?;
    assert_eq!(socket.next().await?, Told::Event);
    let own = second.sessions().await?;
    let states: Vec<_> = own.items.iter().map(|item| (item.session_id, item.state)).collect();
    assert_eq!(states, [(waiting, SessionState::Queued)]);

    for session in running.into_iter().filter(|session| session.executor() == waiting.executor()) {
        assert_eq!(first.stop(session).await?.status(), 204);
    }
    socket.until(Told::Picture).await?;
    Ok(())
}
