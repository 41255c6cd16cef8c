//! How many games may run: of one person, and of all together. Executors have limits of their own besides.

use std::collections::HashMap;
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use shared::ids::UserId;
use tokio::sync::OwnedMutexGuard;

use super::executor::Caller;
use super::executor_directory::ExecutorDirectory;
use crate::error::{ApiError, Code};

/// When a client should try again where as many games run as may.
const RETRY_AFTER_SECONDS: u64 = 5;

/// One at a time for each person, so that of two runs at once the second sees the first.
type Turns = HashMap<UserId, Weak<tokio::sync::Mutex<()>>>;

/// The limits, and whose turn it is. Cheap to clone. Several gateways do not see each other's turns: somebody who runs
/// through many at once may get one game too many from each.
#[derive(Clone)]
pub struct SessionLimits {
    of_one: NonZeroU32,
    of_all: Option<NonZeroU32>,
    turns: Arc<Mutex<Turns>>,
}

/// Leave to start one game. While it lives, the same person's next run waits.
pub struct Turn {
    _guard: OwnedMutexGuard<()>,
}

impl SessionLimits {
    /// At most `of_one` games of one person, and `of_all` together.
    #[must_use]
    pub fn new(of_one: NonZeroU32, of_all: Option<NonZeroU32>) -> Self {
        Self { of_one, of_all, turns: Arc::default() }
    }

    /// Lets the caller start a game. Executors that do not tell what runs there in time count as empty: nobody is kept
    /// from playing by a machine that is away.
    ///
    /// # Errors
    /// `too_many_sessions_of_yours` or `too_many_sessions`.
    pub async fn admit(&self, executors: &ExecutorDirectory, caller: &Caller) -> Result<Turn, ApiError> {
        let guard = self.turn_of(caller.user).lock_owned().await;
        if let Some(most) = self.of_all
            && executors.sessions_of_all() >= u64::from(most.get())
        {
            return Err(ApiError::new(Code::TooManySessions)
                .detail(format!("{most} games may run at once, and as many do. Try again in a moment."))
                .retry_after(RETRY_AFTER_SECONDS));
        }
        let own = executors.sessions(caller).await.items.len();
        if u32::try_from(own).unwrap_or(u32::MAX) >= self.of_one.get() {
            let most = self.of_one;
            let games = if most.get() == 1 { "game" } else { "games" };
            return Err(ApiError::new(Code::TooManySessionsOfYours)
                .detail(format!("You may have {most} {games} running at once. Stop one, then press Run again.")));
        }
        Ok(Turn { _guard: guard })
    }

    fn turn_of(&self, user: UserId) -> Arc<tokio::sync::Mutex<()>> {
        let mut turns = self.turns.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(turn) = turns.get(&user).and_then(Weak::upgrade) {
            return turn;
        }
        turns.retain(|_, turn| turn.strong_count() > 0);
        let turn = Arc::default();
        turns.insert(user, Arc::downgrade(&turn));
        turn
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn turns_are_shared_while_somebody_has_one_and_forgotten_after() {
        let limits = SessionLimits::new(NonZeroU32::MIN, None);
        let (one, another) = (UserId(Uuid::now_v7()), UserId(Uuid::now_v7()));
        let turn = limits.turn_of(one);
        assert!(Arc::ptr_eq(&turn, &limits.turn_of(one)));
        assert!(!Arc::ptr_eq(&turn, &limits.turn_of(another)));
        drop(turn);
        limits.turn_of(another);
        assert_eq!(limits.turns.lock().unwrap().len(), 1);
    }
}
