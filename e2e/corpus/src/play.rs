//! Plays one program: starts it, watches it, presses things, stops it.

use std::num::NonZeroUsize;
use std::time::Duration;

use anyhow::Context;
use client::canvas::Canvas;
use client::palace::{Palace, PlaySocket, Start};
use client::program::Program;
use futures_util::{SinkExt, StreamExt, stream};
use shared::api::{EndReason, GameEvent, InputRequest, OutputChannel};
use shared::problem::Problem;
use shared::stream::lossless::Decoder;
use shared::stream::packet::{EVENT, FromViewer, PICTURE};
use tokio::time::{Instant, MissedTickBehavior, interval, sleep_until, timeout};
use tokio_tungstenite::tungstenite::Message;

use crate::outcome::Outcome;
use crate::script::{Player, STEP};
use crate::table;

/// How long the first picture may take; the time for playing begins with it.
const FIRST_FRAME_TIMEOUT: Duration = Duration::from_secs(20);
/// How long the end may take after it was asked for.
const END_TIMEOUT: Duration = Duration::from_secs(10);

/// Plays programs, `jobs` at a time, and prints a line about each in their order.
pub(crate) async fn play_all(
    palace: &Palace,
    programs: Vec<Program>,
    seconds: Duration,
    jobs: NonZeroUsize,
) -> Vec<Outcome> {
    stream::iter(programs)
        .map(|program| play(palace, program, seconds))
        .buffered(jobs.get())
        .inspect(|outcome| println!("{}", table::line(outcome)))
        .collect()
        .await
}

/// Plays a program for `seconds` from its first picture on.
async fn play(palace: &Palace, program: Program, seconds: Duration) -> Outcome {
    let mut run = Run::new(&program);
    if let Err(error) = run.play(palace, &program, seconds).await {
        run.outcome.error = Some(format!("{error:#}"));
    }
    run.finish()
}

/// One program being played.
struct Run {
    outcome: Outcome,
    decoder: Decoder,
    canvas: Canvas,
    sent: Instant,
    first: Option<Instant>,
    latest: Option<Instant>,
    last_stderr: String,
}

impl Run {
    fn new(program: &Program) -> Self {
        let outcome = Outcome { program: program.name.clone(), sent_bytes: program.size_bytes(), ..Outcome::default() };
        let canvas = Canvas::default();
        let decoder = Decoder::new();
        Self { outcome, decoder, canvas, sent: Instant::now(), first: None, latest: None, last_stderr: String::new() }
    }

    async fn play(&mut self, palace: &Palace, program: &Program, seconds: Duration) -> anyhow::Result<()> {
        self.sent = Instant::now();
        let started = match palace.execute(&program.request).await? {
            Start::Started(started) => started,
            Start::Refused(problem) => {
                self.outcome.error = Some(refusal(&problem));
                return Ok(());
            }
        };
        self.outcome.accepted = true;
        self.outcome.warnings = started.warnings.len();
        let mut socket = palace.watch(started.session_id).await?;
        let watched = self.watch(&mut socket, seconds).await;
        palace.stop(started.session_id).await?;
        watched?;
        let _ = timeout(END_TIMEOUT, self.read_to_end(&mut socket)).await;
        Ok(())
    }

    /// Watches and presses things until the time is over or the program has ended.
    async fn watch(&mut self, socket: &mut PlaySocket, seconds: Duration) -> anyhow::Result<()> {
        let mut player = Player::default();
        let mut steps = interval(STEP);
        steps.set_missed_tick_behavior(MissedTickBehavior::Delay);
        while self.outcome.end.is_none() {
            let until = self.first.map_or(self.sent + FIRST_FRAME_TIMEOUT, |first| first + seconds);
            self.keep_middle(seconds / 2);
            tokio::select! {
                () = sleep_until(until) => return Ok(()),
                _ = steps.tick(), if self.first.is_some() => {
                    let events = player.next(self.canvas.size());
                    if !events.is_empty() {
                        send(socket, &FromViewer::Input(InputRequest { events })).await?;
                    }
                }
                message = socket.next() => match message {
                    Some(message) => self.take(socket, message?).await?,
                    None => return Ok(()),
                },
            }
        }
        Ok(())
    }

    async fn read_to_end(&mut self, socket: &mut PlaySocket) -> anyhow::Result<()> {
        while self.outcome.end.is_none() {
            let Some(message) = socket.next().await else { break };
            self.take(socket, message?).await?;
        }
        Ok(())
    }

    async fn take(&mut self, socket: &mut PlaySocket, message: Message) -> anyhow::Result<()> {
        let Message::Binary(packet) = message else { return Ok(()) };
        match packet.first() {
            Some(&PICTURE) => {
                let decoded = self.decoder.decode(&packet).context("decoding a picture")?;
                self.canvas.show(decoded.size, self.decoder.picture());
                self.count_picture(packet.len());
                // The end may already be here, and with it a closed socket: that is no failure.
                let _ = send(socket, &FromViewer::Acknowledge(decoded.sequence)).await;
            }
            Some(&EVENT) => {
                let event = serde_json::from_slice(packet.get(1..).unwrap_or_default()).context("reading an event")?;
                self.take_event(event);
            }
            _ => {}
        }
        Ok(())
    }

    fn count_picture(&mut self, packet_bytes: usize) {
        let now = Instant::now();
        if self.first.is_none() {
            self.first = Some(now);
            self.outcome.first_frame_ms = Some(now.duration_since(self.sent).as_secs_f64() * 1000.0);
        }
        self.latest = Some(now);
        self.outcome.frames += 1;
        self.outcome.picture_bytes += packet_bytes;
    }

    fn take_event(&mut self, event: GameEvent) {
        match event {
            GameEvent::Problem { path, line, kind, message, .. } => {
                let place = line.map_or_else(|| path.clone(), |line| format!("{path}:{line}"));
                self.outcome.error = Some(format!("{place}: {kind}: {message}"));
            }
            GameEvent::Stdout { text, channel: OutputChannel::Stderr } => {
                if let Some(line) = text.lines().rev().find(|line| !line.trim().is_empty()) {
                    line.clone_into(&mut self.last_stderr);
                }
            }
            GameEvent::End { reason, exit_code } => {
                self.outcome.end = Some(reason);
                if self.outcome.error.is_none() && reason == EndReason::Crashed {
                    self.outcome.error = Some(format!("exit code {exit_code:?}: {}", self.last_stderr));
                }
            }
            GameEvent::State { .. } | GameEvent::Pointer { .. } | GameEvent::Stdout { .. } => {}
        }
    }

    /// Keeps the picture that is there when half the time is over.
    fn keep_middle(&mut self, half: Duration) {
        let over = self.first.is_some_and(|first| first.elapsed() >= half);
        if over && self.outcome.middle.is_none() && self.canvas.shown().width() > 0 {
            self.outcome.middle = Some(self.canvas.shown().clone());
        }
    }

    fn finish(mut self) -> Outcome {
        self.outcome.distinct_frames = self.canvas.distinct();
        (self.outcome.width, self.outcome.height) = self.canvas.size();
        if let (Some(first), Some(latest)) = (self.first, self.latest) {
            self.outcome.set_rate(latest.duration_since(first));
        }
        if self.canvas.shown().width() > 0 {
            self.outcome.last = Some(self.canvas.shown().clone());
        }
        self.outcome
    }
}

async fn send(socket: &mut PlaySocket, packet: &FromViewer) -> anyhow::Result<()> {
    socket.send(Message::binary(packet.encode())).await.context("sending to the play socket")
}

fn refusal(problem: &Problem) -> String {
    let place = |error: &shared::problem::FieldError| {
        let line = error.line.map(|line| format!(" line {line}")).unwrap_or_default();
        format!("{}{line}: {}", error.field, error.message)
    };
    problem.errors.first().map_or_else(|| format!("{}: {}", problem.code, problem.detail), place)
}
