//! Fifty games at once: what each viewer is sent, what a session costs, and a neighbour that floods its output.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use client::palace::Palace;
use client::program::Program;
use futures_util::{StreamExt, stream};
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep};

use super::say;
use crate::arguments::Arguments;
use crate::number::{float, length, percent_of_core, short};
use crate::process;
use crate::programs;
use crate::result::{Detail, Figure, Limit, Outcome};
use crate::sandbox::{Sandbox, Usage};
use crate::statistics::{median, percentile, smallest};
use crate::viewer::{Game, Viewer, lossless};

pub(crate) const WORDS: &str = "\
Fifty sessions of one game of 60 frames/s that fills its window anew in each frame, each started by a guest of its own and watched by a client \
of the play socket that acknowledges every picture. The clients run on the same cores as all the rest. Frames are those that \
arrive. Memory is PSS, in which a page that several share counts in parts: of Xvfb and the stage in each sandbox, and what \
executor and gateway hold more than before, divided by the sessions. Then one more session prints as fast as it can.";

/// How many sessions are being started at a time.
const STARTING: usize = 2;
/// For what happens only at the start.
const SETTLE: Duration = Duration::from_secs(5);
const DOCKER: [&str; 4] = ["dockerd", "containerd", "containerd-shim", "docker-containe"];

/// A session that is watched by a task of its own.
struct Watched {
    palace: Palace,
    game: Game,
    frames: Arc<AtomicU64>,
    /// Why it ended by itself.
    ended: Arc<OnceLock<String>>,
    task: JoinHandle<()>,
}

impl Watched {
    async fn start(arguments: &Arguments, program: &Program) -> anyhow::Result<Self> {
        let palace = Palace::sign_in(&arguments.url).await?;
        let game = Game::start(&palace, program).await?;
        let mut viewer = Viewer::open(&palace, game.session, None, lossless()).await?;
        let (frames, ended) = (Arc::<AtomicU64>::default(), Arc::<OnceLock<String>>::default());
        let (counter, flag) = (Arc::clone(&frames), Arc::clone(&ended));
        let task = tokio::spawn(async move {
            loop {
                match viewer.next_picture().await {
                    Ok(_) => counter.store(viewer.counted.frames, Ordering::Relaxed),
                    Err(error) => return drop(flag.set(format!("{error:#}"))),
                }
            }
        });
        Ok(Self { palace, game, frames, ended, task })
    }

    async fn stop(self) -> anyhow::Result<()> {
        self.task.abort();
        self.palace.stop(self.game.session).await
    }
}

/// Processor time of all parts, in nanoseconds.
#[derive(Debug, Clone)]
struct Spent {
    /// Of each sandbox; nothing once it is gone.
    sandboxes: Vec<Option<Usage>>,
    executor: u64,
    gateway: u64,
    client: u64,
    docker: u64,
    /// Of all processors, by everything, in hundredths of a second.
    machine_ticks: u64,
}

impl Spent {
    fn now(arguments: &Arguments, sandboxes: &[Sandbox]) -> Self {
        Self {
            sandboxes: sandboxes.iter().map(|sandbox| sandbox.usage().ok()).collect(),
            executor: process::cpu_ns(arguments.executor),
            gateway: process::cpu_ns(arguments.gateway),
            client: process::cpu_ns(std::process::id()),
            docker: process::named(&DOCKER).into_iter().map(process::cpu_ns).sum(),
            machine_ticks: process::machine_busy_ticks(),
        }
    }

    /// A name and percent of a core for each part, since an earlier look.
    fn percent_since(&self, earlier: &Self, time: Duration) -> Vec<(&'static str, f64)> {
        let pairs = self.sandboxes.iter().zip(&earlier.sandboxes);
        let since = pairs.filter_map(|(now, before)| Some((*now)?.since((*before)?)));
        let sandboxes = since.fold(Usage::default(), |sum, usage| sum + usage);
        let of = |now: u64, before: u64| percent_of_core(now.saturating_sub(before), time);
        vec![
            ("games", percent_of_core(sandboxes.game, time)),
            ("Xvfb", percent_of_core(sandboxes.display, time)),
            ("stage", percent_of_core(sandboxes.stage, time)),
            ("executor", of(self.executor, earlier.executor)),
            ("gateway", of(self.gateway, earlier.gateway)),
            ("the bench's clients", of(self.client, earlier.client)),
            ("Docker", of(self.docker, earlier.docker)),
            ("the whole machine", of(self.machine_ticks * 10_000_000, earlier.machine_ticks * 10_000_000)),
        ]
    }
}

/// What was delivered in a while.
struct Delivered {
    rates: Vec<f64>,
    spent: Vec<(&'static str, f64)>,
}

/// The games that fifty sessions run, and how large their pictures are. The second is there because how much a frame
/// costs goes with its pixels, all of which a game that flips hands over each time.
const SCENES: [(&str, &str); 2] = [("flat/bouncing_shapes", "800 × 600"), ("games/small_window", "480 × 360")];

pub(crate) async fn measure(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let mut outcome = Outcome::default();
    for (program, size) in SCENES.into_iter().take(arguments.or_quick(2, 1)) {
        let program = programs::game(&arguments.programs(), program)?;
        let more = measure_scene(arguments, &program, size).await?;
        outcome.figures.extend(more.figures);
        outcome.details.extend(more.details);
        outcome.notes.extend(more.notes);
        // Fifty sandboxes take a while to be removed.
        sleep(SETTLE).await;
    }
    Ok(outcome)
}

async fn measure_scene(arguments: &Arguments, program: &Program, size: &str) -> anyhow::Result<Outcome> {
    let services = process::pss_kib(arguments.executor) + process::pss_kib(arguments.gateway);
    let starting = Instant::now();
    let started: Vec<anyhow::Result<Watched>> = stream::iter(0..arguments.games)
        .map(|_| Watched::start(arguments, program))
        .buffer_unordered(STARTING)
        .collect()
        .await;
    let (mut sessions, mut notes) = (Vec::new(), Vec::new());
    for result in started {
        match result {
            Ok(session) => sessions.push(session),
            Err(error) => notes.push(format!("A session did not start: {error:#}.")),
        }
    }
    let seconds = short(starting.elapsed().as_secs_f64());
    say(&format!("{} sessions of {size} were started in {seconds} s", sessions.len()));
    notes.push(format!("{size}: {} sessions were started in {seconds} s, {STARTING} at a time.", sessions.len()));
    let measured = watch(arguments, size, &sessions, services, notes).await;
    for session in sessions {
        session.stop().await?;
    }
    measured
}

async fn watch(
    arguments: &Arguments,
    size: &str,
    sessions: &[Watched],
    before_kib: u64,
    mut notes: Vec<String>,
) -> anyhow::Result<Outcome> {
    anyhow::ensure!(!sessions.is_empty(), "no session could be started: {}", notes.join(" "));
    let marks: Vec<String> = sessions.iter().map(|session| session.game.mark.clone()).collect();
    let sandboxes = Sandbox::of_all(&marks).await?;
    sleep(SETTLE).await;
    let alone = delivered(arguments, sessions, &sandboxes, arguments.or_quick(20, 8)).await;
    say(&format!("min {} median {} frames/s", short(smallest(&alone.rates)), short(median(&alone.rates))));
    let memory = Memory::now(arguments, &sandboxes, before_kib);
    let flooded = beside_flood(arguments, sessions, &sandboxes).await;

    let what = |of: &str| format!("{} games of {size}: {of}", sessions.len());
    let mut figures = vec![
        Figure::new(what("frames, the least"), "frames/s", smallest(&alone.rates)).within(Limit::AtLeast(55.0)),
        Figure::new(what("frames, median"), "frames/s", median(&alone.rates)),
        Figure::new(format!("{size}: memory of a session beyond its game"), "MiB PSS", memory.total_mib())
            .within(Limit::AtMost(45.0)),
    ];
    let mut details = vec![rates(&alone.rates, size), cost(&alone, sessions.len(), size), memory.detail(size)];
    match flooded {
        Ok(flooded) => {
            let limit = Limit::AtLeast(median(&alone.rates) * 0.9);
            let median = Figure::new(what("beside a flood, median"), "frames/s", median(&flooded.rates))
                .beside("before it", median(&alone.rates));
            let least = Figure::new(what("beside a flood, the least"), "frames/s", smallest(&flooded.rates))
                .beside("before it", smallest(&alone.rates));
            figures.extend([median.within(limit), least]);
            details.push(cost_beside_flood(&flooded, size));
        }
        Err(error) => notes.push(format!("{size}: the neighbour that floods its output did not start: {error:#}.")),
    }
    let ended: Vec<&String> = sessions.iter().filter_map(|session| session.ended.get()).collect();
    let reason = ended.first().map_or_else(String::new, |reason| format!(", the first: {reason}"));
    notes.push(format!("{size}: frames/s of each session: {}.", list(&alone.rates)));
    notes.push(format!("{size}: {} of the sessions ended before they were stopped{reason}.", ended.len()));
    Ok(Outcome { figures, details, notes })
}

/// What is delivered while one more session prints as fast as it can.
async fn beside_flood(arguments: &Arguments, sessions: &[Watched], sandboxes: &[Sandbox]) -> anyhow::Result<Delivered> {
    let flood = programs::game(&arguments.programs(), "games/flood")?;
    let neighbour = Palace::sign_in(&arguments.url).await?;
    let game = Game::start(&neighbour, &flood).await?;
    sleep(Duration::from_secs(2)).await;
    let flooded = delivered(arguments, sessions, sandboxes, arguments.or_quick(10, 5)).await;
    neighbour.stop(game.session).await?;
    Ok(flooded)
}

async fn delivered(arguments: &Arguments, sessions: &[Watched], sandboxes: &[Sandbox], seconds: u64) -> Delivered {
    let counts = || sessions.iter().map(|session| session.frames.load(Ordering::Relaxed)).collect::<Vec<_>>();
    let spent = Spent::now(arguments, sandboxes);
    let (begin, before) = (Instant::now(), counts());
    sleep(Duration::from_secs(seconds)).await;
    let (after, passed) = (counts(), begin.elapsed());
    let spent = Spent::now(arguments, sandboxes).percent_since(&spent, begin.elapsed());
    let rate = |(after, before): (&u64, &u64)| float(after.saturating_sub(*before)) / passed.as_secs_f64();
    Delivered { rates: after.iter().zip(&before).map(rate).collect(), spent }
}

/// All of them, the least first.
fn list(rates: &[f64]) -> String {
    let mut each = rates.to_vec();
    each.sort_by(f64::total_cmp);
    each.iter().map(|rate| short(*rate)).collect::<Vec<_>>().join(", ")
}

fn rates(rates: &[f64], size: &str) -> Detail {
    let head = ["", "least", "5 %", "median", "95 %", "most"];
    let mut detail = Detail::new(&format!("{size}: frames/s over the sessions:"), &head);
    let at = |percent| percentile(rates, percent);
    detail.push("frames/s", &[smallest(rates), at(5), median(rates), at(95), at(100)]);
    detail
}

fn cost(delivered: &Delivered, sessions: usize, size: &str) -> Detail {
    let frames: f64 = delivered.rates.iter().sum();
    let head = ["part", "all sessions", "one session", "one frame, ms"];
    let mut detail = Detail::new(&format!("{size}: processor time, in percent of a core:"), &head);
    for &(part, percent) in &delivered.spent {
        say(&format!("{part:22} {:>6} % of a core", short(percent)));
        detail.push(part, &[percent, percent / length(sessions), percent * 10.0 / frames]);
    }
    detail
}

fn cost_beside_flood(delivered: &Delivered, size: &str) -> Detail {
    let title = format!("{size}: the same beside the flood, whose own sandbox is in the whole alone:");
    let mut detail = Detail::new(&title, &["part", "all sessions"]);
    for &(part, percent) in &delivered.spent {
        detail.push(part, &[percent]);
    }
    detail
}

/// Mebibytes for one session.
struct Memory {
    display: f64,
    stage: f64,
    services: f64,
}

impl Memory {
    fn now(arguments: &Arguments, sandboxes: &[Sandbox], before_kib: u64) -> Self {
        let each: Vec<(u64, u64)> = sandboxes.iter().map(Sandbox::overhead_pss_kib).collect();
        let mean = |part: fn(&(u64, u64)) -> u64| float(each.iter().map(part).sum()) / length(each.len()) / 1024.0;
        let now_kib = process::pss_kib(arguments.executor) + process::pss_kib(arguments.gateway);
        Self {
            display: mean(|of| of.0),
            stage: mean(|of| of.1),
            services: float(now_kib.saturating_sub(before_kib)) / length(each.len()) / 1024.0,
        }
    }

    fn total_mib(&self) -> f64 {
        self.display + self.stage + self.services
    }

    fn detail(&self, size: &str) -> Detail {
        let head = ["", "Xvfb", "stage", "executor and gateway", "together"];
        let mut detail = Detail::new(&format!("{size}: memory of one session beyond its game, in MiB of PSS:"), &head);
        detail.push("MiB", &[self.display, self.stage, self.services, self.total_mib()]);
        say(&format!(
            "memory: Xvfb {}, stage {}, services {} MiB",
            short(self.display),
            short(self.stage),
            short(self.services)
        ));
        detail
    }
}
