//! The sessions of this executor: who may start one, who may see one.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::future::join_all;
use shared::ids::{SessionId, UserId};
use tokio::sync::{mpsc, oneshot};
use tokio::time::Instant;

use super::line::Line;
use super::{Command, Happening, Life, Session, lock};

/// How long a session whose end nobody has seen yet waits for a viewer: a short program is over before its viewer comes.
const UNSEEN_END_KEPT: Duration = Duration::from_secs(30);

/// Every session that has not ended, and those whose end nobody has seen yet. Cheap to clone.
#[derive(Clone)]
pub struct Registry {
    inner: Arc<Mutex<Inner>>,
    bounds: Bounds,
}

/// How many sessions there may be.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// That run at once.
    pub sessions: usize,
    /// That run at once for one user, and as many again that wait: nobody fills the line alone.
    pub sessions_per_user: usize,
    /// That wait for a place.
    pub queued: usize,
}

/// A place for a session, or the wait for one.
pub struct Reservation {
    /// The session.
    pub session: Arc<Session>,
    /// What its task is asked to do.
    pub commands: mpsc::Receiver<Command>,
    /// Where it stands in line: tells when its turn comes.
    pub turn: Option<oneshot::Receiver<()>>,
}

#[derive(Default)]
struct Inner {
    /// Those that run and those that wait.
    sessions: HashMap<SessionId, Arc<Session>>,
    line: Line<SessionId, UserId>,
    /// Tells those that wait.
    turns: HashMap<SessionId, oneshot::Sender<()>>,
    unseen: HashMap<SessionId, (Arc<Session>, Instant)>,
    draining: bool,
}

impl Inner {
    fn running(&self) -> usize {
        self.sessions.values().filter(|session| self.runs(session)).count()
    }

    fn running_of(&self, user: UserId) -> usize {
        self.owned_by(user).filter(|session| self.runs(session)).count()
    }

    /// Whether it takes a place. One whose end has been told takes none, though its task has not taken it out yet: who
    /// hears of the end may start the next one at once.
    fn runs(&self, session: &Session) -> bool {
        !self.turns.contains_key(&session.id()) && !session.life().is_ended()
    }

    fn owned_by(&self, user: UserId) -> impl Iterator<Item = &Arc<Session>> {
        self.sessions.values().filter(move |session| session.owner() == user)
    }

    /// Gives places that are free to those who are next, and tells all others where they stand now.
    fn admit(&mut self, bounds: Bounds) {
        while self.running() < bounds.sessions {
            let mut line = std::mem::take(&mut self.line);
            let next = line.serve(|user| self.running_of(user) < bounds.sessions_per_user);
            self.line = line;
            let Some(id) = next else { break };
            if let Some(turn) = self.turns.remove(&id) {
                // One that has just left the line gives its place back when it is retired.
                let _ = turn.send(());
            }
        }
        for (id, place) in self.line.ids().zip(1..) {
            if let Some(session) = self.sessions.get(&id) {
                session.happen(Happening::Placed { place });
            }
        }
    }

    /// Takes a session out, and whatever waited for it.
    fn remove(&mut self, id: SessionId, bounds: Bounds) -> Option<Arc<Session>> {
        self.line.leave(id);
        self.turns.remove(&id);
        let removed = self.sessions.remove(&id);
        self.admit(bounds);
        removed
    }

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
    /// As many of the user's own run, or wait, as may.
    #[error("maximum concurrent sessions of one user ({limit}) reached")]
    FullForUser {
        /// Most sessions of one user at once.
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
    /// A registry for so many sessions.
    #[must_use]
    pub fn new(bounds: Bounds) -> Self {
        Self { inner: Arc::default(), bounds }
    }

    /// Makes a session and keeps its place; where none is free and it `may_wait`, a place in line.
    ///
    /// # Errors
    /// [`ReserveError`].
    pub fn reserve(&self, id: SessionId, owner: UserId, may_wait: bool) -> Result<Reservation, ReserveError> {
        let bounds = self.bounds;
        let mut inner = lock(&self.inner);
        if inner.draining {
            return Err(ReserveError::Draining);
        }
        inner.drop_seen();
        if inner.sessions.contains_key(&id) || inner.unseen.contains_key(&id) {
            return Err(ReserveError::Exists);
        }
        if inner.running_of(owner) >= bounds.sessions_per_user {
            return Err(ReserveError::FullForUser { limit: bounds.sessions_per_user });
        }
        let is_full = inner.running() >= bounds.sessions;
        let waiting = inner.owned_by(owner).count() - inner.running_of(owner);
        if is_full && may_wait && waiting >= bounds.sessions_per_user {
            return Err(ReserveError::FullForUser { limit: bounds.sessions_per_user });
        }
        if is_full && !(may_wait && inner.line.len() < bounds.queued) {
            return Err(ReserveError::Full { limit: bounds.sessions });
        }
        let (session, commands) = Session::new(id, owner);
        inner.sessions.insert(id, Arc::clone(&session));
        let turn = is_full.then(|| {
            let (call, turn) = oneshot::channel();
            inner.turns.insert(id, call);
            inner.line.join(id, owner);
            inner.admit(bounds);
            turn
        });
        Ok(Reservation { session, commands, turn })
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
        let mut own: Vec<_> = lock(&self.inner).owned_by(owner).cloned().collect();
        own.sort_by_key(|session| session.id());
        own
    }

    /// Takes a session that has ended out of those that run. Where its end has not been seen, it can still be watched
    /// for a while.
    pub fn retire(&self, id: SessionId) {
        let mut inner = lock(&self.inner);
        inner.drop_seen();
        if let Some(session) = inner.remove(id, self.bounds).filter(|session| !session.end_was_seen()) {
            inner.unseen.insert(id, (session, Instant::now()));
        }
    }

    /// Forgets a session that never started.
    pub fn forget(&self, id: SessionId) {
        lock(&self.inner).remove(id, self.bounds);
    }

    /// Forgets ended sessions that nobody has come to see in time. To be called now and then.
    pub fn forget_unseen(&self) {
        lock(&self.inner).drop_seen();
    }

    /// How many have a place: they run, stand still, or are about to start.
    #[must_use]
    pub fn active(&self) -> usize {
        lock(&self.inner).running()
    }

    /// How many wait for a place.
    #[must_use]
    pub fn queued(&self) -> usize {
        lock(&self.inner).line.len()
    }

    /// How many stand still.
    #[must_use]
    pub fn paused(&self) -> usize {
        lock(&self.inner).sessions.values().filter(|session| session.life() == Life::Paused).count()
    }

    /// Most sessions at once.
    #[must_use]
    pub fn limit(&self) -> usize {
        self.bounds.sessions
    }

    /// Whether it takes no more.
    #[must_use]
    pub fn is_draining(&self) -> bool {
        lock(&self.inner).draining
    }

    /// Refuses new sessions from now on and ends those that wait, telling their viewers why.
    pub async fn close(&self) {
        let waiting: Vec<_> = {
            let mut inner = lock(&self.inner);
            inner.draining = true;
            inner.line.ids().filter_map(|id| inner.sessions.get(&id).cloned()).collect()
        };
        join_all(waiting.iter().map(|session| session.end(Happening::Draining))).await;
    }

    /// Ends every session, telling its viewers why.
    pub async fn end_all(&self) {
        self.close().await;
        let sessions: Vec<_> = lock(&self.inner).sessions.values().cloned().collect();
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

    fn registry(sessions: usize) -> Registry {
        Registry::new(Bounds { sessions, sessions_per_user: 2, queued: 3 })
    }

    fn id() -> SessionId {
        SessionId::new(ExecutorId(1))
    }

    #[test]
    fn a_session_is_found_by_its_owner_alone_until_it_is_forgotten() {
        let registry = registry(5);
        let (owner, session) = (user(), id());
        registry.reserve(session, owner, false).unwrap();
        assert!(registry.find(session, owner).is_some());
        assert!(registry.find(session, user()).is_none());
        assert!(registry.find(id(), owner).is_none());
        registry.forget(session);
        assert!(registry.find(session, owner).is_none());
    }

    #[test]
    fn an_end_that_nobody_saw_can_be_watched_once_and_takes_no_place() {
        let registry = registry(1);
        let (owner, id) = (user(), id());
        let Reservation { session, .. } = registry.reserve(id, owner, false).unwrap();
        session.happen(Happening::SandboxFailed);
        registry.retire(id);
        assert_eq!(registry.active(), 0);
        assert!(registry.find(id, owner).is_none());
        assert!(registry.find_to_watch(id, user()).is_none());
        assert_eq!(registry.reserve(id, owner, false).err(), Some(ReserveError::Exists));
        let watched = registry.find_to_watch(id, owner).unwrap();
        watched.set_end_seen();
        assert!(registry.find_to_watch(id, owner).is_none());
    }

    #[tokio::test(start_paused = true)]
    async fn an_end_that_nobody_comes_to_see_is_forgotten() {
        let registry = registry(1);
        let (owner, id) = (user(), id());
        registry.reserve(id, owner, false).unwrap();
        registry.retire(id);
        tokio::time::advance(UNSEEN_END_KEPT).await;
        assert!(registry.find_to_watch(id, owner).is_none());
    }

    #[test]
    fn places_are_limited_and_freed() {
        let registry = registry(1);
        let first = id();
        registry.reserve(first, user(), false).unwrap();
        assert_eq!(registry.reserve(first, user(), false).err(), Some(ReserveError::Exists));
        assert_eq!(registry.reserve(id(), user(), false).err(), Some(ReserveError::Full { limit: 1 }));
        registry.forget(first);
        assert!(registry.reserve(id(), user(), false).is_ok());
    }

    #[test]
    fn a_list_holds_own_sessions_oldest_first() {
        let registry = registry(5);
        let owner = user();
        let ids = [id(), id()];
        registry.reserve(ids[1], owner, false).unwrap();
        registry.reserve(ids[0], owner, false).unwrap();
        registry.reserve(id(), user(), false).unwrap();
        let listed: Vec<_> = registry.owned_by(owner).iter().map(|session| session.id()).collect();
        let mut sorted = ids;
        sorted.sort();
        assert_eq!(listed, sorted);
    }

    #[tokio::test]
    async fn a_closed_registry_takes_no_more() {
        let registry = registry(5);
        registry.close().await;
        assert_eq!(registry.reserve(id(), user(), false).err(), Some(ReserveError::Draining));
    }

    #[test]
    fn who_may_wait_is_told_the_place_and_called_when_one_is_free() {
        let registry = registry(1);
        let (first, second, third) = (id(), id(), id());
        registry.reserve(first, user(), true).unwrap();
        let mut next = registry.reserve(second, user(), true).unwrap();
        let mut after = registry.reserve(third, user(), true).unwrap();
        assert_eq!((registry.active(), registry.queued()), (1, 2));
        assert_eq!(next.session.life(), Life::Queued { place: 1 });
        assert_eq!(after.session.life(), Life::Queued { place: 2 });
        assert!(next.turn.as_mut().unwrap().try_recv().is_err());
        registry.retire(first);
        assert!(next.turn.unwrap().try_recv().is_ok());
        assert_eq!(after.session.life(), Life::Queued { place: 1 });
        assert!(after.turn.as_mut().unwrap().try_recv().is_err());
        assert_eq!((registry.active(), registry.queued()), (1, 1));
        registry.forget(third);
        assert_eq!(registry.queued(), 0);
    }

    #[test]
    fn the_line_is_bounded_and_for_those_who_ask() {
        let registry = registry(1);
        registry.reserve(id(), user(), false).unwrap();
        for _ in 0..3 {
            registry.reserve(id(), user(), true).unwrap();
        }
        assert_eq!(registry.reserve(id(), user(), true).err(), Some(ReserveError::Full { limit: 1 }));
        assert_eq!(registry.reserve(id(), user(), false).err(), Some(ReserveError::Full { limit: 1 }));
    }

    #[test]
    fn one_user_cannot_fill_the_line() {
        let registry = registry(1);
        let greedy = user();
        registry.reserve(id(), user(), false).unwrap();
        registry.reserve(id(), greedy, true).unwrap();
        registry.reserve(id(), greedy, true).unwrap();
        assert_eq!(registry.reserve(id(), greedy, true).err(), Some(ReserveError::FullForUser { limit: 2 }));
        assert_eq!(registry.reserve(id(), greedy, false).err(), Some(ReserveError::Full { limit: 1 }));
        assert!(registry.reserve(id(), user(), true).is_ok());
    }

    #[test]
    fn one_user_has_so_many_places_and_those_that_wait_take_none() {
        let registry = registry(3);
        let (busy, own, others) = (user(), id(), [id(), id()]);
        registry.reserve(own, busy, false).unwrap();
        for other in others {
            registry.reserve(other, user(), false).unwrap();
        }
        let [mut first, mut second] = [id(), id()].map(|id| registry.reserve(id, busy, true).unwrap().turn.unwrap());
        registry.retire(others[0]);
        assert!(first.try_recv().is_ok());
        assert_eq!(registry.reserve(id(), busy, true).err(), Some(ReserveError::FullForUser { limit: 2 }));
        // There is a place, but not for this user, and others do not wait for that.
        registry.retire(others[1]);
        assert!(second.try_recv().is_err());
        assert!(registry.reserve(id(), user(), false).unwrap().turn.is_none());
        registry.retire(own);
        assert!(second.try_recv().is_ok());
        assert_eq!((registry.active(), registry.queued()), (3, 0));
    }
}
