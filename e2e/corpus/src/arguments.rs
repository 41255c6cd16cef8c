//! The command line.

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::time::Duration;

use clap::Parser;

/// Plays every program of some folders through a running Palace and writes `table.md`, `table.json` and `sheet.png`.
#[derive(Debug, Parser)]
#[command(version)]
pub(crate) struct Arguments {
    /// Folders of programs: each `*.py` is one, and each folder with a `main.py` is one with all its files. Other
    /// folders beside them hold data, and go along with each program that names them.
    #[arg(required = true, value_name = "DIR")]
    pub(crate) folders: Vec<PathBuf>,
    /// Where the Palace answers.
    #[arg(long, env = "PALACE_URL", default_value = "http://127.0.0.1:5000")]
    pub(crate) url: String,
    /// How long each program is played.
    #[arg(long, default_value = "4", value_parser = seconds)]
    pub(crate) seconds: Duration,
    /// How many programs are played at once.
    #[arg(long, default_value = "1")]
    pub(crate) jobs: NonZeroUsize,
    /// Plays only the programs whose name contains this.
    #[arg(long, value_name = "TEXT")]
    pub(crate) only: Option<String>,
    /// What is known of programs that cannot show a changing picture.
    #[arg(long, value_name = "TOML")]
    pub(crate) expected: Option<PathBuf>,
    /// Fewest programs that must show a changing picture, or the still one that is expected of them.
    #[arg(long, default_value_t = 0)]
    pub(crate) min_alive: usize,
    /// Where the report goes.
    #[arg(long, default_value = ".local/corpus-report", value_name = "DIR")]
    pub(crate) out: PathBuf,
}

fn seconds(text: &str) -> Result<Duration, String> {
    let seconds: f64 = text.parse().map_err(|_| "not a number of seconds".to_owned())?;
    Duration::try_from_secs_f64(seconds).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defaults_are_a_local_palace_and_four_seconds() {
        let arguments = Arguments::parse_from(["corpus", "games"]);
        assert_eq!(arguments.seconds, Duration::from_secs(4));
        assert_eq!(arguments.jobs, NonZeroUsize::MIN);
    }

    #[rstest::rstest]
    #[case(&["corpus"])]
    #[case(&["corpus", "games", "--seconds", "-1"])]
    #[case(&["corpus", "games", "--seconds", "soon"])]
    #[case(&["corpus", "games", "--jobs", "0"])]
    fn wrong_arguments_are_refused(#[case] arguments: &[&str]) {
        assert!(Arguments::try_parse_from(arguments).is_err());
    }
}
