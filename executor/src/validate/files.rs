//! The files of a run request: right shape, safe paths, sizes within bounds.

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use shared::api::{Encoding, ExecuteRequest, SourceFile};
use shared::limits::{MAX_LINE_BYTES, MAX_PATH_BYTES, MAX_PROJECT_FILES, MAX_PROJECT_SIZE_BYTES};
use shared::link::Program;
use shared::problem::FieldError;

use crate::error::{ApiError, Code};

const DEFAULT_ENTRY: &str = "main.py";

/// Files that can be written into a sandbox as they are.
#[derive(Debug)]
pub struct Files {
    program: Program,
    /// Whether the request gave one text, which decides what its field is called in errors.
    single: bool,
}

/// A Python file of a request.
#[derive(Debug, Clone, Copy)]
pub struct PythonFile<'a> {
    /// Its path in the project.
    pub path: &'a str,
    /// Its text.
    pub source: &'a str,
    /// Its place in the list of files.
    index: Option<usize>,
}

impl PythonFile<'_> {
    /// The field of the request that holds the text.
    #[must_use]
    pub fn field(&self) -> String {
        self.index.map_or_else(|| "code".to_owned(), |index| format!("files[{index}].content"))
    }
}

impl Files {
    /// The Python files among them.
    pub fn python(&self) -> impl Iterator<Item = PythonFile<'_>> {
        self.program.files.iter().enumerate().filter(|(_, file)| is_python(file)).map(|(index, file)| PythonFile {
            path: &file.path,
            source: &file.content,
            index: (!self.single).then_some(index),
        })
    }

    /// Every path.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.program.files.iter().map(|file| file.path.as_str())
    }

    /// The program they make.
    #[must_use]
    pub fn into_program(self) -> Program {
        self.program
    }
}

/// Checks shape, paths and sizes.
///
/// # Errors
/// An [`ApiError`] that names the field.
pub fn check(request: ExecuteRequest, max_code_size_bytes: usize) -> Result<Files, ApiError> {
    let entry = request.entry.unwrap_or_else(|| DEFAULT_ENTRY.to_owned());
    let (files, single) = match (request.code, request.files) {
        (Some(code), None) => (vec![SourceFile { path: entry.clone(), content: code, encoding: Encoding::Utf8 }], true),
        (None, Some(files)) => (files, false),
        (Some(_), Some(_)) => return Err(ApiError::field("files", "Send either `code` or `files`, not both.")),
        (None, None) => {
            return Err(ApiError::field("code", "Send the program as `code`, or several files as `files`."));
        }
    };
    if files.len() > MAX_PROJECT_FILES {
        return Err(ApiError::field("files", format!("A project has at most {MAX_PROJECT_FILES} files.")));
    }
    let files = Files { program: Program { files, entry }, single };
    check_paths(&files.program, single)?;
    check_contents(&files, max_code_size_bytes)?;
    Ok(files)
}

fn check_paths(program: &Program, single: bool) -> Result<(), ApiError> {
    for (index, file) in program.files.iter().enumerate() {
        let field = || if single { "entry".to_owned() } else { format!("files[{index}].path") };
        if !is_safe_path(&file.path) {
            let message =
                "Use a relative path such as `images/hero.png`: letters, digits and the like, `/` between folders.";
            return Err(ApiError::field(field(), message));
        }
        let clashes = |other: &SourceFile| {
            let (a, b) = (file.path.as_str(), other.path.as_str());
            a == b || b.strip_prefix(a).is_some_and(|rest| rest.starts_with('/'))
        };
        if program.files.iter().enumerate().any(|(other, that)| other != index && clashes(that)) {
            return Err(ApiError::field(field(), format!("There is already a file or folder named `{}`.", file.path)));
        }
    }
    if !program.files.iter().any(|file| file.path == program.entry && is_python(file)) {
        let message = format!("There is no Python file `{}` among the files to start.", program.entry);
        return Err(ApiError::field("entry", message));
    }
    Ok(())
}

fn check_contents(files: &Files, max_code_size_bytes: usize) -> Result<(), ApiError> {
    let mut total = 0;
    for (index, file) in files.program.files.iter().enumerate() {
        total += match file.encoding {
            Encoding::Utf8 => file.content.len(),
            Encoding::Base64 => STANDARD.decode(&file.content).map(|bytes| bytes.len()).map_err(|_| {
                ApiError::field(format!("files[{index}].content"), "This is not base64 (RFC 4648 §4, with padding).")
            })?,
        };
    }
    if total > MAX_PROJECT_SIZE_BYTES {
        let limit = MAX_PROJECT_SIZE_BYTES / 1_000_000;
        let detail = format!("All files together may have {limit} MB. Make the pictures or sounds smaller.");
        return Err(ApiError::new(Code::ProjectTooLarge, detail));
    }
    files.python().try_for_each(|file| check_python(&file, max_code_size_bytes))
}

fn check_python(file: &PythonFile<'_>, max_code_size_bytes: usize) -> Result<(), ApiError> {
    if file.source.len() > max_code_size_bytes {
        let detail = format!(
            "`{}` has {} bytes; a program may have {max_code_size_bytes}. Put long data into a file of its own.",
            file.path,
            file.source.len()
        );
        return Err(ApiError::new(Code::CodeTooLarge, detail));
    }
    for (line, text) in (1..).zip(file.source.split('\n')) {
        let (code, message) = if text.contains('\0') {
            (Code::NulInCode, format!("Line {line} of `{}` holds a character that Python cannot read.", file.path))
        } else if text.len() > MAX_LINE_BYTES {
            (Code::CodeTooLarge, format!("Line {line} of `{}` is too long. Put the data into a file.", file.path))
        } else {
            continue;
        };
        let error =
            FieldError { field: file.field(), message: message.clone(), line: Some(line), ..FieldError::default() };
        return Err(ApiError::new(code, message).with_errors(vec![error]));
    }
    Ok(())
}

fn is_python(file: &SourceFile) -> bool {
    file.encoding == Encoding::Utf8 && Path::new(&file.path).extension().is_some_and(|ending| ending == "py")
}

/// A relative path that stays where it is put, on any system a project may be taken to.
fn is_safe_path(path: &str) -> bool {
    let safe_part = |part: &str| {
        !part.is_empty()
            && part != "."
            && part != ".."
            && !part.chars().any(|letter| letter.is_control() || matches!(letter, '\\' | ':'))
    };
    path.len() <= MAX_PATH_BYTES && path.split('/').all(safe_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAX: usize = 1000;

    fn code(text: &str) -> ExecuteRequest {
        ExecuteRequest { code: Some(text.into()), ..ExecuteRequest::default() }
    }

    fn several(files: &[(&str, &str, Encoding)]) -> ExecuteRequest {
        let files = files
            .iter()
            .map(|&(path, content, encoding)| SourceFile { path: path.into(), content: content.into(), encoding })
            .collect();
        ExecuteRequest { files: Some(files), ..ExecuteRequest::default() }
    }

    #[test]
    fn one_text_becomes_the_main_program() {
        let program = check(code("print(1)"), MAX).unwrap().into_program();
        assert_eq!((program.entry.as_str(), program.files[0].path.as_str()), ("main.py", "main.py"));
    }

    #[test]
    fn several_files_are_kept_as_they_are() {
        let request =
            several(&[("main.py", "import hero", Encoding::Utf8), ("images/a.png", "AAEC", Encoding::Base64)]);
        let files = check(request, MAX).unwrap();
        assert_eq!(files.python().count(), 1);
        assert_eq!(files.paths().count(), 2);
    }

    #[rstest::rstest]
    #[case(ExecuteRequest::default(), "code")]
    #[case(ExecuteRequest { files: Some(vec![]), ..code("x") }, "files")]
    #[case(ExecuteRequest { entry: Some("../main.py".into()), ..code("x") }, "entry")]
    #[case(ExecuteRequest { entry: Some("notes.txt".into()), ..code("x") }, "entry")]
    #[case(several(&[("game.py", "", Encoding::Utf8)]), "entry")]
    #[case(several(&[("main.py", "", Encoding::Utf8), ("/etc/passwd", "", Encoding::Utf8)]), "files[1].path")]
    #[case(several(&[("main.py", "", Encoding::Utf8), ("a/../b", "", Encoding::Utf8)]), "files[1].path")]
    #[case(several(&[("main.py", "", Encoding::Utf8), ("a\\b", "", Encoding::Utf8)]), "files[1].path")]
    #[case(several(&[("main.py", "", Encoding::Utf8), ("a//b", "", Encoding::Utf8)]), "files[1].path")]
    #[case(several(&[("main.py", "", Encoding::Utf8), ("main.py", "", Encoding::Utf8)]), "files[0].path")]
    #[case(several(&[("main.py", "", Encoding::Utf8), ("main.py/x", "", Encoding::Utf8)]), "files[0].path")]
    #[case(several(&[("main.py", "", Encoding::Utf8), ("a.png", "*", Encoding::Base64)]), "files[1].content")]
    fn a_wrong_field_is_named(#[case] request: ExecuteRequest, #[case] field: &str) {
        let error = check(request, MAX).unwrap_err();
        assert_eq!(error.code(), Code::InvalidRequest);
        assert_eq!(error.errors()[0].field, field);
    }

    #[test]
    fn nul_is_refused_with_its_line() {
        let error = check(code("a = 1\nb = '\0'\n"), MAX).unwrap_err();
        assert_eq!(error.code(), Code::NulInCode);
        assert_eq!(error.errors()[0].line, Some(2));
    }

    #[test]
    fn sizes_are_bounded() {
        assert_eq!(check(code(&"#".repeat(MAX + 1)), MAX).unwrap_err().code(), Code::CodeTooLarge);
        assert!(check(code(&"#".repeat(MAX)), MAX).is_ok());
        let long_line = "#".repeat(MAX_LINE_BYTES + 1);
        assert_eq!(check(code(&long_line), MAX_LINE_BYTES * 2).unwrap_err().code(), Code::CodeTooLarge);
        let picture = STANDARD.encode(vec![0; MAX_PROJECT_SIZE_BYTES + 1]);
        let request = several(&[("main.py", "", Encoding::Utf8), ("big.png", &picture, Encoding::Base64)]);
        assert_eq!(check(request, MAX).unwrap_err().code(), Code::ProjectTooLarge);
        let many: Vec<_> = (0..=MAX_PROJECT_FILES).map(|at| format!("f{at}.txt")).collect();
        let many: Vec<_> = many.iter().map(|path| (path.as_str(), "", Encoding::Utf8)).collect();
        assert_eq!(check(several(&many), MAX).unwrap_err().errors()[0].field, "files");
    }
}
