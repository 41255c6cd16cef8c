//! The task of one session: it alone speaks with the sandbox, keeps the deadlines, and clears away at the end.

use std::sync::Arc;
use std::time::Duration;

use shared::api::{GameEvent, InputEvent, InputRequest};
use shared::link::{FromStage, PointerUse, Program, ToStage};
use shared::pixels::Pixels;
use tokio::sync::{mpsc, watch};
use tokio::time::{Instant, sleep_until};

use super::attention::{Attention, Audience, Patience};
use super::clock::PlayClock;
use super::freezer::Freezer;
use super::output::{Flooded, Output};
use super::{Command, Ending, Happening, Session};
use crate::config::Settings;
use crate::sandbox::warm::Sandbox;
use crate::stage_link::{InboxError, StageLink};

/// How long to sleep where nothing is due: any long time, as whatever happens ends it.
const LONGEST_SLEEP: Duration = Duration::from_hours(1);

/// How long a session may go on.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Longest time it may play.
    pub played: Duration,
    /// Longest time it may stand still in all.
    pub stood: Duration,
    /// How long it goes on without attention.
    pub patience: Patience,
}

impl Limits {
    /// As the settings say.
    #[must_use]
    pub fn of(settings: &Settings) -> Self {
        Self {
            played: Duration::from_secs(settings.max_session_time),
            stood: settings.longest_pause(),
            patience: Patience {
                alone: Duration::from_secs(settings.idle_seconds),
                unseen: (settings.pause_seconds > 0).then(|| Duration::from_secs(settings.pause_seconds)),
                hidden: Duration::from_secs(settings.paused_seconds),
            },
        }
    }
}

/// Runs a program to its end, whichever way it comes; then clears the sandbox away. `ended` is called in between,
/// when viewers have been told: from then on the session must not be found any more.
pub async fn run(
    session: Arc<Session>,
    sandbox: Sandbox,
    program: Program,
    mut commands: mpsc::Receiver<Command>,
    limits: Limits,
    ended: impl FnOnce(Ending),
) {
    let (mut link, remains) = sandbox.into_parts();
    link.outbox.send(&ToStage::Start(program));
    session.happen(Happening::Started);
    let now = Instant::now();
    let mut play = Play {
        session: &session,
        output: Output::new(now),
        limits,
        clock: PlayClock::start(now),
        attention: Attention::new(limits.patience, now),
        audience: session.audience(),
        freezer: Freezer::new(&remains),
    };
    // Who came while the sandbox was sought is there already.
    play.audience.mark_changed();
    let ending = loop {
        let happening = play.until_something_happens(&mut link, &mut commands).await;
        let happening = match happening {
            Happening::Lost { .. } => Happening::Lost { out_of_memory: remains.ran_out_of_memory().await },
            other => other,
        };
        if let Some(ending) = session.happen(happening) {
            break ending;
        }
    };
    drop(play);
    ended(ending);
    drop(commands);
    drop(link);
    remains.clear_away().await;
}

struct Play<'a> {
    session: &'a Session,
    output: Output,
    limits: Limits,
    clock: PlayClock,
    attention: Attention,
    audience: watch::Receiver<Audience>,
    freezer: Freezer<'a>,
}

impl Play<'_> {
    /// Serves the session until something happens that changes its life.
    async fn until_something_happens(
        &mut self,
        link: &mut StageLink,
        commands: &mut mpsc::Receiver<Command>,
    ) -> Happening {
        loop {
            let now = Instant::now();
            if let Some(happening) = self.over_at(now) {
                return happening;
            }
            if self.freezer.want(self.attention.wants_pause(now), now) {
                // Nobody holds a key of a game that nobody looks at. Where the sandbox stands still before this has been
                // carried out, it comes first when it goes on.
                link.outbox.send(&ToStage::Input(InputRequest { events: vec![InputEvent::Blur] }));
            }
            tokio::select! {
                // In this order, so that neither a flood of pictures nor of input can put off an end.
                biased;
                () = sleep_until(self.next_look(now)) => {}
                command = commands.recv() => match command {
                    Some(Command::Input(input)) => self.play(input, link),
                    Some(Command::End(why)) => return why,
                    None => return Happening::StopAsked,
                },
                // The sender lives in the session, which outlives this.
                Ok(()) = self.audience.changed() => {
                    let audience = *self.audience.borrow_and_update();
                    self.attention.audience(audience, Instant::now());
                }
                turned = self.freezer.turned() => if let Some(is_frozen) = turned {
                    return self.turned(is_frozen);
                },
                message = link.inbox.receive() => {
                    if let Some(happening) = self.hear(message) {
                        return happening;
                    }
                    // A stage that sends without pause must not keep this thread from its other sessions.
                    tokio::task::yield_now().await;
                }
            }
        }
    }

    /// Why the session is over by now, if it is.
    fn over_at(&self, now: Instant) -> Option<Happening> {
        let is_past = |at: Option<Instant>| at.is_some_and(|at| at <= now);
        if is_past(self.clock.played_out_at(self.limits.played)) {
            return Some(Happening::DeadlinePassed);
        }
        let given_up = is_past(self.attention.given_up_at()) || is_past(self.clock.stood_out_at(self.limits.stood));
        given_up.then_some(Happening::Unwatched)
    }

    /// When time alone may bring the next change.
    fn next_look(&self, now: Instant) -> Instant {
        let pause = self.attention.pause_at().filter(|_| !self.freezer.is_at_work());
        let times = [
            self.clock.played_out_at(self.limits.played),
            self.clock.stood_out_at(self.limits.stood),
            self.attention.given_up_at(),
            pause,
            self.freezer.retry_at(),
        ];
        times.into_iter().flatten().filter(|&at| at > now).min().unwrap_or(now + LONGEST_SLEEP)
    }

    fn play(&mut self, input: InputRequest, link: &StageLink) {
        // A viewer that leaves lets go of its keys: that is no sign that anybody plays.
        let plays = input.events.iter().any(|event| *event != InputEvent::Blur);
        if plays {
            self.attention.input(Instant::now());
        }
        link.outbox.send(&ToStage::Input(input));
    }

    fn turned(&mut self, is_frozen: bool) -> Happening {
        if is_frozen {
            self.clock.hold(Instant::now());
            Happening::Frozen
        } else {
            self.clock.go_on(Instant::now());
            Happening::Thawed
        }
    }

    fn hear(&mut self, message: Result<FromStage, InboxError>) -> Option<Happening> {
        match message {
            Ok(FromStage::Pixels(body)) => match Pixels::read(&body) {
                Ok(pixels) => {
                    self.session.picture().apply(&pixels, Instant::now());
                    self.session.changed();
                }
                Err(error) => return Some(self.misbehaved(&error)),
            },
            Ok(FromStage::Output(channel, bytes)) => match self.output.take(channel, &bytes, Instant::now()) {
                Ok(Some(text)) => self.session.tell(GameEvent::Stdout { text, channel }),
                Ok(None) => {}
                Err(Flooded) => return Some(Happening::Flooded),
            },
            Ok(FromStage::Problem(problem)) => self.session.tell(GameEvent::Problem {
                path: problem.path,
                line: problem.line,
                column: problem.column,
                kind: problem.kind,
                message: problem.message,
                traceback: problem.traceback,
            }),
            Ok(FromStage::Pointer(PointerUse { captured, visible })) => {
                self.session.tell(GameEvent::Pointer { captured, visible });
            }
            Ok(FromStage::Exited(exit)) => return Some(Happening::Exited(exit)),
            Ok(FromStage::Limit(kind)) => return Some(Happening::LimitReached(kind)),
            // A second "ready" is harmless.
            Ok(FromStage::Ready) => {}
            Err(InboxError::Closed) => return Some(Happening::Lost { out_of_memory: false }),
            Err(error) => return Some(self.misbehaved(&error)),
        }
        None
    }

    fn misbehaved(&self, error: &dyn std::error::Error) -> Happening {
        tracing::warn!(session_id = %self.session.id(), %error, "the stage misbehaved");
        Happening::SandboxFailed
    }
}
