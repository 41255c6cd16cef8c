//! Something takes connections where an executor should be, and never answers.

use faults::{Executor, Gateway, Person, Silent, Told, until};

use crate::GAME;

#[tokio::test]
async fn nobody_waits_for_an_executor_that_hangs() -> anyhow::Result<()> {
    let folder = Gateway::folder()?;
    let silent = Silent::listen()?;
    let executor = Executor::start(folder.path(), &[]).await?;
    let gateway = Gateway::start(folder.path(), &[silent.url(), executor.url()]).await?;
    let person = Person::sign_in(&gateway).await?;

    for _ in 0..3 {
        let session = person.run(GAME).await?;
        assert_eq!(session.executor(), executor.id);
        person.play(session).await?.until(Told::Picture).await?;
    }
    let own = person.sessions().await?;
    assert_eq!(own.items.len(), 3);
    assert!(own.incomplete, "nobody can tell what the silent one has");
    until("it has been looked at in vain", async || {
        Ok((person.health().await?.executors.iter().filter(|standing| !standing.answers).count() == 1).then_some(()))
    })
    .await?;
    let asked = silent.asked();
    assert!(!asked.is_empty() && asked.iter().all(|line| line == "GET /api/health HTTP/1.1"), "{asked:?}");
    Ok(())
}
