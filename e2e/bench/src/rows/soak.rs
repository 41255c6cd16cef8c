//! A thousand sessions started and stopped: what is left behind.

use std::time::Duration;

use client::palace::Palace;
use client::program::Program;
use futures_util::{StreamExt, TryStreamExt, stream};
use tokio::time::{Instant, sleep};

use super::say;
use crate::arguments::Arguments;
use crate::number::{float, length, short};
use crate::process::{self, Holdings};
use crate::programs;
use crate::result::{Detail, Figure, Limit, Outcome};
use crate::sandbox;
use crate::viewer::{Game, Viewer, lossless};

pub(crate) const WORDS: &str = "\
Eight guests each start a game, see its first picture, stop it, and start the next. Before, as many sessions have run as \
fill the caches and pools. Afterwards the executor has half a minute to clear away what has ended.";

const GUESTS: usize = 8;
/// Sessions before the first count.
const WARMING: usize = 16;
/// Threads and connections that come and go by themselves: the runtime's pool of blocking threads, kept-alive sockets.
const COME_AND_GO: f64 = 12.0;
/// What an allocator keeps around is not a leak; a leak of 16 kB a session is.
const GROWTH_MIB: f64 = 16.0;

/// What there is once what has ended is cleared away.
struct Counted {
    /// Beside the warm ones, of which there are as many as were lately needed.
    containers: usize,
    executor: Holdings,
    gateway: Holdings,
}

impl Counted {
    async fn now(arguments: &Arguments) -> anyhow::Result<Self> {
        let containers = sandbox::cleared(arguments).await?;
        // Blocking threads end ten seconds after their last work.
        sleep(Duration::from_secs(12)).await;
        Ok(Self {
            containers,
            executor: process::holdings(arguments.executor),
            gateway: process::holdings(arguments.gateway),
        })
    }
}

pub(crate) async fn measure(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let program = programs::game(&arguments.programs(), "games/still")?;
    let mut guests = Vec::new();
    for _ in 0..GUESTS {
        guests.push(Palace::sign_in(&arguments.url).await?);
    }
    let warming = play(&guests, &program, WARMING).await?;
    let before = Counted::now(arguments).await?;

    let sessions = arguments.or_quick(1000, 50);
    let begin = Instant::now();
    let failed = play(&guests, &program, sessions).await?;
    let rate = length(sessions) / begin.elapsed().as_secs_f64();
    say(&format!("{} sessions/s, {failed} failed", short(rate)));

    let after = Counted::now(arguments).await?;
    let mut outcome = Outcome {
        figures: figures(sessions, &before, &after),
        details: vec![details(&before, &after)],
        ..Outcome::default()
    };
    outcome.figures.push(Figure::new("sessions that failed", "", length(failed)).within(Limit::AtMost(0.0)));
    outcome.notes.push(format!(
        "{} sessions a second were started and stopped; {warming} of the first {WARMING} failed.",
        short(rate)
    ));
    Ok(outcome)
}

/// Plays so many sessions, and answers how many failed.
async fn play(guests: &[Palace], program: &Program, sessions: usize) -> anyhow::Result<usize> {
    let each = stream::iter(guests.iter().enumerate()).map(|(index, guest)| async move {
        let mut failed = 0;
        for turn in (index..sessions).step_by(guests.len()) {
            if index == 0 && turn % 200 == 0 && turn > 0 {
                say(&format!("{turn} sessions"));
            }
            if let Err(error) = once(guest, program).await {
                failed += 1;
                say(&format!("a session failed: {error:#}"));
                anyhow::ensure!(failed < 10, "too many sessions fail: {error:#}");
            }
        }
        Ok(failed)
    });
    let failed: Vec<usize> = each.buffer_unordered(guests.len()).try_collect().await?;
    Ok(failed.into_iter().sum())
}

async fn once(guest: &Palace, program: &Program) -> anyhow::Result<()> {
    let game = Game::start(guest, program).await?;
    let seen = async {
        let mut viewer = Viewer::open(guest, game.session, None, lossless()).await?;
        viewer.first_picture().await
    }
    .await;
    guest.stop(game.session).await?;
    seen.map(drop)
}

fn figures(sessions: usize, before: &Counted, after: &Counted) -> Vec<Figure> {
    let more = |after: usize, before: usize| length(after) - length(before);
    let grown = |after: u64, before: u64| (float(after) - float(before)) / 1024.0;
    let both = |of: fn(&Holdings) -> usize| {
        more(of(&after.executor), of(&before.executor)) + more(of(&after.gateway), of(&before.gateway))
    };
    let what = |left: &str| format!("after {sessions} sessions: {left}");
    vec![
        Figure::new(what("containers left"), "", more(after.containers, before.containers)).within(Limit::AtMost(0.0)),
        Figure::new(what("descriptors left"), "", both(|held| held.descriptors)).within(Limit::AtMost(COME_AND_GO)),
        Figure::new(what("executor's memory"), "MiB more", grown(after.executor.pss_kib, before.executor.pss_kib))
            .within(Limit::AtMost(GROWTH_MIB)),
        Figure::new(what("gateway's memory"), "MiB more", grown(after.gateway.pss_kib, before.gateway.pss_kib))
            .within(Limit::AtMost(GROWTH_MIB)),
    ]
}

fn details(before: &Counted, after: &Counted) -> Detail {
    let mut detail = Detail::new("Counts:", &["", "before", "after"]);
    let containers = [before.containers, after.containers];
    detail.push("containers beside the warm ones", &containers.map(length));
    for (service, before, after) in
        [("executor", before.executor, after.executor), ("gateway", before.gateway, after.gateway)]
    {
        let counts = [
            ("descriptors", [before.descriptors, after.descriptors]),
            ("of them sockets", [before.sockets, after.sockets]),
            ("threads", [before.tasks, after.tasks]),
        ];
        for (what, counts) in counts {
            detail.push(format!("{service}: {what}"), &counts.map(length));
        }
        let mebibytes = [before.pss_kib, after.pss_kib].map(|kib| float(kib) / 1024.0);
        detail.push(format!("{service}: memory, MiB PSS"), &mebibytes);
    }
    detail
}
