//! From a key pressed in the page to the changed pixel in the page.

use std::time::Duration;

use super::say;
use crate::arguments::Arguments;
use crate::number::short;
use crate::page::{self, Measure, Question};
use crate::programs;
use crate::result::{Figure, Limit, Outcome};
use crate::statistics::percentile;

pub(crate) const WORDS: &str = "\
In Chromium, on a game of 60 frames/s that turns a square to another colour at a key: from the event of the key to the \
first look at the canvas that finds the new colour; it is looked at about every 4 ms. The game's own tick is 8.3 ms of it on \
average and 16.7 ms at worst, and the browser's next frame as much again.";

const PAGE_TIMEOUT: Duration = Duration::from_mins(3);

pub(crate) async fn measure(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let program = programs::game(&arguments.programs(), "games/colour_at_key")?;
    let code = program.request.code.as_deref().unwrap_or_default();
    let question = Question { url: &arguments.url, measure: Measure::Keys, code, count: arguments.or_quick(150, 40) };
    let answer: page::Answer = page::ask(arguments, page::MEASURE, &question, PAGE_TIMEOUT).await?;
    let of = |percent| percentile(&answer.milliseconds, percent);
    say(&format!("p50 {} ms, p95 {} ms", short(of(50)), short(of(95))));
    Ok(Outcome {
        figures: vec![
            Figure::new("key → changed pixel in the page, p50", "ms", of(50))
                .beside("the game's own tick", 8.3)
                .within(Limit::AtMost(25.0)),
            Figure::new("key → changed pixel in the page, p95", "ms", of(95))
                .beside("the game's own tick", 16.7)
                .within(Limit::AtMost(45.0)),
        ],
        notes: vec![format!("{} keys; {} showed nothing within 5 s.", question.count, answer.lost)],
        ..Outcome::default()
    })
}
