//! What is known of one executor.

use std::net::SocketAddr;

use shared::api::{ExecutorHealth, HealthStatus};
use shared::ids::ExecutorId;

use super::placement::Load;
use crate::services::executor::Failure;

/// After so many looks in vain an executor is not asked on behalf of people any more: each would wait for nothing.
const LOOKS_IN_VAIN: u32 = 3;

/// How an executor took the last look at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contact {
    /// Nobody has looked yet.
    Unasked,
    /// It answered.
    Answers,
    /// Nobody listens at its address: its process is gone.
    Gone,
    /// It cannot be reached, or does not answer as an executor does.
    Silent,
}

impl From<&Failure> for Contact {
    fn from(failure: &Failure) -> Self {
        if matches!(failure, Failure::Gone(_)) { Self::Gone } else { Self::Silent }
    }
}

/// One executor, by its address.
#[derive(Debug, Clone)]
pub struct Member {
    /// Where it listens.
    pub address: SocketAddr,
    /// Whether the settings, or the names in them, still lead to it.
    pub listed: bool,
    /// How it took the last look.
    pub contact: Contact,
    /// What it said of itself when it last answered.
    pub health: Option<ExecutorHealth>,
    /// Rises with every change of number anywhere: of two with the same number, the lower had it first.
    pub numbered: u64,
    /// Looks in vain since it last answered.
    pub failures: u32,
    /// Sessions that are being sent to it now.
    pub placing: u32,
    /// Sessions that it has taken from this gateway.
    pub placed: u64,
    /// The same, when the look began of which `health` is the answer.
    pub placed_at_look: u64,
}

impl Member {
    pub(super) fn new(address: SocketAddr) -> Self {
        Self {
            address,
            listed: true,
            contact: Contact::Unasked,
            health: None,
            numbered: 0,
            failures: 0,
            placing: 0,
            placed: 0,
            placed_at_look: 0,
        }
    }

    /// The number it bears, or bore when it last answered.
    #[must_use]
    pub fn id(&self) -> Option<ExecutorId> {
        self.health.as_ref().map(|health| health.executor_id)
    }

    /// What it says of itself now, if it answers.
    #[must_use]
    pub fn current(&self) -> Option<&ExecutorHealth> {
        self.health.as_ref().filter(|_| self.contact == Contact::Answers)
    }

    /// Whether it can run games.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.current().is_some_and(|health| health.status == HealthStatus::Ok)
    }

    /// Whether it is there and on its way out.
    #[must_use]
    pub fn is_draining(&self) -> bool {
        self.current().is_some_and(|health| health.draining)
    }

    /// Whether a call to it may bring an answer.
    #[must_use]
    pub fn is_worth_asking(&self) -> bool {
        self.failures < LOOKS_IN_VAIN
    }

    /// How full it is. `alone` says that no other bears its number.
    #[must_use]
    pub fn load(&self, alone: bool) -> Load {
        let Some(health) = self.current() else {
            return Load { takes_new: false, used: 0, said: 0, places: 0, queued: 0 };
        };
        let sent = u32::try_from(self.placed - self.placed_at_look).unwrap_or(u32::MAX).saturating_add(self.placing);
        Load {
            takes_new: alone && self.listed && self.is_ready() && !health.draining,
            used: health.active_sessions.saturating_add(sent),
            said: health.active_sessions,
            places: health.max_sessions,
            queued: health.queued_sessions,
        }
    }
}
