//! The command line.

use std::path::PathBuf;

use clap::Parser;

use crate::rows::Row;

/// Measures a running Palace beside its peers, and writes what it found into the report.
#[derive(Debug, Clone, Parser)]
#[command(version)]
pub(crate) struct Arguments {
    /// Where the Palace answers.
    #[arg(long, default_value = "http://127.0.0.1:5000")]
    pub(crate) url: String,
    /// The gateway's process.
    #[arg(long, value_name = "PID")]
    pub(crate) gateway: u32,
    /// The executor's process.
    #[arg(long, value_name = "PID")]
    pub(crate) executor: u32,
    /// Where the executor answers.
    #[arg(long, default_value = "http://127.0.0.1:5001")]
    pub(crate) executor_url: String,
    /// The number that the executor marks its containers with.
    #[arg(long, value_name = "NUMBER")]
    pub(crate) executor_id: u32,
    /// Measures these rows only.
    #[arg(long, value_enum, value_delimiter = ',', value_name = "ROW")]
    pub(crate) only: Vec<Row>,
    /// Measures a little of everything; the report stays as it is.
    #[arg(long)]
    pub(crate) quick: bool,
    /// How many games the crowd is; the budget is about 50.
    #[arg(long, default_value_t = 50, value_name = "NUMBER")]
    pub(crate) games: usize,
    /// The sandbox image, in which the peers' programs run too.
    #[arg(long, default_value = "palace-sandbox:latest")]
    pub(crate) image: String,
    /// The assembled standing corpus.
    #[arg(long, default_value = ".local/corpus", value_name = "DIR")]
    pub(crate) corpus: PathBuf,
    /// The programs, and the page's script, of this package.
    #[arg(long, default_value = "e2e/bench", value_name = "DIR")]
    pub(crate) own: PathBuf,
    /// Where Playwright is installed.
    #[arg(long, default_value = "e2e/journeys", value_name = "DIR")]
    pub(crate) journeys: PathBuf,
    /// The browser.
    #[arg(long, env = "CHROMIUM", default_value = "/usr/bin/chromium", value_name = "PROGRAM")]
    pub(crate) chromium: PathBuf,
    /// The report.
    #[arg(long, default_value = "docs/PERFORMANCE.md", value_name = "MARKDOWN")]
    pub(crate) report: PathBuf,
    /// Where a quick measurement is kept; a whole one is kept beside the report.
    #[arg(long, default_value = ".local/bench", value_name = "DIR")]
    pub(crate) results: PathBuf,
}

impl Arguments {
    /// The rows to measure, in their order.
    pub(crate) fn rows(&self) -> Vec<Row> {
        Row::ALL.into_iter().filter(|row| self.only.is_empty() || self.only.contains(row)).collect()
    }

    /// The first number, or the second where it has to be quick.
    pub(crate) fn or_quick<T>(&self, full: T, quick: T) -> T {
        if self.quick { quick } else { full }
    }

    /// The folder of the programs.
    pub(crate) fn programs(&self) -> PathBuf {
        self.own.join("programs")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(more: &[&str]) -> Result<Arguments, clap::Error> {
        let arguments = ["bench", "--gateway", "1", "--executor", "2", "--executor-id", "3"].iter().chain(more);
        Arguments::try_parse_from(arguments)
    }

    #[test]
    fn all_rows_unless_some_are_named() {
        assert_eq!(parse(&[]).unwrap().rows(), Row::ALL);
        assert_eq!(parse(&["--only", "soak,flat"]).unwrap().rows(), [Row::Flat, Row::Soak]);
        assert!(parse(&["--only", "everything"]).is_err());
    }
}
