//! A hidden tab, and a viewer that left: what the sandbox still costs, and how fast the game is back.

use std::time::Duration;

use client::palace::Palace;
use shared::stream::packet::{FromViewer, ViewerSettings};
use tokio::time::Instant;

use super::say;
use crate::arguments::Arguments;
use crate::number::{milliseconds, percent_of_core, short};
use crate::programs;
use crate::result::{Figure, Limit, Outcome};
use crate::sandbox::Sandbox;
use crate::viewer::{Game, Viewer, lossless};

pub(crate) const WORDS: &str = "\
The processor time that the kernel counts for the whole sandbox of the bouncing shapes: while it is watched; from ten \
seconds after its only viewer has said that it is hidden; and from ten seconds after that viewer has left. Back is the time \
from saying that it is visible, or from opening the socket again, to the next picture.";

/// The sandbox is paused only after a short while, since who comes right back must not notice.
const UNTIL_PAUSED: Duration = Duration::from_secs(10);

pub(crate) async fn measure(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let program = programs::game(&arguments.programs(), "flat/bouncing_shapes")?;
    let palace = Palace::sign_in(&arguments.url).await?;
    let game = Game::start(&palace, &program).await?;
    let measured = watch(arguments, &palace, &game).await;
    palace.stop(game.session).await?;
    measured
}

async fn watch(arguments: &Arguments, palace: &Palace, game: &Game) -> anyhow::Result<Outcome> {
    let time = arguments.or_quick(Duration::from_secs(10), Duration::from_secs(5));
    let mut viewer = Viewer::open(palace, game.session, None, lossless()).await?;
    viewer.first_picture().await?;
    let sandbox = Sandbox::of(&game.mark).await?;
    viewer.watch_for(Duration::from_secs(2)).await?;

    let (begin, spent) = (Instant::now(), sandbox.cpu_ns()?);
    viewer.watch_for(Duration::from_secs(5)).await?;
    let watched = percent_of_core(sandbox.cpu_ns()? - spent, begin.elapsed());

    viewer.say(&FromViewer::Settings(ViewerSettings { visible: false, ..lossless() })).await?;
    viewer.watch_for(UNTIL_PAUSED).await?;
    let (begin, spent) = (Instant::now(), sandbox.cpu_ns()?);
    let counted = viewer.watch_for(time).await?;
    let hidden = percent_of_core(sandbox.cpu_ns()? - spent, begin.elapsed());
    say(&format!("hidden: {} % of a core, {} pictures", short(hidden), counted.frames));

    let begin = Instant::now();
    viewer.say(&FromViewer::Settings(lossless())).await?;
    let visible_again = milliseconds(viewer.first_picture().await?.duration_since(begin));
    viewer.watch_for(Duration::from_secs(2)).await?;

    drop(viewer);
    tokio::time::sleep(UNTIL_PAUSED).await;
    let (begin, spent) = (Instant::now(), sandbox.cpu_ns()?);
    tokio::time::sleep(time).await;
    let left = percent_of_core(sandbox.cpu_ns()? - spent, begin.elapsed());
    let begin = Instant::now();
    let mut viewer = Viewer::open(palace, game.session, None, lossless()).await?;
    let back = milliseconds(viewer.first_picture().await?.duration_since(begin));
    say(&format!("left: {} % of a core; back after {} ms", short(left), short(back)));

    let outcome = Outcome {
        figures: vec![
            Figure::new("hidden tab: the whole sandbox", "% of a core", hidden)
                .beside("watched", watched)
                .within(Limit::AtMost(0.0)),
            Figure::new("nobody watches: the whole sandbox", "% of a core", left)
                .beside("watched", watched)
                .within(Limit::AtMost(0.0)),
            Figure::new("visible again → next picture", "ms", visible_again),
            Figure::new("come back → picture", "ms", back),
        ],
        notes: vec![format!("While it was hidden, {} pictures were sent to it.", counted.frames)],
        ..Outcome::default()
    };
    Ok(outcome)
}
