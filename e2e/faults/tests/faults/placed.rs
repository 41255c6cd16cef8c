//! Sessions go to the less loaded of two executors, and calls find them by their id.

use std::collections::HashSet;

use faults::{Executor, Gateway, Person, Told};

use crate::GAME;

#[tokio::test]
async fn two_games_are_on_two_executors_and_both_can_be_played() -> anyhow::Result<()> {
    let folder = Gateway::folder()?;
    let a = Executor::start(folder.path(), &[]).await?;
    let b = Executor::start(folder.path(), &[]).await?;
    let gateway = Gateway::start(folder.path(), &[a.url(), b.url()]).await?;
    let person = Person::sign_in(&gateway).await?;

    let sessions = [person.run(GAME).await?, person.run(GAME).await?];
    let used: HashSet<_> = sessions.iter().map(|session| session.executor()).collect();
    assert_eq!(used, HashSet::from([a.id, b.id]));
    for session in sessions {
        person.play(session).await?.until(Told::Picture).await?;
    }
    let own = person.sessions().await?;
    assert_eq!(own.items.iter().map(|item| item.session_id).collect::<Vec<_>>(), sessions, "oldest first");
    assert!(!own.incomplete);
    for session in sessions {
        assert_eq!(person.stop(session).await?.status(), 204);
    }
    assert!(person.sessions().await?.items.is_empty());
    Ok(())
}
