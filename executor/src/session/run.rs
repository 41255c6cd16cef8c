//! The task of one session: it alone speaks with the sandbox, keeps the deadlines, and clears away at the end.

use std::sync::Arc;
use std::time::Duration;

use shared::api::GameEvent;
use shared::link::{FromStage, Program, ToStage};
use shared::pcm::SoundChunk;
use shared::stream::picture::Picture;
use tokio::sync::mpsc;
use tokio::time::{Instant, MissedTickBehavior, interval, sleep_until};

use super::output::{Flooded, Output};
use super::sound::{SoundEncoder, SoundError};
use super::{Command, Ending, Happening, Session};
use crate::sandbox::warm::Sandbox;
use crate::stage_link::{InboxError, StageLink};

/// How often it is checked whether anybody watches.
const WATCH_INTERVAL: Duration = Duration::from_secs(1);

/// How long a session may go on.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Longest life.
    pub session: Duration,
    /// Longest time with nobody watching.
    pub unwatched: Duration,
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
    let mut play = Play { session: &session, output: Output::new(Instant::now()), sound: None };
    let ending = loop {
        let happening = play.until_something_happens(&mut link, &mut commands, limits).await;
        let happening = match happening {
            Happening::Lost { .. } => Happening::Lost { out_of_memory: remains.ran_out_of_memory().await },
            other => other,
        };
        if let Some(ending) = session.happen(happening) {
            break ending;
        }
    };
    ended(ending);
    drop(commands);
    drop(link);
    remains.clear_away().await;
}

struct Play<'a> {
    session: &'a Session,
    output: Output,
    /// Made with the first sound that somebody hears.
    sound: Option<SoundEncoder>,
}

impl Play<'_> {
    /// Serves the session until something happens that changes its life.
    async fn until_something_happens(
        &mut self,
        link: &mut StageLink,
        commands: &mut mpsc::Receiver<Command>,
        limits: Limits,
    ) -> Happening {
        let deadline = self.session.started + limits.session;
        let mut watch = interval(WATCH_INTERVAL);
        watch.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut watched = Instant::now();
        loop {
            tokio::select! {
                // In this order, so that neither a flood of pictures nor of input can put off an end.
                biased;
                () = sleep_until(deadline) => return Happening::DeadlinePassed,
                command = commands.recv() => match command {
                    Some(Command::Input(input)) => link.outbox.send(&ToStage::Input(input)),
                    Some(Command::End(why)) => return why,
                    None => return Happening::StopAsked,
                },
                _ = watch.tick() => {
                    if self.session.viewers() > 0 {
                        watched = Instant::now();
                    } else if watched.elapsed() >= limits.unwatched {
                        return Happening::Unwatched;
                    }
                }
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

    fn hear(&mut self, message: Result<FromStage, InboxError>) -> Option<Happening> {
        match message {
            Ok(FromStage::Picture(packet)) => {
                let applied =
                    Picture::decode(&packet).and_then(|picture| self.session.picture().apply(&picture, packet));
                match applied {
                    Ok(()) => self.session.changed(),
                    Err(error) => return Some(self.misbehaved(&error)),
                }
            }
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
            Ok(FromStage::Exited(exit)) => return Some(Happening::Exited(exit)),
            Ok(FromStage::Sound(chunk)) => {
                if let Err(error) = self.sound(&chunk) {
                    return Some(self.misbehaved(&error));
                }
            }
            Ok(FromStage::Limit(kind)) => return Some(Happening::LimitReached(kind)),
            // A second "ready" is harmless.
            Ok(FromStage::Ready) => {}
            Err(InboxError::Closed) => return Some(Happening::Lost { out_of_memory: false }),
            Err(error) => return Some(self.misbehaved(&error)),
        }
        None
    }

    fn sound(&mut self, chunk: &SoundChunk) -> Result<(), SoundError> {
        if !self.session.sound().has_listeners() {
            if let Some(encoder) = &mut self.sound {
                encoder.interrupt();
            }
            return Ok(());
        }
        let encoder = match &mut self.sound {
            Some(encoder) => encoder,
            none => none.insert(SoundEncoder::new()?),
        };
        for packet in encoder.take(chunk, self.session.clock())? {
            self.session.sound().send(packet);
        }
        Ok(())
    }

    fn misbehaved(&self, error: &dyn std::error::Error) -> Happening {
        tracing::warn!(session_id = %self.session.id(), %error, "the stage misbehaved");
        Happening::SandboxFailed
    }
}
