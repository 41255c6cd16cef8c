//! The executors and what is known of each, shared by all workers. Every lock is held for a few lookups, never across an
//! await.

use std::collections::HashSet;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use shared::api::ExecutorHealth;
use shared::ids::ExecutorId;
use tokio::sync::watch;
use tokio::time::timeout;

use super::member::{Contact, Member};
use super::placement::{self, Load};
use crate::services::executor::Failure;

/// How long somebody waits for the first look at an executor: as long as that may take.
const FIRST_LOOK: Duration = Duration::from_secs(3);

/// The executors that this gateway knows.
pub(super) struct Roster {
    inner: Mutex<Inner>,
    changes: watch::Sender<()>,
}

#[derive(Default)]
struct Inner {
    members: Vec<Member>,
    /// Whether the places have been looked up at all.
    begun: bool,
    /// Whether each place has been found at least once.
    complete: bool,
    /// How often a member took a number.
    numbered: u64,
}

/// What a session's number leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Route {
    /// The executor there bears it.
    To(SocketAddr),
    /// The executor that bore it is away.
    Away,
    /// Nobody bears it.
    Nowhere,
    /// An executor that has not said its number yet may bear it.
    Untold,
}

impl Roster {
    pub(super) fn new() -> Self {
        Self { inner: Mutex::default(), changes: watch::Sender::new(()) }
    }

    /// Takes note of who is listed now; `complete` says that every place could be looked up. Answers those that are new.
    /// Who is not listed any more keeps its games, gets no new ones, and is forgotten once it is gone.
    pub(super) fn list(&self, listed: &HashSet<SocketAddr>, complete: bool) -> Vec<SocketAddr> {
        let mut inner = self.lock();
        inner.begun = true;
        inner.complete |= complete;
        for member in &mut inner.members {
            member.listed = listed.contains(&member.address);
        }
        let known: HashSet<_> = inner.members.iter().map(|member| member.address).collect();
        let new: Vec<_> = listed.difference(&known).copied().collect();
        inner.members.extend(new.iter().copied().map(Member::new));
        drop(inner);
        self.changes.send_replace(());
        new
    }

    /// What to hand to [`Self::looked`] when the look that begins now is over; `None` when there is nobody to look at.
    pub(super) fn begin_look(&self, address: SocketAddr) -> Option<u64> {
        self.lock().find(address).map(|member| member.placed)
    }

    /// Takes note of a look. Answers whether the executor is still one of us.
    pub(super) fn looked(&self, address: SocketAddr, begun: u64, found: Result<ExecutorHealth, Failure>) -> bool {
        let mut inner = self.lock();
        let numbered = inner.numbered + 1;
        let Some(member) = inner.find(address) else { return false };
        let before = member.contact;
        let contact = match found.as_ref().map_or_else(Contact::from, |_| Contact::Answers) {
            // On a machine that is busy with many games an answer may be late once.
            Contact::Silent if before == Contact::Answers && member.failures == 0 => Contact::Answers,
            contact => contact,
        };
        match found {
            Ok(health) => {
                let renumbered = member.id() != Some(health.executor_id);
                if before != contact || member.health.as_ref().map(summary) != Some(summary(&health)) {
                    tracing::info!(%address, executor = %health.executor_id, status = ?health.status,
                        draining = health.draining, "an executor answers");
                }
                member.failures = 0;
                member.placed_at_look = begun;
                member.health = Some(health);
                if renumbered {
                    member.numbered = numbered;
                    inner.numbered = numbered;
                    inner.complain_of_twins(address);
                }
            }
            Err(failure) => {
                member.failures = member.failures.saturating_add(1);
                if before != contact {
                    tracing::warn!(%address, error = &failure as &dyn std::error::Error, "an executor is away");
                }
            }
        }
        let stays = inner.find(address).is_some_and(|member| {
            member.contact = contact;
            member.listed || member.is_worth_asking()
        });
        if !stays {
            tracing::info!(%address, "an executor that is listed no more is forgotten");
            inner.members.retain(|member| member.address != address);
        }
        drop(inner);
        self.changes.send_replace(());
        stays
    }

    /// Takes note that a call failed, before the next look can show it.
    pub(super) fn doubt(&self, address: SocketAddr, contact: Contact) {
        if let Some(member) = self.lock().find(address) {
            member.contact = contact;
        }
    }

    /// Keeps a place on the executor with the most room, leaving out those that were tried.
    pub(super) fn place(self: &Arc<Self>, tried: &HashSet<SocketAddr>) -> Option<Placement> {
        self.choose(tried, placement::with_most_room)
    }

    /// Keeps a place on the executor that said it had the most room, leaving out those that were tried.
    pub(super) fn place_by_its_word(self: &Arc<Self>, tried: &HashSet<SocketAddr>) -> Option<Placement> {
        self.choose(tried, placement::with_most_room_by_its_word)
    }

    /// Keeps a place in the shortest queue, leaving out those that were tried.
    pub(super) fn stand_in_line(self: &Arc<Self>, tried: &HashSet<SocketAddr>) -> Option<Placement> {
        self.choose(tried, placement::with_shortest_queue)
    }

    fn choose(
        self: &Arc<Self>,
        tried: &HashSet<SocketAddr>,
        choice: fn(&[Load], u64) -> Option<usize>,
    ) -> Option<Placement> {
        let mut inner = self.lock();
        let loads: Vec<Load> = inner
            .members
            .iter()
            .map(|member| match member.load(!inner.has_twin(member)) {
                load if tried.contains(&member.address) => Load { takes_new: false, ..load },
                load => load,
            })
            .collect();
        let chosen = choice(&loads, super::random())?;
        let member = inner.members.get_mut(chosen)?;
        let (address, executor) = (member.address, member.id()?);
        member.placing += 1;
        Some(Placement { roster: Arc::clone(self), address, executor, taken: false })
    }

    /// Where a session with this number is.
    pub(super) fn route(&self, wanted: ExecutorId) -> Route {
        let inner = self.lock();
        let bearers = inner.members.iter().filter(|member| member.id() == Some(wanted));
        // Of two that claim a number the one that answers has the games, and of two that answer the one that had it first.
        let best = bearers.min_by_key(|member| (member.contact != Contact::Answers, member.numbered));
        match best {
            Some(member) if member.is_worth_asking() => Route::To(member.address),
            Some(_) => Route::Away,
            None if inner.complete && inner.members.iter().all(|member| member.id().is_some()) => Route::Nowhere,
            None => Route::Untold,
        }
    }

    /// Those that answer, in random order.
    pub(super) fn answering(&self) -> Vec<SocketAddr> {
        let inner = self.lock();
        let mut found: Vec<_> =
            inner.members.iter().filter(|member| member.current().is_some()).map(|member| member.address).collect();
        if let Ok(count) = u64::try_from(found.len())
            && let Some(start) = super::random().checked_rem(count)
        {
            found.rotate_left(usize::try_from(start).unwrap_or_default());
        }
        found
    }

    /// Whether somebody who may have games can be neither asked nor taken for gone.
    pub(super) fn has_silent(&self) -> bool {
        let inner = self.lock();
        !inner.complete
            || inner.members.iter().any(|member| matches!(member.contact, Contact::Silent | Contact::Unasked))
    }

    /// Everything that is known, in the order in which the executors were found.
    pub(super) fn members(&self) -> Vec<Member> {
        self.lock().members.clone()
    }

    /// Sessions on all together, with those that were just sent.
    pub(super) fn used(&self) -> u64 {
        self.lock().members.iter().map(|member| u64::from(member.load(true).used)).sum()
    }

    /// The numbers that more than one executor bears.
    pub(super) fn twins(&self) -> Vec<ExecutorId> {
        let inner = self.lock();
        let mut numbers: Vec<_> =
            inner.members.iter().filter(|member| inner.has_twin(member)).filter_map(Member::id).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    /// Waits until every executor has been looked at once, or that takes too long.
    pub(super) async fn settled(&self) {
        let mut changes = self.changes.subscribe();
        let unsettled =
            |inner: &Inner| !inner.begun || inner.members.iter().any(|member| member.contact == Contact::Unasked);
        let looking = async {
            while unsettled(&self.lock()) {
                if changes.changed().await.is_err() {
                    return;
                }
            }
        };
        // Whoever is not known by then counts as away.
        drop(timeout(FIRST_LOOK, looking).await);
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        // What is known is overwritten member by member, and each is whole after every statement.
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inner {
    fn find(&mut self, address: SocketAddr) -> Option<&mut Member> {
        self.members.iter_mut().find(|member| member.address == address)
    }

    /// Whether another executor that is there bears the same number.
    fn has_twin(&self, member: &Member) -> bool {
        member.current().is_some()
            && self
                .members
                .iter()
                .any(|other| other.address != member.address && other.current().is_some() && other.id() == member.id())
    }

    fn complain_of_twins(&self, address: SocketAddr) {
        let Some(newcomer) = self.members.iter().find(|member| member.address == address) else { return };
        for other in &self.members {
            if other.address != address && other.current().is_some() && other.id() == newcomer.id() {
                tracing::error!(%address, other = %other.address, executor = ?newcomer.id(),
                    "two executors bear the same number and get no new games: give each its own EXECUTOR_ID");
            }
        }
    }
}

/// What of an executor's account is worth a line in the log when it changes.
fn summary(health: &ExecutorHealth) -> (ExecutorId, shared::api::HealthStatus, bool) {
    (health.executor_id, health.status, health.draining)
}

/// A place for one session on one executor, counted as used while it lives, and until the next look once it is taken.
pub(super) struct Placement {
    roster: Arc<Roster>,
    pub(super) address: SocketAddr,
    pub(super) executor: ExecutorId,
    taken: bool,
}

impl Placement {
    /// The executor has taken the session.
    pub(super) fn taken(mut self) {
        self.taken = true;
    }
}

impl Drop for Placement {
    fn drop(&mut self) {
        if let Some(member) = self.roster.lock().find(self.address) {
            member.placing = member.placing.saturating_sub(1);
            member.placed += u64::from(self.taken);
        }
    }
}

#[cfg(test)]
mod tests {
    use shared::api::HealthStatus;

    use super::*;

    const ADDRESS: SocketAddr = SocketAddr::new(std::net::IpAddr::V4(std::net::Ipv4Addr::LOCALHOST), 7);

    fn health(active_sessions: u32) -> ExecutorHealth {
        ExecutorHealth {
            status: HealthStatus::Ok,
            executor_id: ExecutorId(3),
            version: String::new(),
            docker: HealthStatus::Ok,
            image: HealthStatus::Ok,
            detail: String::new(),
            active_sessions,
            max_sessions: 5,
            queued_sessions: 0,
            draining: false,
            warm_sandboxes: 0,
            memory_bytes: 0,
        }
    }

    /// A roster of one executor that answers.
    fn roster() -> Arc<Roster> {
        let roster = Arc::new(Roster::new());
        roster.list(&HashSet::from([ADDRESS]), true);
        assert!(place(&roster).is_none(), "nobody has looked yet");
        look(&roster, Ok(health(0)));
        roster
    }

    fn look(roster: &Roster, found: Result<ExecutorHealth, Failure>) -> bool {
        let begun = roster.begin_look(ADDRESS).unwrap();
        roster.looked(ADDRESS, begun, found)
    }

    fn place(roster: &Arc<Roster>) -> Option<Placement> {
        roster.place(&HashSet::new())
    }

    fn silent() -> Failure {
        Failure::NoAnswer("too late".into())
    }

    #[test]
    fn one_late_answer_is_forgiven_and_two_are_not() {
        let roster = roster();
        look(&roster, Err(silent()));
        assert!(place(&roster).is_some());
        look(&roster, Err(silent()));
        assert!(place(&roster).is_none());
        look(&roster, Ok(health(0)));
        assert!(place(&roster).is_some());
    }

    #[test]
    fn one_that_is_gone_or_failed_a_call_gets_nothing_more() {
        let roster = roster();
        look(&roster, Err(Failure::Gone("refused".into())));
        assert!(place(&roster).is_none());
        look(&roster, Ok(health(0)));
        roster.doubt(ADDRESS, Contact::Silent);
        assert!(place(&roster).is_none());
    }

    #[test]
    fn what_was_sent_counts_until_a_look_that_began_later() {
        let roster = roster();
        let on_its_way: Vec<_> = (0..2).map(|_| place(&roster).unwrap()).collect();
        place(&roster).unwrap().taken();
        let begun = roster.begin_look(ADDRESS).unwrap();
        place(&roster).unwrap().taken();
        // The look saw one; two are on their way, and one came after it had begun.
        roster.looked(ADDRESS, begun, Ok(health(1)));
        assert_eq!(roster.used(), 4);
        drop(on_its_way);
        look(&roster, Ok(health(2)));
        assert_eq!(roster.used(), 2);
    }

    #[test]
    fn a_place_that_was_not_taken_is_free_again() {
        let roster = roster();
        let all: Vec<_> = std::iter::from_fn(|| place(&roster)).collect();
        assert_eq!(all.len(), 5);
        drop(all);
        assert!(place(&roster).is_some());
    }

    #[test]
    fn one_that_is_listed_no_more_is_forgotten_when_it_is_gone_and_not_before() {
        let roster = roster();
        roster.list(&HashSet::new(), true);
        assert!(look(&roster, Ok(health(1))));
        assert!(place(&roster).is_none());
        assert_eq!(roster.route(ExecutorId(3)), Route::To(ADDRESS));
        let looks = std::iter::from_fn(|| look(&roster, Err(silent())).then_some(())).count();
        assert_eq!(looks, 2);
        assert_eq!(roster.route(ExecutorId(3)), Route::Nowhere);
    }
}
