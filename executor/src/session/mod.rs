//! One run of one game, from the request that starts it to its end.

mod attention;
mod clock;
mod events;
mod freezer;
mod life;
mod line;
mod output;
mod registry;
mod run;
mod sound;
mod still;
mod thumbnail;
mod turn;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use shared::api::{GameEvent, InputRequest, SessionState, SessionSummary};
use shared::ids::{SessionId, UserId};
use shared::stream::picture::Size;
use tokio::sync::{mpsc, watch};
use tokio::time::Instant;

pub use self::attention::{Audience, Patience};
pub use self::events::EventLog;
pub use self::life::{Ending, Happening, Life};
pub use self::registry::{Bounds, Registry, Reservation, ReserveError};
pub use self::run::{Limits, run};
pub use self::sound::{Listener, SoundFeed};
pub use self::still::{Still, StillFormat};
pub use self::thumbnail::{Thumbnail, ThumbnailWish};
pub use self::turn::wait_for_turn;
use crate::picture::{Canvas, CurrentPicture};

/// Input that may wait for the session's task; more is dropped, as it would be stale.
const COMMAND_QUEUE: usize = 256;

/// What viewers and handlers see of a session. Its task alone changes its life.
pub struct Session {
    id: SessionId,
    owner: UserId,
    started: Instant,
    life: Mutex<Life>,
    picture: Mutex<CurrentPicture>,
    still: Mutex<still::Cache>,
    thumbnails: Mutex<thumbnail::Cache>,
    sound: SoundFeed,
    events: Mutex<EventLog>,
    revision: watch::Sender<u64>,
    audience: watch::Sender<Audience>,
    end_seen: AtomicBool,
    commands: mpsc::Sender<Command>,
}

/// What handlers ask of a session's task.
#[derive(Debug)]
pub enum Command {
    /// Hand this on to the game.
    Input(InputRequest),
    /// End the session for this reason.
    End(Happening),
}

impl Session {
    /// A session that is about to start, and the commands its task is to follow.
    #[must_use]
    pub fn new(id: SessionId, owner: UserId) -> (Arc<Self>, mpsc::Receiver<Command>) {
        let (commands, receiver) = mpsc::channel(COMMAND_QUEUE);
        let session = Self {
            id,
            owner,
            started: Instant::now(),
            life: Mutex::new(Life::Starting),
            picture: Mutex::default(),
            still: Mutex::default(),
            thumbnails: Mutex::default(),
            sound: SoundFeed::default(),
            events: Mutex::default(),
            revision: watch::Sender::new(0),
            audience: watch::Sender::default(),
            end_seen: AtomicBool::new(false),
            commands,
        };
        (Arc::new(session), receiver)
    }

    /// Names the session.
    #[must_use]
    pub fn id(&self) -> SessionId {
        self.id
    }

    /// Who started it.
    #[must_use]
    pub fn owner(&self) -> UserId {
        self.owner
    }

    /// Where it is in its life.
    #[must_use]
    pub fn life(&self) -> Life {
        *lock(&self.life)
    }

    /// Hands input on to the game, unless too much waits already.
    pub fn send_input(&self, input: InputRequest) {
        if self.commands.try_send(Command::Input(input)).is_err() {
            tracing::debug!(session_id = %self.id, "dropped input that the game is too slow for");
        }
    }

    /// Ends the session and waits until it has ended; its sandbox is cleared away after that.
    pub async fn end(&self, why: Happening) {
        let mut changes = self.revision.subscribe();
        if self.commands.send(Command::End(why)).await.is_ok() {
            while !self.life().is_ended() {
                if changes.changed().await.is_err() {
                    return;
                }
            }
        }
    }

    /// The session as lists show it.
    #[must_use]
    pub fn summary(&self) -> SessionSummary {
        let picture = lock(&self.picture);
        let size = picture.canvas().map(Canvas::size);
        SessionSummary {
            session_id: self.id,
            state: self.life().state(),
            age_seconds: self.started.elapsed().as_secs(),
            frames: u64::from(picture.version()),
            width: size.map_or(0, Size::width),
            height: size.map_or(0, Size::height),
            viewers: self.viewers(),
        }
    }

    /// How many are connected, whether they look or not.
    #[must_use]
    pub fn viewers(&self) -> u32 {
        self.audience.borrow().viewers
    }

    /// Who is there, and every change of that.
    pub(crate) fn audience(&self) -> watch::Receiver<Audience> {
        self.audience.subscribe()
    }

    /// Whether somebody knows how the session ended.
    #[must_use]
    pub fn end_was_seen(&self) -> bool {
        self.end_seen.load(Ordering::Relaxed)
    }

    pub(crate) fn set_end_seen(&self) {
        self.end_seen.store(true, Ordering::Relaxed);
    }

    /// A viewer's view of changes, the first of which is due at once; none when `most` are there already. The viewer is
    /// taken to look until [`Session::set_watching`] says otherwise.
    pub(crate) fn add_viewer(&self, most: u32) -> Option<watch::Receiver<u64>> {
        let is_added = self.audience.send_if_modified(|audience| {
            let has_room = audience.viewers < most;
            if has_room {
                audience.viewers += 1;
                audience.watching += 1;
            }
            has_room
        });
        if !is_added {
            return None;
        }
        let mut changes = self.revision.subscribe();
        changes.mark_changed();
        Some(changes)
    }

    /// One of the viewers begins to look, or looks away.
    pub(crate) fn set_watching(&self, watching: bool) {
        self.audience.send_modify(|audience| {
            audience.watching = if watching { audience.watching + 1 } else { audience.watching.saturating_sub(1) };
        });
    }

    /// One of the viewers wants the game to stand still, or to go on.
    pub(crate) fn set_holding(&self, holding: bool) {
        self.audience.send_modify(|audience| {
            audience.holding = if holding { audience.holding + 1 } else { audience.holding.saturating_sub(1) };
        });
    }

    /// A viewer leaves that has looked away and let go before.
    pub(crate) fn remove_viewer(&self) {
        self.audience.send_modify(|audience| audience.viewers = audience.viewers.saturating_sub(1));
    }

    pub(crate) fn picture(&self) -> MutexGuard<'_, CurrentPicture> {
        lock(&self.picture)
    }

    pub(crate) fn sound(&self) -> &SoundFeed {
        &self.sound
    }

    /// Time since the session began.
    pub(crate) fn clock(&self) -> Duration {
        self.started.elapsed()
    }

    pub(crate) fn events(&self) -> MutexGuard<'_, EventLog> {
        lock(&self.events)
    }

    /// Moves on in life, telling viewers. Answers the ending if the session has ended.
    pub(crate) fn happen(&self, happening: Happening) -> Option<Ending> {
        let (before, after) = {
            let mut life = lock(&self.life);
            let before = *life;
            *life = before.after(happening);
            (before, *life)
        };
        if before != after {
            if happening == Happening::StopAsked {
                // Who stopped it knows.
                self.set_end_seen();
            }
            match after {
                Life::Ended(ending) => {
                    self.tell(GameEvent::State { state: SessionState::Ended, place: None });
                    self.tell(GameEvent::End { reason: ending.reason, exit_code: ending.exit_code });
                }
                other => self.tell(GameEvent::State { state: other.state(), place: other.place() }),
            }
        }
        after.ending()
    }

    fn tell(&self, event: GameEvent) {
        self.events().push(event);
        self.changed();
    }

    fn changed(&self) {
        self.revision.send_modify(|revision| *revision += 1);
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use shared::ids::ExecutorId;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn viewers_that_look_away_stay_connected() {
        let (session, _commands) = Session::new(SessionId::new(ExecutorId(1)), UserId(Uuid::now_v7()));
        let audience = session.audience();
        session.add_viewer(9).unwrap();
        session.add_viewer(9).unwrap();
        session.set_watching(false);
        assert_eq!(*audience.borrow(), Audience { viewers: 2, watching: 1, holding: 0 });
        session.remove_viewer();
        session.set_watching(false);
        session.set_watching(true);
        assert_eq!(*audience.borrow(), Audience { viewers: 1, watching: 1, holding: 0 });
    }

    #[test]
    fn places_to_watch_are_limited_and_freed() {
        let (session, _commands) = Session::new(SessionId::new(ExecutorId(1)), UserId(Uuid::now_v7()));
        assert!(session.add_viewer(1).is_some());
        assert!(session.add_viewer(1).is_none());
        assert_eq!(session.viewers(), 1);
        session.remove_viewer();
        assert!(session.add_viewer(1).is_some());
    }
}
