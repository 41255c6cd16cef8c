//! Parses the folders of lessons; a mistake in a file names the file.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use sha2::{Digest as _, Sha256};

use crate::domain::{Check, Lesson, LessonStep, StepContent};

const ABOUT: &str = "lesson.toml";
/// As the database has it (`lessons_id_form`).
const MAX_ID_BYTES: usize = 60;

/// What is wrong with a file of a lesson.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("lessons/{path}: {problem}")]
pub struct Fault {
    path: String,
    problem: String,
}

impl Fault {
    fn new(path: impl Into<String>, problem: impl Into<String>) -> Self {
        Self { path: path.into(), problem: problem.into() }
    }
}

/// A step as its file describes it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StepFile {
    title: String,
    text: String,
    /// The solution of the step before, where it is not said.
    starter: Option<String>,
    solution: String,
    hints: Vec<String>,
    checks: Vec<Check>,
}

/// Parses all lessons from paths and contents, in order.
///
/// # Errors
/// [`Fault`] for the first mistake.
pub fn parse(files: &BTreeMap<String, Vec<u8>>) -> Result<Vec<Lesson>, Fault> {
    let mut folders: BTreeMap<&str, Vec<(&str, &[u8])>> = BTreeMap::new();
    for (path, content) in files {
        let (folder, name) = path.split_once('/').ok_or_else(|| Fault::new(path, "lies in no folder"))?;
        folders.entry(folder).or_default().push((name, content));
    }
    let mut lessons =
        folders.into_iter().map(|(folder, files)| parse_folder(folder, &files)).collect::<Result<Vec<_>, _>>()?;
    lessons.sort_by_key(|lesson| lesson.position);
    check_order(&lessons)?;
    Ok(lessons)
}

fn parse_folder(folder: &str, files: &[(&str, &[u8])]) -> Result<Lesson, Fault> {
    let (position, id) = numbered(folder).ok_or_else(|| Fault::new(folder, "must be called <number>-<id>"))?;
    let mut checksum = Sha256::new();
    let mut about = None;
    let mut steps = Vec::new();
    for (name, content) in files {
        let path = format!("{folder}/{name}");
        checksum.update(format!("{path}\n{}\n", content.len()));
        checksum.update(content);
        if *name == ABOUT {
            about = Some(read(&path, content)?);
        } else {
            steps.push(parse_step(&path, name, content)?);
        }
    }
    steps.sort_by_key(|(position, ..)| *position);
    let about = about.ok_or_else(|| Fault::new(format!("{folder}/{ABOUT}"), "is missing"))?;
    Ok(Lesson { id, position, checksum: checksum.finalize().into(), about, steps: continued(folder, steps)? })
}

fn parse_step(path: &str, name: &str, content: &[u8]) -> Result<(i32, String, StepFile), Fault> {
    let (position, id) = name
        .strip_suffix(".toml")
        .and_then(numbered)
        .ok_or_else(|| Fault::new(path, "must be called <number>-<id>.toml"))?;
    let step: StepFile = read(path, content)?;
    if step.checks.iter().any(|check| check.kind.has_target() != check.target.is_some()) {
        return Err(Fault::new(path, "a check has a target that it does not need, or lacks one that it needs"));
    }
    Ok((position, id, step))
}

/// Lets each step begin where the one before it ended.
fn continued(folder: &str, files: Vec<(i32, String, StepFile)>) -> Result<Vec<LessonStep>, Fault> {
    let mut steps = Vec::new();
    let mut before: Option<String> = None;
    for (position, id, file) in files {
        if steps.iter().any(|step: &LessonStep| step.id == id) {
            return Err(Fault::new(format!("{folder}/{id}"), "is there twice"));
        }
        let starter =
            file.starter.or(before).ok_or_else(|| Fault::new(folder, "the first step must have a starter"))?;
        before = Some(file.solution.clone());
        let content =
            StepContent { text: file.text, starter, solution: file.solution, hints: file.hints, checks: file.checks };
        steps.push(LessonStep { id, position, title: file.title, content });
    }
    if steps.is_empty() { Err(Fault::new(folder, "has no steps")) } else { Ok(steps) }
}

/// Lessons require only what stands before them, so that there is always one to begin with.
fn check_order(lessons: &[Lesson]) -> Result<(), Fault> {
    let mut before: Vec<&str> = Vec::new();
    for lesson in lessons {
        if before.contains(&lesson.id.as_str()) {
            return Err(Fault::new(&lesson.id, "is there twice"));
        }
        if let Some(other) = lesson.about.requires.iter().find(|other| !before.contains(&other.as_str())) {
            return Err(Fault::new(&lesson.id, format!("requires `{other}`, which does not stand before it")));
        }
        before.push(&lesson.id);
    }
    Ok(())
}

/// `03-a-name` as 3 and `a-name`.
fn numbered(name: &str) -> Option<(i32, String)> {
    let (number, id) = name.split_once('-')?;
    let plain =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    let valid =
        id.len() <= MAX_ID_BYTES && id.split('-').all(plain) && number.bytes().all(|byte| byte.is_ascii_digit());
    Some((number.parse().ok().filter(|_| valid)?, id.to_owned()))
}

fn read<T: DeserializeOwned>(path: &str, content: &[u8]) -> Result<T, Fault> {
    toml::from_slice(content).map_err(|error| Fault::new(path, error.to_string()))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    const ABOUT_TEXT: &str = "title='T'\nsummary='S'\nminutes=5\nbadge={title='B', description='D'}\n";
    const STEP: &str =
        "title='S'\ntext='x'\nstarter='a'\nsolution='b'\nhints=['h']\nchecks=[{kind='runs', message='m'}]\n";
    const NEXT: &str = "title='N'\ntext='x'\nsolution='c'\nhints=[]\nchecks=[]\n";

    fn files(list: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
        list.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
    }

    #[test]
    fn a_step_begins_where_the_one_before_ended() {
        let all = parse(&files(&[
            ("02-one/lesson.toml", ABOUT_TEXT),
            ("02-one/10-later.toml", NEXT),
            ("02-one/2-first.toml", STEP),
        ]))
        .unwrap();
        let lesson = all.first().unwrap();
        assert_eq!((lesson.id.as_str(), lesson.position), ("one", 2));
        let starters: Vec<_> = lesson.steps.iter().map(|step| (step.id.as_str(), &*step.content.starter)).collect();
        assert_eq!(starters, [("first", "a"), ("later", "b")]);
    }

    #[test]
    fn any_change_changes_the_checksum() {
        let checksum = |step: &str, name: &str| {
            let all = parse(&files(&[("1-a/lesson.toml", ABOUT_TEXT), (name, step)])).unwrap();
            all.first().unwrap().checksum
        };
        let first = checksum(STEP, "1-a/1-s.toml");
        assert_eq!(first, checksum(STEP, "1-a/1-s.toml"));
        assert_ne!(first, checksum(&STEP.replace("'x'", "'y'"), "1-a/1-s.toml"));
        assert_ne!(first, checksum(STEP, "1-a/2-s.toml"));
    }

    #[rstest]
    #[case(&[("a.toml", "")], "lies in no folder")]
    #[case(&[("one/lesson.toml", ABOUT_TEXT)], "<number>-<id>")]
    #[case(&[("1-One/lesson.toml", ABOUT_TEXT)], "<number>-<id>")]
    #[case(&[("1-a/lesson.toml", ABOUT_TEXT)], "has no steps")]
    #[case(&[("1-a/1-s.toml", STEP)], "is missing")]
    #[case(&[("1-a/lesson.toml", "title=3"), ("1-a/1-s.toml", STEP)], "1-a/lesson.toml")]
    #[case(&[("1-a/lesson.toml", ABOUT_TEXT), ("1-a/1-s.toml", NEXT)], "must have a starter")]
    #[case(&[("1-a/lesson.toml", ABOUT_TEXT), ("1-a/s.toml", STEP)], "<number>-<id>.toml")]
    #[case(&[("1-a/lesson.toml", ABOUT_TEXT), ("1-a/1-s.toml", "title='S'\ntext='x'\nstarter='a'\nsolution='b'\nhints=[]\nchecks=[{kind='calls', message='m'}]")], "target")]
    #[case(&[("1-a/lesson.toml", "title='T'\nsummary='S'\nminutes=5\nrequires=['b']\nbadge={title='B', description='D'}"), ("1-a/1-s.toml", STEP)], "`b`")]
    fn mistakes_are_named(#[case] list: &[(&str, &str)], #[case] part: &str) {
        let fault = parse(&files(list)).unwrap_err().to_string();
        assert!(fault.contains(part), "{fault}");
    }
}
