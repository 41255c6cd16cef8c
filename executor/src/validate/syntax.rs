//! Whether Python can read a program, in plain words where it cannot.

use ruff_python_ast::{ModModule, PySourceType, PythonVersion};
use ruff_python_parser::{Mode, ParseError, ParseOptions, Parsed, parse_unchecked, parse_unchecked_source};
use ruff_text_size::Ranged;
use shared::api::Warning;
use shared::problem::FieldError;

use super::MAX_TOLD;
use super::advice;
use super::explanation::Explanation;
use super::files::{Files, PythonFile};
use super::position::{Position, position};
use crate::error::{ApiError, Code};

/// Stack of the thread that parses. Walking and dropping a syntax tree recurse as deep as the code nests, which can be
/// once a byte; only what is used of the stack is ever backed by memory.
const STACK_BASE_BYTES: usize = 16 * 1024 * 1024;
const STACK_BYTES_PER_SOURCE_BYTE: usize = 4096;
/// The Python in the sandbox image.
const PYTHON: PythonVersion = PythonVersion::PY311;

/// What was found in the Python files of a program.
#[derive(Debug, Default)]
pub struct Findings {
    /// What Python cannot read. A file that has any is not looked at for advice.
    pub mistakes: Vec<Mistake>,
    /// Advice about what it can read.
    pub warnings: Vec<Warning>,
}

/// A place that Python cannot read.
#[derive(Debug)]
pub struct Mistake {
    path: String,
    field: String,
    place: Position,
    explanation: Explanation,
}

impl Findings {
    /// The advice about a program that can be read.
    ///
    /// # Errors
    /// `syntax_error` with file, line, column and plain words for each mistake.
    pub fn into_warnings(self) -> Result<Vec<Warning>, ApiError> {
        let Some(first) = self.mistakes.first() else { return Ok(self.warnings) };
        let detail =
            format!("Python cannot read line {} of `{}`: {}", first.place.line, first.path, first.explanation.message);
        let errors = self.mistakes.into_iter().map(Mistake::into_field_error).collect();
        Err(ApiError::new(Code::SyntaxError, detail).with_errors(errors))
    }
}

impl Mistake {
    fn into_field_error(self) -> FieldError {
        let Position { line, column } = self.place;
        let Explanation { reason, subject, message } = self.explanation;
        let (line, column) = (Some(line), Some(column));
        FieldError { field: self.field, message, line, column, reason: Some(reason), subject }
    }
}

impl From<Mistake> for Warning {
    fn from(mistake: Mistake) -> Self {
        let Position { line, column } = mistake.place;
        let Explanation { reason, subject, message } = mistake.explanation;
        let code = "syntax_error".to_owned();
        Self { code, path: mistake.path, line, column, message, reason: Some(reason), subject }
    }
}

/// Reads every Python file.
///
/// # Errors
/// `internal` when no thread can be had for it.
pub fn check(files: &Files) -> Result<Findings, ApiError> {
    let longest = files.python().map(|file| file.source.len()).max().unwrap_or(0);
    let checked = std::thread::scope(|scope| {
        std::thread::Builder::new()
            .name("parse".to_owned())
            .stack_size(STACK_BASE_BYTES + longest * STACK_BYTES_PER_SOURCE_BYTE)
            .spawn_scoped(scope, || check_here(files))
            .map(std::thread::ScopedJoinHandle::join)
    });
    match checked {
        Ok(Ok(findings)) => Ok(findings),
        _ => Err(ApiError::new(Code::Internal, "The program could not be checked. Please try again.")),
    }
}

fn check_here(files: &Files) -> Findings {
    let mut found = Findings::default();
    for file in files.python() {
        let parsed = parse(file.source);
        let room = MAX_TOLD.saturating_sub(found.mistakes.len());
        found.mistakes.extend(parsed.errors().iter().take(room).map(|error| describe(&file, error)));
        if parsed.errors().is_empty() {
            found.warnings.extend(newer_python(&file, &parsed));
            found.warnings.extend(advice::advise(&file, parsed.syntax(), files));
        }
    }
    found.warnings.truncate(MAX_TOLD);
    found
}

fn parse(source: &str) -> Parsed<ModModule> {
    let options = ParseOptions::from(Mode::Module).with_target_version(PYTHON);
    // This mode always yields a module; the other branch parses the same text for an older target.
    parse_unchecked(source, options)
        .try_into_module()
        .unwrap_or_else(|| parse_unchecked_source(source, PySourceType::Python))
}

fn describe(file: &PythonFile<'_>, error: &ParseError) -> Mistake {
    Mistake {
        path: file.path.to_owned(),
        field: file.field(),
        place: position(file.source, error.range().start()),
        explanation: Explanation::from(&error.error),
    }
}

fn newer_python(file: &PythonFile<'_>, parsed: &Parsed<ModModule>) -> Vec<Warning> {
    parsed
        .unsupported_syntax_errors()
        .iter()
        .take(MAX_TOLD)
        .map(|error| advice::warning(file, error.range().start(), "newer_python", None, error.to_string()))
        .collect()
}

#[cfg(test)]
mod tests {
    use shared::api::ExecuteRequest;
    use shared::problem::SyntaxReason;

    use super::super::files;
    use super::*;

    fn checked(code: &str) -> Result<Vec<Warning>, ApiError> {
        let request = ExecuteRequest { code: Some(code.into()), ..ExecuteRequest::default() };
        check(&files::check(request, 1_000_000).unwrap())?.into_warnings()
    }

    #[rstest::rstest]
    #[case("x = 1\nif x\n    pass\n", 2, 5, SyntaxReason::ColonMissing, "`:` is missing")]
    #[case("def f():\nreturn 1\n", 2, 1, SyntaxReason::IndentMissing, "four spaces")]
    #[case("print('hello)\n", 1, 7, SyntaxReason::QuoteOpen, "closing quote")]
    #[case("a = 1\n  b = 2\n", 2, 1, SyntaxReason::IndentTooFar, "too far to the right")]
    #[case("if a:\n        b = 2\n    c = 3\n", 3, 1, SyntaxReason::IndentOdd, "another amount")]
    #[case("x = \n", 1, 5, SyntaxReason::ValueMissing, "something is missing")]
    #[case("x = 1 y = 2\n", 1, 7, SyntaxReason::TwoCommands, "two commands")]
    #[case("1 = x\n", 1, 1, SyntaxReason::AssignmentTarget, "use `==`")]
    #[case("é = (1\n", 2, 1, SyntaxReason::BracketOpen, "never closed")]
    #[case("import a.\n", 1, 10, SyntaxReason::Unreadable, "identifier")]
    #[case("x = 1 + \\", 1, 9, SyntaxReason::Unreadable, "line continuation")]
    fn a_mistake_is_told_with_its_place_in_plain_words(
        #[case] code: &str,
        #[case] line: u32,
        #[case] column: u32,
        #[case] reason: SyntaxReason,
        #[case] words: &str,
    ) {
        let error = checked(code).unwrap_err();
        assert_eq!(error.code(), Code::SyntaxError);
        let first = &error.errors()[0];
        assert!(first.message.contains(words), "{first:?}");
        assert_eq!((first.line, first.column), (Some(line), Some(column)), "{first:?}");
        assert_eq!((first.field.as_str(), first.reason), ("code", Some(reason)));
    }

    #[rstest::rstest]
    #[case("print(1 2)\n", SyntaxReason::OtherSign, ",")]
    #[case("for i\n", SyntaxReason::LineTooShort, "in")]
    fn a_sign_that_is_missing_is_named(#[case] code: &str, #[case] reason: SyntaxReason, #[case] sign: &str) {
        let error = checked(code).unwrap_err();
        let first = &error.errors()[0];
        assert_eq!((first.reason, first.subject.as_deref()), (Some(reason), Some(sign)), "{first:?}");
    }

    #[rstest::rstest]
    #[case("import os.path, sys\nclass A:\n    def __init__(self): self.x = open('a').read()\nsys.exit()\n")]
    #[case("\u{feff}print('after a byte order mark')\n")]
    #[case("match x:\n    case _: pass\n")]
    #[case("print(1)\r\nprint(2)\r\n")]
    #[case("\tif True:\n".trim_start())]
    #[case("")]
    fn real_programs_are_never_refused(#[case] code: &str) {
        let code = if code == "if True:\n" { "if True:\n\tpass\n" } else { code };
        assert!(checked(code).is_ok());
    }

    #[rstest::rstest]
    #[case("(", 99_000)]
    #[case("[", 99_000)]
    #[case("-", 99_000)]
    #[case("not ", 24_000)]
    #[case("lambda:", 14_000)]
    #[case("{1:", 30_000)]
    #[case("f(", 49_000)]
    #[case("a.b", 30_000)]
    fn deep_nesting_neither_overflows_nor_hangs(#[case] part: &str, #[case] times: usize) {
        let _ = checked(&format!("x = {}1\n", part.repeat(times)));
    }

    #[test]
    fn deep_nesting_that_is_closed_again_does_neither() {
        let code = format!("x = {}{}\n", "[".repeat(49_000), "]".repeat(49_000));
        let _ = checked(&code);
    }

    #[test]
    fn syntax_of_a_newer_python_is_told_and_not_refused() {
        let warnings = checked("type Point = tuple[int, int]\n").unwrap();
        assert_eq!(warnings[0].code, "newer_python");
    }
}
