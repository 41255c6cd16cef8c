//! What the runner reports: lines of JSON on a pipe that the program can write to as well.

use std::os::fd::{AsFd, BorrowedFd, OwnedFd};

use rustix::io::Errno;
use serde::Deserialize;
use shared::link::ProgramProblem;

/// Longest line that is read; a longer one ends the reports.
const MAX_LINE_BYTES: usize = 256 * 1024;
const READ_BYTES: usize = 16 * 1024;

/// One report.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Report {
    /// Everything is imported; the runner waits for a program.
    Ready,
    /// The program failed.
    Problem(ProgramProblem),
}

#[derive(Deserialize)]
struct Line {
    #[serde(default)]
    ready: bool,
    problem: Option<ProgramProblem>,
}

/// The reading end of the report pipe.
pub(crate) struct Reports {
    pipe: Option<OwnedFd>,
    lines: Lines,
}

impl Reports {
    /// Reads from this pipe.
    pub(crate) fn new(pipe: OwnedFd) -> Self {
        Self { pipe: Some(pipe), lines: Lines::default() }
    }

    /// For polling, until it is closed.
    pub(crate) fn as_fd(&self) -> Option<BorrowedFd<'_>> {
        self.pipe.as_ref().map(AsFd::as_fd)
    }

    /// Reads once; returns the reports that are whole, or nothing when there was nothing to read.
    pub(crate) fn read(&mut self) -> Option<Vec<Report>> {
        let mut bytes = [0; READ_BYTES];
        match rustix::io::read(self.pipe.as_ref()?, &mut bytes) {
            Ok(length) if length > 0 => {
                let reports = self.lines.extend(bytes.get(..length).unwrap_or_default());
                if reports.is_none() {
                    self.pipe = None;
                }
                return reports;
            }
            Err(Errno::AGAIN | Errno::INTR) => {}
            Ok(_) | Err(_) => self.pipe = None,
        }
        None
    }
}

/// Bytes that have not made a line yet.
#[derive(Default)]
struct Lines {
    bytes: Vec<u8>,
}

impl Lines {
    /// Adds bytes; returns the reports they complete, or nothing when a line is too long. Lines that are no report are skipped.
    fn extend(&mut self, bytes: &[u8]) -> Option<Vec<Report>> {
        self.bytes.extend_from_slice(bytes);
        let end = self.bytes.iter().rposition(|&byte| byte == b'\n').map_or(0, |last| last + 1);
        let reports = self.bytes.drain(..end).collect::<Vec<u8>>();
        (self.bytes.len() <= MAX_LINE_BYTES)
            .then(|| reports.split(|&byte| byte == b'\n').filter_map(parse).collect::<Vec<_>>())
    }
}

fn parse(line: &[u8]) -> Option<Report> {
    let line: Line = serde_json::from_slice(line).ok()?;
    match line.problem {
        Some(problem) => Some(Report::Problem(problem)),
        None => line.ready.then_some(Report::Ready),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reports_are_read_from_lines_however_they_are_cut() {
        let problem =
            r#"{"problem":{"path":"main.py","line":3,"column":null,"kind":"NameError","message":"m","traceback":"t"}}"#;
        let text = format!("{{\"ready\":true}}\nnonsense\n{{}}\n{problem}\n");
        for chunk in [1, 7, 1000] {
            let mut lines = Lines::default();
            let reports: Vec<_> =
                text.as_bytes().chunks(chunk).flat_map(|piece| lines.extend(piece).unwrap()).collect();
            assert_eq!(reports.len(), 2);
            assert_eq!(reports[0], Report::Ready);
            assert!(matches!(&reports[1], Report::Problem(problem) if problem.line == Some(3)));
        }
    }

    #[test]
    fn a_line_without_end_ends_the_reports() {
        let mut lines = Lines::default();
        assert_eq!(lines.extend(&vec![b'x'; MAX_LINE_BYTES]), Some(vec![]));
        assert_eq!(lines.extend(b"x"), None);
    }
}
