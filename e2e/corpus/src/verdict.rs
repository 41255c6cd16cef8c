//! Whether the programs did what they should.

use std::fmt;

use shared::api::EndReason;

use crate::expected::{Expectation, Expectations, Shows};
use crate::outcome::Outcome;

/// The judgement over a whole run.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Verdict {
    /// Programs that showed a changing picture, or the still one that is expected of them.
    alive: usize,
    min_alive: usize,
    total: usize,
    failures: Vec<Failure>,
}

/// A program that did not do what it should.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    pub(crate) program: String,
    pub(crate) reason: String,
}

impl Verdict {
    /// Judges every program.
    pub(crate) fn new(outcomes: &[Outcome], expected: &Expectations, min_alive: usize) -> Self {
        let mut failures = Vec::new();
        let mut alive = 0;
        for outcome in outcomes {
            let expectation = expected.of(&outcome.program);
            match judge(outcome, expectation) {
                Ok(()) => alive += usize::from(is_alive(outcome, expectation)),
                Err(reason) => failures.push(Failure { program: outcome.program.clone(), reason }),
            }
        }
        Self { alive, min_alive, total: outcomes.len(), failures }
    }

    /// Whether all is well.
    pub(crate) fn passed(&self) -> bool {
        self.failures.is_empty() && self.alive >= self.min_alive
    }

    /// What is wrong with a program, if anything is.
    pub(crate) fn failure(&self, program: &str) -> Option<&str> {
        self.failures.iter().find(|failure| failure.program == program).map(|failure| failure.reason.as_str())
    }
}

fn is_alive(outcome: &Outcome, expectation: Option<&Expectation>) -> bool {
    outcome.showed_change() || expectation.is_some_and(|listed| listed.shows == Shows::Still)
}

fn judge(outcome: &Outcome, expectation: Option<&Expectation>) -> Result<(), String> {
    let told = || outcome.error.clone().unwrap_or_else(|| "no reason given".to_owned());
    if !outcome.accepted {
        return Err(format!("not accepted: {}", told()));
    }
    let ends = expectation.and_then(|listed| listed.ends);
    match outcome.end {
        Some(EndReason::Stopped | EndReason::Finished) if ends.is_none() => {}
        Some(end) if ends == Some(end) => {}
        Some(end) => return Err(format!("ended as {end:?}: {}", told())),
        None => return Err(format!("its end was never told: {}", told())),
    }
    match expectation.map_or(Shows::Changing, |listed| listed.shows) {
        Shows::Nothing => Ok(()),
        _ if !outcome.showed_picture() => Err("showed no picture".to_owned()),
        Shows::Changing if !outcome.showed_change() => Err("its picture never changed".to_owned()),
        Shows::Changing | Shows::Still => Ok(()),
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{} of {} alive, {} needed, {} wrong",
            self.alive,
            self.total,
            self.min_alive,
            self.failures.len()
        )?;
        self.failures.iter().try_for_each(|failure| writeln!(f, "  {}: {}", failure.program, failure.reason))
    }
}

#[cfg(test)]
mod tests {
    use image::RgbImage;

    use super::*;

    fn good() -> Outcome {
        Outcome {
            program: "game".to_owned(),
            accepted: true,
            distinct_frames: 9,
            end: Some(EndReason::Stopped),
            last: Some(RgbImage::new(1, 1)),
            ..Outcome::default()
        }
    }

    fn listed(shows: &str, ends: &str) -> Expectations {
        let ends = if ends.is_empty() { String::new() } else { format!("ends = \"{ends}\"") };
        Expectations::parse(&format!("[programs.game]\nshows = \"{shows}\"\nreason = \"r\"\n{ends}")).unwrap()
    }

    fn verdict(outcome: Outcome, expected: &Expectations) -> Verdict {
        Verdict::new(&[outcome], expected, 0)
    }

    #[test]
    fn a_changing_picture_is_alive() {
        let verdict = verdict(good(), &Expectations::default());
        assert_eq!((verdict.alive, verdict.passed()), (1, true));
    }

    #[rstest::rstest]
    #[case(Outcome { accepted: false, ..good() }, "not accepted")]
    #[case(Outcome { end: Some(EndReason::Crashed), ..good() }, "Crashed")]
    #[case(Outcome { end: Some(EndReason::SandboxFailed), ..good() }, "SandboxFailed")]
    #[case(Outcome { end: None, ..good() }, "never told")]
    #[case(Outcome { last: None, ..good() }, "no picture")]
    #[case(Outcome { distinct_frames: 1, ..good() }, "never changed")]
    fn an_unlisted_program_must_show_change(#[case] outcome: Outcome, #[case] says: &str) {
        let verdict = verdict(outcome, &Expectations::default());
        assert!(!verdict.passed());
        assert!(verdict.failure("game").unwrap().contains(says), "{verdict}");
        assert_eq!(verdict.alive, 0);
    }

    #[rstest::rstest]
    #[case(Outcome { distinct_frames: 1, ..good() }, listed("still", ""), 1)]
    #[case(Outcome { last: None, ..good() }, listed("nothing", ""), 0)]
    #[case(Outcome { last: None, end: Some(EndReason::Crashed), ..good() }, listed("nothing", "crashed"), 0)]
    fn a_listed_program_shows_what_its_entry_says(
        #[case] outcome: Outcome,
        #[case] expected: Expectations,
        #[case] alive: usize,
    ) {
        let verdict = verdict(outcome, &expected);
        assert_eq!((verdict.passed(), verdict.alive), (true, alive), "{verdict}");
    }

    #[rstest::rstest]
    #[case(Outcome { last: None, ..good() }, listed("still", ""))]
    #[case(Outcome { last: None, ..good() }, listed("nothing", "crashed"))]
    #[case(Outcome { accepted: false, ..good() }, listed("nothing", ""))]
    #[case(Outcome { end: Some(EndReason::Crashed), ..good() }, listed("changing", ""))]
    fn an_entry_excuses_nothing_else(#[case] outcome: Outcome, #[case] expected: Expectations) {
        assert!(!verdict(outcome, &expected).passed());
    }

    #[test]
    fn too_few_alive_is_a_failure() {
        assert!(!Verdict::new(&[good()], &Expectations::default(), 2).passed());
    }
}
