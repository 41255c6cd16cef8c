//! Viewers of a session: each gets what changed since it was last served, and never a growing queue.

mod feed;
mod link;
pub mod play;
pub mod sse;
mod video;

use std::sync::Arc;

use shared::api::GameEvent;
use tokio::sync::watch;

use crate::error::{ApiError, Code};
use crate::session::Session;

/// Most viewers of one session: a class and its teacher. Each costs a look at the picture with every change.
const MAX_VIEWERS: u32 = 64;
/// When a place to watch may be free again.
const RETRY_SECONDS: u32 = 5;

/// One who watches a session, and what it has seen.
pub struct Viewer {
    session: Arc<Session>,
    changes: watch::Receiver<u64>,
    seen_event: u64,
    seen_picture: u32,
    visible: bool,
    holding: bool,
}

impl Viewer {
    /// Begins to watch; events up to number `seen_event` are taken as known.
    ///
    /// # Errors
    /// `too_many_viewers`.
    pub fn new(session: Arc<Session>, seen_event: u64) -> Result<Self, ApiError> {
        let Some(changes) = session.add_viewer(MAX_VIEWERS) else {
            let detail = format!("{MAX_VIEWERS} are watching this game already.");
            return Err(ApiError::new(Code::TooManyViewers, detail).retry_after(RETRY_SECONDS));
        };
        // A number that was never given out must not hide the events to come, nor one of the end the end itself.
        let seen_event = seen_event.min(session.events().last_before_end());
        Ok(Self { session, changes, seen_event, seen_picture: 0, visible: true, holding: false })
    }

    /// The session that is watched.
    #[must_use]
    pub fn session(&self) -> &Arc<Session> {
        &self.session
    }

    /// Notes whether anybody can see the picture; until it is told, a viewer is taken to look.
    pub fn set_visible(&mut self, visible: bool) {
        if std::mem::replace(&mut self.visible, visible) != visible {
            self.session.set_watching(visible);
        }
    }

    /// Notes whether the game is to stand still for this viewer.
    pub fn set_holding(&mut self, holding: bool) {
        if std::mem::replace(&mut self.holding, holding) != holding {
            self.session.set_holding(holding);
        }
    }

    /// Waits until there may be something new. Returns at once the first time.
    pub async fn changed(&mut self) {
        // The sender lives in the session, which this viewer holds.
        let _ = self.changes.changed().await;
    }

    /// Events that are new, with their numbers.
    pub fn new_events(&mut self) -> Vec<(u64, GameEvent)> {
        let events = self.session.events().since(self.seen_event);
        if let Some((number, event)) = events.last() {
            self.seen_event = *number;
            if matches!(event, GameEvent::End { .. }) {
                self.session.set_end_seen();
            }
        }
        events
    }

    /// The number of the last event that was taken.
    #[must_use]
    pub fn seen_event(&self) -> u64 {
        self.seen_event
    }

    /// The version of the last picture that was taken.
    #[must_use]
    pub fn seen_picture(&self) -> u32 {
        self.seen_picture
    }

    /// Takes the present picture as seen.
    pub fn set_seen_picture(&mut self, version: u32) {
        self.seen_picture = version;
    }
}

impl Drop for Viewer {
    fn drop(&mut self) {
        self.set_holding(false);
        self.set_visible(false);
        self.session.remove_viewer();
    }
}
