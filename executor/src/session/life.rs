//! The life of a session as a pure state machine. The first end wins: what happens later changes nothing.

use shared::api::{EndReason, SessionState};
use shared::link::{Exit, LimitKind};

/// Where a session is in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Life {
    /// It waits for a free place.
    Queued {
        /// Its place in line; 1 is next.
        place: u32,
    },
    /// Its sandbox is being made ready.
    Starting,
    /// Its program runs.
    Running,
    /// Its program stands still, as nobody looks.
    Paused,
    /// It is over.
    Ended(Ending),
}

/// How a session ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ending {
    /// Why.
    pub reason: EndReason,
    /// The program's exit code, where it ended by itself.
    pub exit_code: Option<i32>,
}

/// What can happen to a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Happening {
    /// It has this place in line.
    Placed {
        /// 1 is next.
        place: u32,
    },
    /// Its turn has come.
    Admitted,
    /// The program was handed to its sandbox.
    Started,
    /// The sandbox was made to stand still.
    Frozen,
    /// The sandbox goes on.
    Thawed,
    /// The program ended by itself.
    Exited(Exit),
    /// The sandbox is gone without a word; whether memory was the cause.
    Lost {
        /// The kernel killed something in the sandbox for want of memory.
        out_of_memory: bool,
    },
    /// The stage said something that is no message, or no sandbox could be had.
    SandboxFailed,
    /// The program ran into a limit that its stage sees.
    LimitReached(LimitKind),
    /// The program printed more than a game may.
    Flooded,
    /// The longest time a game may run is over.
    DeadlinePassed,
    /// Nobody has watched for a while.
    Unwatched,
    /// The player stopped it.
    StopAsked,
    /// The executor is shutting down.
    Draining,
}

impl Life {
    /// The life after something happened.
    #[must_use]
    pub fn after(self, happening: Happening) -> Self {
        match (self, happening) {
            (Self::Ended(_), _) => self,
            (Self::Running, Happening::Frozen) => Self::Paused,
            (Self::Paused, Happening::Thawed) | (_, Happening::Started) => Self::Running,
            (Self::Queued { .. } | Self::Starting, Happening::Placed { place }) => Self::Queued { place },
            (Self::Queued { .. }, Happening::Admitted) => Self::Starting,
            (_, Happening::Frozen | Happening::Thawed | Happening::Placed { .. } | Happening::Admitted) => self,
            (_, Happening::Exited(exit)) => Self::Ended(ending_of(exit)),
            (_, Happening::Lost { out_of_memory: true }) => ended(EndReason::OutOfMemory),
            (_, Happening::Lost { out_of_memory: false } | Happening::SandboxFailed) => ended(EndReason::SandboxFailed),
            (_, Happening::LimitReached(LimitKind::Processes)) => ended(EndReason::TooManyProcesses),
            (_, Happening::Flooded) => ended(EndReason::TooMuchOutput),
            (_, Happening::DeadlinePassed) => ended(EndReason::TimeLimit),
            (_, Happening::Unwatched) => ended(EndReason::Idle),
            (_, Happening::StopAsked) => ended(EndReason::Stopped),
            (_, Happening::Draining) => ended(EndReason::Draining),
        }
    }

    /// Whether it is over.
    #[must_use]
    pub fn is_ended(self) -> bool {
        self.ending().is_some()
    }

    /// How it ended, if it has.
    #[must_use]
    pub fn ending(self) -> Option<Ending> {
        match self {
            Self::Ended(ending) => Some(ending),
            Self::Queued { .. } | Self::Starting | Self::Running | Self::Paused => None,
        }
    }

    /// Its place in line, while it waits.
    #[must_use]
    pub fn place(self) -> Option<u32> {
        match self {
            Self::Queued { place } => Some(place),
            _ => None,
        }
    }

    /// The state as the API names it.
    #[must_use]
    pub fn state(self) -> SessionState {
        match self {
            Self::Queued { .. } => SessionState::Queued,
            Self::Starting => SessionState::Starting,
            Self::Running => SessionState::Running,
            Self::Paused => SessionState::Paused,
            Self::Ended(_) => SessionState::Ended,
        }
    }
}

fn ended(reason: EndReason) -> Life {
    Life::Ended(Ending { reason, exit_code: None })
}

fn ending_of(exit: Exit) -> Ending {
    let reason = match exit {
        Exit { out_of_memory: true, .. } => EndReason::OutOfMemory,
        Exit { code: Some(0), .. } => EndReason::Finished,
        Exit { .. } => EndReason::Crashed,
    };
    Ending { reason, exit_code: exit.code }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const fn exit(code: Option<i32>, signal: Option<i32>, out_of_memory: bool) -> Happening {
        Happening::Exited(Exit { code, signal, out_of_memory })
    }

    #[rstest::rstest]
    #[case(exit(Some(0), None, false), EndReason::Finished)]
    #[case(exit(Some(1), None, false), EndReason::Crashed)]
    #[case(exit(None, Some(11), false), EndReason::Crashed)]
    #[case(exit(None, Some(9), true), EndReason::OutOfMemory)]
    #[case(exit(Some(1), None, true), EndReason::OutOfMemory)]
    #[case(Happening::Lost { out_of_memory: true }, EndReason::OutOfMemory)]
    #[case(Happening::Lost { out_of_memory: false }, EndReason::SandboxFailed)]
    #[case(Happening::SandboxFailed, EndReason::SandboxFailed)]
    #[case(Happening::LimitReached(LimitKind::Processes), EndReason::TooManyProcesses)]
    #[case(Happening::Flooded, EndReason::TooMuchOutput)]
    #[case(Happening::DeadlinePassed, EndReason::TimeLimit)]
    #[case(Happening::Unwatched, EndReason::Idle)]
    #[case(Happening::StopAsked, EndReason::Stopped)]
    #[case(Happening::Draining, EndReason::Draining)]
    fn every_end_has_its_reason(#[case] happening: Happening, #[case] reason: EndReason) {
        for life in [Life::Queued { place: 1 }, Life::Starting, Life::Running, Life::Paused] {
            assert_eq!(life.after(happening).ending().unwrap().reason, reason);
        }
    }

    #[rstest::rstest]
    #[case(Life::Starting, Happening::Placed { place: 3 }, Life::Queued { place: 3 })]
    #[case(Life::Queued { place: 3 }, Happening::Placed { place: 2 }, Life::Queued { place: 2 })]
    #[case(Life::Queued { place: 2 }, Happening::Admitted, Life::Starting)]
    #[case(Life::Running, Happening::Placed { place: 1 }, Life::Running)]
    #[case(Life::Running, Happening::Admitted, Life::Running)]
    #[case(Life::Running, Happening::Frozen, Life::Paused)]
    #[case(Life::Paused, Happening::Thawed, Life::Running)]
    #[case(Life::Starting, Happening::Frozen, Life::Starting)]
    fn what_does_not_end_it_moves_it_on(#[case] before: Life, #[case] happening: Happening, #[case] after: Life) {
        assert_eq!(before.after(happening), after);
    }

    fn happenings() -> impl Strategy<Value = Happening> {
        prop_oneof![
            Just(Happening::Started),
            Just(exit(Some(0), None, false)),
            Just(exit(None, Some(9), true)),
            Just(Happening::Lost { out_of_memory: false }),
            Just(Happening::DeadlinePassed),
            Just(Happening::StopAsked),
            Just(Happening::Draining),
        ]
    }

    proptest! {
        #[test]
        fn the_first_end_wins(all in proptest::collection::vec(happenings(), 0..12)) {
            let end = all.iter().fold(Life::Starting, |life, &happening| life.after(happening));
            let first = all.iter().find(|&&happening| happening != Happening::Started);
            match first {
                Some(&first) => prop_assert_eq!(end, Life::Running.after(first)),
                None if all.is_empty() => prop_assert_eq!(end, Life::Starting),
                None => prop_assert_eq!(end, Life::Running),
            }
        }
    }
}
