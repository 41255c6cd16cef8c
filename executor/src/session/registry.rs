//! The sessions of this executor: who may start one, who may see one.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use std::time::Duration;

use futures_util::future::join_all;
use shared::ids::{SessionId, UserId};
use tokio::sync::mpsc;
use tokio::time::Instant;

use super::{Command, Happening, Session, lock};

/// How long a session whose end nobody has seen yet waits for a viewer: a short program is over before its viewer comes.
const UNSEEN_END_KEPT: Duration = Duration::from_secs(30);

/// Every session that has not ended, and those whose end nobody has seen yet. Cheap to clone.
#[derive(Clone)]
pub struct Registry {
    inner: Arc<Mutex<Inner>>,
    limit: usize,
}

#[derive(Default)]
struct Inner {
    sessions: HashMap<SessionId, Arc<Session>>,
    unseen: HashMap<SessionId, (Arc<Session>, Instant)>,
    draining: bool,
}

impl Inner {
    /// Drops sessions whose end has been seen by now, or will not be seen any more.
    fn drop_seen(&mut self) {
        self.unseen.retain(|_, (session, ended)| !session.end_was_seen() && ended.elapsed() < UNSEEN_END_KEPT);
    }
}

/// Why a session cannot be started.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReserveError {
    /// As many run as may.
    #[error("maximum concurrent sessions ({limit}) reached")]
    Full {
        /// Most sessions at once.
        limit: usize,
    },
    /// A session of this id runs already.
    #[error("the session exists")]
    Exists,
    /// The executor is shutting down.
    #[error("shutting down")]
    Draining,
}

impl Registry {
    /// A registry for at most `limit` sessions at once.
    #[must_use]
    pub fn new(limit: u32) -> Self {
        Self { inner: Arc::default(), limit: usize::try_from(limit).unwrap_or(usize::MAX) }
    }

    /// Makes a session and keeps its place.
    ///
    /// # Errors
    /// [`ReserveError`].
    pub fn reserve(
        &self,
        id: SessionId,
        owner: UserId,
    ) -> Result<(Arc<Session>, mpsc::Receiver<Command>), ReserveError> {
        let mut inner = lock(&self.inner);
        if inner.draining {
            return Err(ReserveError::Draining);
        }
        inner.drop_seen();
        if inner.sessions.contains_key(&id) || inner.unseen.contains_key(&id) {
            return Err(ReserveError::Exists);
        }
        if inner.sessions.len() >= self.limit {
            return Err(ReserveError::Full { limit: self.limit });
        }
        let (session, commands) = Session::new(id, owner);
        inner.sessions.insert(id, Arc::clone(&session));
        Ok((session, commands))
    }

    /// The session, if it runs and belongs to `owner`. Unknown, ended and foreign ones look the same.
    #[must_use]
    pub fn find(&self, id: SessionId, owner: UserId) -> Option<Arc<Session>> {
        lock(&self.inner)
            .sessions
            .get(&id)
            .filter(|session| session.owner() == owner && !session.life().is_ended())
            .cloned()
    }

    /// The session, if it belongs to `owner` and there is something to see: it runs, or its end has not been seen yet.
    #[must_use]
    pub fn find_to_watch(&self, id: SessionId, owner: UserId) -> Option<Arc<Session>> {
        let mut inner = lock(&self.inner);
        inner.drop_seen();
        let session = inner.sessions.get(&id).or_else(|| inner.unseen.get(&id).map(|(session, _)| session))?;
        (session.owner() == owner && !session.end_was_seen()).then(|| Arc::clone(session))
    }

    /// The sessions of `owner`, oldest first.
    #[must_use]
    pub fn owned_by(&self, owner: UserId) -> Vec<Arc<Session>> {
        let mut own: Vec<_> =
            lock(&self.inner).sessions.values().filter(|session| session.owner() == owner).cloned().collect();
        own.sort_by_key(|session| session.id());
        own
    }

    /// Takes a session that has ended out of those that run. Where its end has not been seen, it can still be watched
    /// for a while.
    pub fn retire(&self, id: SessionId) {
        let mut inner = lock(&self.inner);
        inner.drop_seen();
        if let Some(session) = inner.sessions.remove(&id).filter(|session| !session.end_was_seen()) {
            inner.unseen.insert(id, (session, Instant::now()));
        }
    }

    /// Forgets a session that never started.
    pub fn forget(&self, id: SessionId) {
        lock(&self.inner).sessions.remove(&id);
    }

    /// How many run.
    #[must_use]
    pub fn active(&self) -> usize {
        lock(&self.inner).sessions.len()
    }

    /// Most sessions at once.
    #[must_use]
    pub fn limit(&self) -> usize {
        self.limit
    }

    /// Whether it takes no more.
    #[must_use]
    pub fn is_draining(&self) -> bool {
        lock(&self.inner).draining
    }

    /// Refuses new sessions from now on and ends those that run, telling their viewers why.
    pub async fn drain(&self) {
        let sessions: Vec<_> = {
            let mut inner = lock(&self.inner);
            inner.draining = true;
            inner.sessions.values().cloned().collect()
        };
        join_all(sessions.iter().map(|session| session.end(Happening::Draining))).await;
    }
}

#[cfg(test)]
mod tests {
    use shared::ids::ExecutorId;
    use uuid::Uuid;

    use super::*;

    fn user() -> UserId {
        UserId(Uuid::now_v7())
    }

    fn id() -> SessionId {
        SessionId::new(ExecutorId(1))
    }

    #[test]
    fn a_session_is_found_by_its_owner_alone_until_it_is_forgotten() {
        let registry = Registry::new(5);
        let (owner, session) = (user(), id());
        registry.reserve(session, owner).unwrap();
        assert!(registry.find(session, owner).is_some());
        assert!(registry.find(session, user()).is_none());
        assert!(registry.find(id(), owner).is_none());
        registry.forget(session);
        assert!(registry.find(session, owner).is_none());
    }

    #[test]
    fn an_end_that_nobody_saw_can_be_watched_once_and_takes_no_place() {
        let registry = Registry::new(1);
        let (owner, id) = (user(), id());
        let (session, _commands) = registry.reserve(id, owner).unwrap();
        session.happen(Happening::SandboxFailed);
        registry.retire(id);
        assert_eq!(registry.active(), 0);
        assert!(registry.find(id, owner).is_none());
        assert!(registry.find_to_watch(id, user()).is_none());
        assert_eq!(registry.reserve(id, owner).err(), Some(ReserveError::Exists));
        let watched = registry.find_to_watch(id, owner).unwrap();
        watched.set_end_seen();
        assert!(registry.find_to_watch(id, owner).is_none());
    }

    #[tokio::test(start_paused = true)]
    async fn an_end_that_nobody_comes_to_see_is_forgotten() {
        let registry = Registry::new(1);
        let (owner, id) = (user(), id());
        registry.reserve(id, owner).unwrap();
        registry.retire(id);
        tokio::time::advance(UNSEEN_END_KEPT).await;
        assert!(registry.find_to_watch(id, owner).is_none());
    }

    #[test]
    fn places_are_limited_and_freed() {
        let registry = Registry::new(1);
        let first = id();
        registry.reserve(first, user()).unwrap();
        assert_eq!(registry.reserve(first, user()).err(), Some(ReserveError::Exists));
        assert_eq!(registry.reserve(id(), user()).err(), Some(ReserveError::Full { limit: 1 }));
        registry.forget(first);
        assert!(registry.reserve(id(), user()).is_ok());
    }

    #[test]
    fn a_list_holds_own_sessions_oldest_first() {
        let registry = Registry::new(5);
        let owner = user();
        let ids = [id(), id()];
        registry.reserve(ids[1], owner).unwrap();
        registry.reserve(ids[0], owner).unwrap();
        registry.reserve(id(), user()).unwrap();
        let listed: Vec<_> = registry.owned_by(owner).iter().map(|session| session.id()).collect();
        let mut sorted = ids;
        sorted.sort();
        assert_eq!(listed, sorted);
    }

    #[tokio::test]
    async fn a_draining_registry_takes_no_more() {
        let registry = Registry::new(5);
        registry.drain().await;
        assert_eq!(registry.reserve(id(), user()).err(), Some(ReserveError::Draining));
    }
}
