//! An executor has no place left.

use faults::{Executor, Gateway, Person};

use crate::GAME;

#[tokio::test]
async fn what_does_not_fit_on_one_executor_is_placed_on_the_other() -> anyhow::Result<()> {
    let folder = Gateway::folder()?;
    let small = Executor::start(folder.path(), &[("MAX_CONCURRENT_SESSIONS", "1")]).await?;
    let large = Executor::start(folder.path(), &[("MAX_CONCURRENT_SESSIONS", "3")]).await?;
    let gateway = Gateway::start(folder.path(), &[small.url(), large.url()]).await?;
    // Somebody whom the gateway does not know of fills the small one: it is a second gateway.
    let other = Gateway::folder()?;
    std::fs::remove_dir_all(other.path().join("keys"))?;
    std::os::unix::fs::symlink(folder.path().join("keys"), other.path().join("keys"))?;
    let neighbour = Gateway::start(other.path(), &[small.url()]).await?;
    let neighbour = Person::sign_in(&neighbour).await?;
    assert_eq!(neighbour.run(GAME).await?.executor(), small.id);

    let person = Person::sign_in(&gateway).await?;
    for _ in 0..3 {
        let ran = person.run(GAME).await?.executor();
        assert_eq!(neighbour.sessions().await?.items.len(), 1, "the small one stays full: {}", small.log()?);
        assert_eq!(ran, large.id, "{}\n{}", gateway.log()?, small.log()?);
    }
    Ok(())
}
