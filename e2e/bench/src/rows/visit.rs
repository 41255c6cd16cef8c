//! A newcomer's first visit: how soon pages are painted, and how long it takes until one's own game is played.

use std::net::SocketAddr;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::say;
use crate::arguments::Arguments;
use crate::link::{Link, OPEN, SLOW_SCHOOL, Shape};
use crate::number::{float, short};
use crate::page;
use crate::result::{Detail, Figure, Limit, Outcome};

pub(crate) const WORDS: &str = "\
In Chromium with an empty profile, on a link that is not slowed down and on one of 1.5 Mbit/s down and 384 kbit/s up with \
20 ms each way, made in user space: everything passes it, sockets and what the page fetches for later too. The pages are \
measured as Lighthouse measures them, by the browser. The journey goes by keyboard from the landing page by three questions \
to the own game's answer to its first key; before each decision a person reads for three seconds, and one more time before \
going on.";

const SCRIPT: &str = "visit.mjs";
const PAUSE_MS: u32 = 3_000;
const TIMEOUT: Duration = Duration::from_mins(2);
/// From the landing page to one's own game, with all pauses.
const LONGEST_JOURNEY_SECONDS: f64 = 30.0;
const LINKS: [(&str, (Shape, Shape)); 2] = [("open link", OPEN), ("1.5 Mbit/s", SLOW_SCHOOL)];
const PAGES: [&str; 3] = ["/", "/new", "/gallery"];

#[derive(Serialize)]
struct Question<'a> {
    url: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    pause_ms: u32,
}

#[derive(Deserialize)]
struct Visit {
    fcp_ms: f64,
    lcp_ms: f64,
    blocking_ms: f64,
    layout_shift: f64,
}

#[derive(Deserialize)]
struct Journey {
    seconds: f64,
    after_play_seconds: f64,
}

pub(crate) async fn measure(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let server: SocketAddr = arguments.url.trim_start_matches("http://").parse()?;
    let mut outcome = Outcome::default();
    let head = ["page", "first paint, ms", "largest paint, ms", "blocked, ms", "layout shift × 1000", "kB in all"];
    let mut pages = Detail::new("The pages:", &head);
    for (name, shape) in LINKS {
        for path in PAGES {
            let link = Link::open(server, shape).await?;
            let visit: Visit = ask(arguments, &link, Some(path)).await?;
            let Visit { fcp_ms, lcp_ms, blocking_ms, layout_shift } = visit;
            let row = [fcp_ms, lcp_ms, blocking_ms, layout_shift * 1000.0, kilobytes(&link)];
            pages.push(format!("`{path}`, {name}"), &row);
        }
        let link = Link::open(server, shape).await?;
        let journey: Journey = ask(arguments, &link, None).await?;
        say(&format!("to one's own game, {name}: {} s", short(journey.seconds)));
        let of = |what: &str| format!("{what}, {name}");
        outcome.figures.push(
            Figure::new(of("landing → playing, with pauses"), "s", journey.seconds)
                .within(Limit::AtMost(LONGEST_JOURNEY_SECONDS)),
        );
        outcome.figures.push(Figure::new(of("Play pressed → own game's title"), "s", journey.after_play_seconds));
        outcome.figures.push(Figure::new(of("all that came on the way"), "kB", kilobytes(&link)));
    }
    outcome.details.push(pages);
    Ok(outcome)
}

async fn ask<Found: serde::de::DeserializeOwned>(
    arguments: &Arguments,
    link: &Link,
    path: Option<&str>,
) -> anyhow::Result<Found> {
    let url = format!("http://{}", link.address);
    page::ask(arguments, SCRIPT, &Question { url: &url, path, pause_ms: PAUSE_MS }, TIMEOUT).await
}

fn kilobytes(link: &Link) -> f64 {
    float(link.bytes_to_viewers()) / 1000.0
}
