//! A session that stands in line: waits until its turn comes, or nobody waits with it any more.

use std::time::Duration;

use tokio::sync::{mpsc, oneshot};
use tokio::time::{Instant, sleep_until};

use super::{Command, Happening, Session};

/// Waits for `turn`. A session whose last viewer left stays in line for `patience`, and half as long again where none has
/// come yet: its page is still on the way.
///
/// # Errors
/// Why it does not wait any longer.
pub async fn wait_for_turn(
    session: &Session,
    commands: &mut mpsc::Receiver<Command>,
    mut turn: oneshot::Receiver<()>,
    patience: Duration,
) -> Result<(), Happening> {
    let mut audience = session.audience();
    let mut leave_at = Some(Instant::now() + patience * 3 / 2);
    if audience.borrow().viewers > 0 {
        leave_at = None;
    }
    loop {
        let leaving = async {
            match leave_at {
                Some(at) => sleep_until(at).await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            biased;
            command = commands.recv() => match command {
                // There is no game yet to play.
                Some(Command::Input(_)) => {}
                Some(Command::End(why)) => return Err(why),
                None => return Err(Happening::StopAsked),
            },
            Ok(()) = &mut turn => return Ok(()),
            Ok(()) = audience.changed() => {
                let somebody_waits = audience.borrow_and_update().viewers > 0;
                leave_at = if somebody_waits { None } else { Some(Instant::now() + patience) };
            }
            () = leaving => return Err(Happening::Unwatched),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use shared::ids::{ExecutorId, SessionId, UserId};
    use uuid::Uuid;

    use super::*;

    const PATIENCE: Duration = Duration::from_secs(10);

    fn session() -> (Arc<Session>, mpsc::Receiver<Command>) {
        Session::new(SessionId::new(ExecutorId(1)), UserId(Uuid::now_v7()))
    }

    #[tokio::test(start_paused = true)]
    async fn nobody_comes() {
        let (session, mut commands) = session();
        let (_turn, turn) = oneshot::channel();
        let asked = Instant::now();
        assert_eq!(wait_for_turn(&session, &mut commands, turn, PATIENCE).await, Err(Happening::Unwatched));
        assert_eq!(asked.elapsed().as_secs(), 15);
    }

    #[tokio::test(start_paused = true)]
    async fn somebody_stays_leaves_and_comes_back() {
        let (session, mut commands) = session();
        let (call, turn) = oneshot::channel();
        let user = async {
            session.add_viewer(9).unwrap();
            tokio::time::sleep(PATIENCE * 100).await;
            session.remove_viewer();
            tokio::time::sleep(PATIENCE / 2).await;
            session.add_viewer(9).unwrap();
            tokio::time::sleep(PATIENCE * 100).await;
            call.send(()).unwrap();
        };
        let (waited, ()) = tokio::join!(wait_for_turn(&session, &mut commands, turn, PATIENCE), user);
        assert_eq!(waited, Ok(()));
    }

    #[tokio::test(start_paused = true)]
    async fn somebody_leaves_for_good() {
        let (session, mut commands) = session();
        let (_turn, turn) = oneshot::channel();
        session.add_viewer(9).unwrap();
        let asked = Instant::now();
        let user = async {
            tokio::time::sleep(PATIENCE * 2).await;
            session.remove_viewer();
        };
        let (waited, ()) = tokio::join!(wait_for_turn(&session, &mut commands, turn, PATIENCE), user);
        assert_eq!((waited, asked.elapsed().as_secs()), (Err(Happening::Unwatched), 30));
    }
}
