//! From Run to the first picture, with a warm sandbox: in the page, and at the play socket.

use std::time::Duration;

use client::palace::Palace;
use tokio::time::{Instant, sleep};

use super::say;
use crate::arguments::Arguments;
use crate::number::{milliseconds, short};
use crate::page::{self, Measure, Question};
use crate::programs;
use crate::result::{Figure, Limit, Outcome};
use crate::statistics::percentile;
use crate::viewer::{Game, Viewer, lossless};

pub(crate) const WORDS: &str = "\
In Chromium, from the event of the click on Run to the game's colour on the canvas; each run shows another colour than the \
one before. At the play socket, from the request that starts the program to the first picture packet, with the opening of \
the socket between. The executor has time to fill its pool between two runs.";

/// Long enough for the executor to have a warm sandbox again.
const REFILL: Duration = Duration::from_millis(1500);
const PAGE_TIMEOUT: Duration = Duration::from_mins(3);

pub(crate) async fn measure(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let count = arguments.or_quick(24, 6);
    let program = programs::game(&arguments.programs(), "games/still")?;
    let palace = Palace::sign_in(&arguments.url).await?;
    let mut at_socket = Vec::new();
    for _ in 0..count {
        sleep(REFILL).await;
        let begin = Instant::now();
        let game = Game::start(&palace, &program).await?;
        let mut viewer = Viewer::open(&palace, game.session, None, lossless()).await?;
        at_socket.push(milliseconds(viewer.first_picture().await?.duration_since(begin)));
        palace.stop(game.session).await?;
    }
    say(&format!("at the play socket: p50 {} ms", short(percentile(&at_socket, 50))));
    let code = program.request.code.as_deref().unwrap_or_default();
    let question = Question { url: &arguments.url, measure: Measure::Start, code, count };
    let page: page::Answer = page::ask(arguments, page::MEASURE, &question, PAGE_TIMEOUT).await?;
    say(&format!("in the page: p50 {} ms", short(percentile(&page.milliseconds, 50))));
    let figures = vec![
        Figure::new("Run → first picture in the page, p50", "ms", percentile(&page.milliseconds, 50))
            .beside("earlier system", 750.0)
            .within(Limit::AtMost(120.0)),
        Figure::new("Run → first picture in the page, p95", "ms", percentile(&page.milliseconds, 95))
            .within(Limit::AtMost(250.0)),
        Figure::new("Run → first picture packet, p50", "ms", percentile(&at_socket, 50)),
        Figure::new("Run → first picture packet, p95", "ms", percentile(&at_socket, 95)),
    ];
    let notes = vec![
        format!("{count} runs each; {} showed nothing in the page within 5 s.", page.lost),
        "The earlier system's figure is from its own report, not from this run.".to_owned(),
    ];
    Ok(Outcome { figures, notes, ..Outcome::default() })
}
