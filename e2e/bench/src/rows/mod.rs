//! The rows of the budgets: what each measures, and measuring them one after another.

mod api;
mod crowd;
mod flat;
mod hidden;
mod keys;
mod rich;
mod scene;
mod soak;
mod stalled;
mod start;
mod visit;

use clap::ValueEnum;
use tokio::time::Instant;

use crate::arguments::Arguments;
use crate::machine::{Machine, Moment};
use crate::result::Outcome;
use crate::store::{Measured, Store};
use crate::{report, sandbox};

/// One row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Row {
    /// Bytes and processor time of flat scenes.
    Flat,
    /// Rich scenes on a slow link.
    Rich,
    /// From Run to the first picture.
    Start,
    /// From a key to the changed pixel.
    Keys,
    /// Fifty games at once.
    Crowd,
    /// A hidden tab.
    Hidden,
    /// A viewer that stalls.
    Stalled,
    /// A thousand sessions.
    Soak,
    /// Reading from a large database.
    Api,
    /// A newcomer's first visit.
    Visit,
}

impl Row {
    pub(crate) const ALL: [Self; 10] = [
        Self::Start,
        Self::Keys,
        Self::Flat,
        Self::Rich,
        Self::Crowd,
        Self::Hidden,
        Self::Stalled,
        Self::Soak,
        Self::Api,
        Self::Visit,
    ];

    /// As `ONLY=` names it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Flat => "flat",
            Self::Rich => "rich",
            Self::Start => "start",
            Self::Keys => "keys",
            Self::Crowd => "crowd",
            Self::Hidden => "hidden",
            Self::Stalled => "stalled",
            Self::Soak => "soak",
            Self::Api => "api",
            Self::Visit => "visit",
        }
    }

    /// As a heading.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Flat => "Flat scenes",
            Self::Rich => "Rich scenes on a slow link",
            Self::Start => "From Run to the first picture",
            Self::Keys => "From a key to the changed pixel",
            Self::Crowd => "Fifty games at once",
            Self::Hidden => "Hidden tab",
            Self::Stalled => "A viewer that stalls",
            Self::Soak => "A thousand sessions",
            Self::Api => "Reading from a large database",
            Self::Visit => "A newcomer's first visit",
        }
    }

    /// How it is measured.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Flat => flat::WORDS,
            Self::Rich => rich::WORDS,
            Self::Start => start::WORDS,
            Self::Keys => keys::WORDS,
            Self::Crowd => crowd::WORDS,
            Self::Hidden => hidden::WORDS,
            Self::Stalled => stalled::WORDS,
            Self::Soak => soak::WORDS,
            Self::Api => api::WORDS,
            Self::Visit => visit::WORDS,
        }
    }

    async fn measure(self, arguments: &Arguments) -> anyhow::Result<Outcome> {
        match self {
            Self::Flat => flat::measure(arguments).await,
            Self::Rich => rich::measure(arguments).await,
            Self::Start => start::measure(arguments).await,
            Self::Keys => keys::measure(arguments).await,
            Self::Crowd => crowd::measure(arguments).await,
            Self::Hidden => hidden::measure(arguments).await,
            Self::Stalled => stalled::measure(arguments).await,
            Self::Soak => soak::measure(arguments).await,
            Self::Api => api::measure(arguments).await,
            Self::Visit => visit::measure(arguments).await,
        }
    }
}

/// Says what goes on.
pub(crate) fn say(words: &str) {
    eprintln!("    {words}");
}

/// Measures the rows, keeps each as soon as it is there, and writes the report. Answers whether all could be measured;
/// a missed budget is no failure.
pub(crate) async fn measure(arguments: &Arguments) -> anyhow::Result<bool> {
    // The figures lie beside the page that is made of them: a clone in which one row is measured keeps the others.
    let report = if arguments.quick { arguments.results.join("quick.md") } else { arguments.report.clone() };
    let kept = report.with_extension("json");
    let mut store = Store::read(&kept);
    let mut shown = Store { machine: Machine::this(), ..Store::default() };
    store.machine = Machine::this();
    let begin = Instant::now();
    for row in arguments.rows() {
        let moment = Moment::now().await;
        eprintln!("=== {} (after {} s; load {})", row.title(), begin.elapsed().as_secs(), moment.load);
        let start = Instant::now();
        let outcome = row.measure(arguments).await.map_err(|error| format!("{error:#}"));
        if let Err(reason) = &outcome {
            say(&format!("could not be measured: {reason}"));
        }
        let measured = Measured { moment, seconds: start.elapsed().as_secs(), outcome };
        store.rows.insert(row.name().to_owned(), measured.clone());
        shown.rows.insert(row.name().to_owned(), measured);
        store.write(&kept)?;
        report::write(&report, &store)?;
        sandbox::cleared(arguments).await?;
    }
    println!("\n{}\n{}", shown.machine.words(), report::table_of(&shown));
    println!("Written to {}.", report.display());
    Ok(shown.rows.values().all(|measured| measured.outcome.is_ok()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_named_as_it_is_asked_for() {
        for row in Row::ALL {
            assert_eq!(Row::from_str(row.name(), false), Ok(row));
        }
        assert_eq!(Row::value_variants().len(), Row::ALL.len());
    }
}
