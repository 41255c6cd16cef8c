//! Writes `docs/PERFORMANCE.md` between two marks, so that the words around them stay, and the chart beside it.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::Context;

use crate::number::short;
use crate::result::{Figure, Outcome};
use crate::rows::Row;
use crate::store::{Measured, Store};
use crate::{chart, table};

const BEGIN: &str = "<!-- measured: begin -->";
const END: &str = "<!-- measured: end -->";
const CHART: &str = "images/performance.svg";

/// What is written where there is no page yet.
const NEW_PAGE: &str = "# Performance\n\n<!-- measured: begin -->\n<!-- measured: end -->\n";

/// Writes the page and its chart.
pub(crate) fn write(page: &Path, store: &Store) -> anyhow::Result<()> {
    let chart_path = page.parent().unwrap_or(Path::new(".")).join(CHART);
    let figures = Row::ALL.iter().filter_map(|row| outcome(store, *row)?.ok()).flat_map(|outcome| &outcome.figures);
    let drawn = chart::draw(figures);
    if let Some(svg) = &drawn {
        fs::create_dir_all(chart_path.parent().unwrap_or(Path::new(".")))?;
        fs::write(&chart_path, svg).with_context(|| chart_path.display().to_string())?;
    }
    let text = fs::read_to_string(page).unwrap_or_else(|_| NEW_PAGE.to_owned());
    let text =
        replace(&text, &body(store, drawn.is_some())?).with_context(|| format!("{} has no marks", page.display()))?;
    fs::write(page, text).with_context(|| page.display().to_string())
}

/// The table of all rows that were measured.
pub(crate) fn table_of(store: &Store) -> String {
    table::figures(Row::ALL.iter().filter_map(|row| {
        let figures = outcome(store, *row)?.map(|outcome: &Outcome| outcome.figures.as_slice() as &[Figure]);
        Some((row.title(), figures))
    }))
}

fn outcome(store: &Store, row: Row) -> Option<Result<&Outcome, &str>> {
    store.rows.get(row.name()).map(|measured| measured.outcome.as_ref().map_err(String::as_str))
}

fn body(store: &Store, has_chart: bool) -> anyhow::Result<String> {
    let mut text = format!("{BEGIN}\n\nMachine: {}.\n\n", store.machine.words());
    text += &table_of(store);
    if has_chart {
        write!(text, "\n![The part of its budget that each figure uses; circles are the peers]({CHART})\n")?;
    }
    for row in Row::ALL {
        if let Some(measured) = store.rows.get(row.name()) {
            text += &section(row, measured)?;
        }
    }
    Ok(text + "\n" + END)
}

fn section(row: Row, Measured { moment, seconds, outcome }: &Measured) -> anyhow::Result<String> {
    let mut text = format!("\n## {}\n\n{}\n", row.title(), row.words());
    write!(
        text,
        "\nMeasured {} at commit {} in {seconds} s. Before it began, the load was {} and {} % of the machine was busy.\n",
        moment.date,
        moment.commit,
        moment.load,
        short(moment.busy_percent)
    )?;
    match outcome {
        Err(reason) => write!(text, "\nIt could not be measured: {reason}.\n")?,
        Ok(outcome) => {
            for note in &outcome.notes {
                write!(text, "\n- {note}")?;
            }
            if !outcome.notes.is_empty() {
                text.push('\n');
            }
            for detail in &outcome.details {
                write!(text, "\n{}", table::detail(detail))?;
            }
        }
    }
    Ok(text)
}

/// The page with what lies between the marks replaced.
fn replace(page: &str, body: &str) -> Option<String> {
    let (before, rest) = page.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{body}{after}"))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::machine::{Machine, Moment};
    use crate::result::Limit;

    fn store() -> Store {
        let figures = vec![Figure::new("fps", "frames/s", 20.0).within(Limit::AtLeast(25.0))];
        let outcome = Outcome { figures, notes: vec!["a note".to_owned()], ..Outcome::default() };
        let measured = |outcome| Measured { moment: Moment::default(), seconds: 1, outcome };
        let rows = BTreeMap::from([
            (Row::Crowd.name().to_owned(), measured(Ok(outcome))),
            (Row::Keys.name().to_owned(), measured(Err("no browser".to_owned()))),
        ]);
        Store { machine: Machine::default(), rows }
    }

    #[test]
    fn the_words_around_stay_and_a_second_time_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let page = folder.path().join("PERFORMANCE.md");
        fs::write(&page, format!("before\n{BEGIN}\nzebra\n{END}\nafter\n")).unwrap();
        write(&page, &store()).unwrap();
        let once = fs::read_to_string(&page).unwrap();
        assert!(once.starts_with("before\n") && once.ends_with("\nafter\n") && !once.contains("zebra"));
        assert!(once.contains("**missed**") && once.contains("no browser") && once.contains("- a note"));
        write(&page, &store()).unwrap();
        assert_eq!(fs::read_to_string(&page).unwrap(), once);
        assert!(folder.path().join(CHART).exists());
    }

    #[test]
    fn a_page_without_marks_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let page = folder.path().join("PERFORMANCE.md");
        fs::write(&page, "mine").unwrap();
        assert!(write(&page, &store()).is_err());
        assert_eq!(fs::read_to_string(&page).unwrap(), "mine");
    }
}
