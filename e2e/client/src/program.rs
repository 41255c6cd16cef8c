//! Finds the programs of a folder.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use shared::api::{Encoding, ExecuteRequest, SourceFile};

/// One program, ready to be run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Program {
    /// Its file's name without `.py`, or its folder's name.
    pub name: String,
    /// What starts it.
    pub request: ExecuteRequest,
}

impl Program {
    /// Size of its code and files as they are sent.
    #[must_use]
    pub fn size_bytes(&self) -> usize {
        let files = self.request.files.iter().flatten().map(|file| file.content.len()).sum::<usize>();
        files + self.request.code.as_ref().map_or(0, String::len)
    }
}

/// The programs of all folders, by name within each; with `only`, those whose name contains it.
///
/// # Errors
/// When a folder cannot be read or holds no program.
pub fn find(folders: &[PathBuf], only: Option<&str>) -> anyhow::Result<Vec<Program>> {
    let mut programs = Vec::new();
    for folder in folders {
        let found = find_in(folder).with_context(|| format!("reading {}", folder.display()))?;
        anyhow::ensure!(!found.is_empty(), "{} holds no Python program", folder.display());
        programs.extend(found);
    }
    programs.retain(|program| only.is_none_or(|text| program.name.contains(text)));
    Ok(programs)
}

fn find_in(folder: &Path) -> anyhow::Result<Vec<Program>> {
    let mut programs = Vec::new();
    let mut data = Vec::new();
    let entries = entries(folder)?;
    for path in entries.iter().filter(|path| path.is_dir()) {
        let files = read_folder(path)?;
        if path.join("main.py").is_file() {
            let request = ExecuteRequest { files: Some(files), entry: Some("main.py".to_owned()), code: None };
            programs.push(Program { name: name(path), request });
        } else {
            data.push((name(path), files));
        }
    }
    for path in entries.iter().filter(|path| path.extension().is_some_and(|extension| extension == "py")) {
        programs.push(read_single(path, &data)?);
    }
    programs.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(programs)
}

/// A program of one file, and the data folders that its text names.
fn read_single(path: &Path, data: &[(String, Vec<SourceFile>)]) -> anyhow::Result<Program> {
    let code = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let mut files = Vec::new();
    for (folder, contents) in data.iter().filter(|(folder, _)| names_folder(&code, folder)) {
        let moved = |file: &SourceFile| SourceFile { path: format!("{folder}/{}", file.path), ..file.clone() };
        files.extend(contents.iter().map(moved));
    }
    let request = if files.is_empty() {
        ExecuteRequest { code: Some(code), ..ExecuteRequest::default() }
    } else {
        let entry = format!("{}.py", name(path));
        files.push(SourceFile { path: entry.clone(), content: code, encoding: Encoding::Utf8 });
        ExecuteRequest { files: Some(files), entry: Some(entry), code: None }
    };
    Ok(Program { name: name(path), request })
}

/// Whether the text has the folder's name as a string, or as the beginning of a path.
fn names_folder(code: &str, folder: &str) -> bool {
    ["\"", "'"]
        .iter()
        .any(|quote| code.contains(&format!("{quote}{folder}{quote}")) || code.contains(&format!("{quote}{folder}/")))
}

/// Every file below a folder, with its path inside the folder.
fn read_folder(folder: &Path) -> anyhow::Result<Vec<SourceFile>> {
    let mut files = Vec::new();
    for path in entries(folder)? {
        if path.is_dir() {
            let below = read_folder(&path)?.into_iter();
            files.extend(below.map(|file| SourceFile { path: format!("{}/{}", file_name(&path), file.path), ..file }));
        } else {
            let bytes = fs::read(&path).with_context(|| path.display().to_string())?;
            let (content, encoding) = match String::from_utf8(bytes) {
                Ok(text) => (text, Encoding::Utf8),
                Err(error) => (STANDARD.encode(error.as_bytes()), Encoding::Base64),
            };
            files.push(SourceFile { path: file_name(&path), content, encoding });
        }
    }
    Ok(files)
}

/// What lies in a folder, by name, without hidden things, caches, and files that only mark a package.
fn entries(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        let name = file_name(&path);
        if !name.starts_with('.') && name != "__pycache__" && name != "__init__.py" {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

fn name(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let write = |path: &str, bytes: &[u8]| {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        };
        write("alone.py", b"print(1)");
        write("drawer.py", b"open('data/a.bin')");
        write("__init__.py", b"");
        write("data/a.bin", &[0xff, 0x00]);
        write("data/deep/b.txt", b"hi");
        write("many/main.py", b"import other");
        write("many/other.py", b"");
        write("many/__pycache__/other.pyc", b"");
        folder
    }

    #[test]
    fn each_file_and_each_folder_with_a_main_is_a_program() {
        let programs = find(&[folder().path().to_owned()], None).unwrap();
        let names: Vec<_> = programs.iter().map(|program| program.name.as_str()).collect();
        assert_eq!(names, ["alone", "drawer", "many"]);
        assert_eq!(programs[0].request.code.as_deref(), Some("print(1)"));
        assert_eq!(programs.iter().map(Program::size_bytes).collect::<Vec<_>>(), [8, 4 + 2 + 18, 12]);
        assert_eq!(programs[2].request.files.as_ref().unwrap().len(), 2);
    }

    #[test]
    fn data_goes_along_with_the_program_that_names_it() {
        let programs = find(&[folder().path().to_owned()], Some("drawer")).unwrap();
        let request = &programs[0].request;
        let files = request.files.as_ref().unwrap();
        let paths: Vec<_> = files.iter().map(|file| (file.path.as_str(), file.encoding)).collect();
        assert_eq!(
            paths,
            [("data/a.bin", Encoding::Base64), ("data/deep/b.txt", Encoding::Utf8), ("drawer.py", Encoding::Utf8)]
        );
        assert_eq!(files[0].content, "/wA=");
        assert_eq!(request.entry.as_deref(), Some("drawer.py"));
    }

    #[test]
    fn a_folder_without_programs_is_an_error() {
        let empty = tempfile::tempdir().unwrap();
        assert!(find(&[empty.path().to_owned()], None).is_err());
    }
}
