//! Where a file lies in a project.

use std::collections::HashMap;
use std::fmt;
use std::path::Path;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use shared::limits::MAX_PATH_BYTES;
use unicode_normalization::UnicodeNormalization as _;
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ObjectBuilder, Schema, Type};
use utoipa::{PartialSchema, ToSchema};

/// Most folders and the file's own name in one path.
const MAX_PARTS: usize = 10;
/// The description of what is in an exported project; see `services::archive`.
const RESERVED: &str = "palace.json";
/// Names that mean a device on Windows, whatever follows their first dot.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// A relative path with `/` between folders that means the same file on every system a project may be taken to. It is in
/// NFC, for some systems write `é` as two characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ProjectPath(String);

/// A text that is no such path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidPath {
    /// Nothing, or nothing between two `/`.
    #[error("must be a relative path such as `images/hero.png`")]
    NotRelative,
    /// `.` or `..`, or a hidden file.
    #[error("must have no part that starts with a dot")]
    Dot,
    /// More than the database keeps.
    #[error("must have at most {MAX_PATH_BYTES} bytes")]
    TooLong,
    /// More than anybody needs.
    #[error("must have at most {MAX_PARTS} parts")]
    TooDeep,
    /// What Windows has another meaning for.
    #[error("must have none of the characters \\ : * ? \" < > | and none that cannot be seen")]
    Character,
    /// What Windows cannot keep.
    #[error("must have no part that starts with a space, ends with a space or a dot, or names a device such as `con`")]
    NotPortable,
    /// The export writes a file of its own there.
    #[error("must not be `{RESERVED}`, which an export adds by itself")]
    Reserved,
}

impl ProjectPath {
    /// The path.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands behind the last dot of the name, in lower case; empty where there is none.
    #[must_use]
    pub fn ending(&self) -> String {
        Path::new(&self.0).extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase()
    }

    /// Whether an executor can start it.
    #[must_use]
    pub fn is_python(&self) -> bool {
        Path::new(&self.0).extension().is_some_and(|ending| ending == "py")
    }

    /// The same name with another ending.
    ///
    /// # Errors
    /// When it is too long then.
    pub fn with_ending(&self, ending: &str) -> Result<Self, InvalidPath> {
        let without = match self.0.rsplit_once('.') {
            Some((without, old)) if !old.contains('/') => without,
            _ => &self.0,
        };
        format!("{without}.{ending}").parse()
    }
}

/// The first path that cannot stand beside an earlier one: the same but for upper and lower case, or a file where the
/// other needs a folder. Systems differ in what they make of those.
pub fn first_clash<'a>(paths: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Whether something is a file, and how it is written.
    let mut known: HashMap<String, (bool, String)> = HashMap::new();
    for path in paths {
        let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
        for end in ends {
            let (part, is_file) = (path.get(..end).unwrap_or(path), end == path.len());
            let written = (is_file, part.to_owned());
            match known.get(&part.to_lowercase()) {
                Some(before) if is_file || *before != written => return Some(path),
                Some(_) => {}
                None => {
                    known.insert(part.to_lowercase(), written);
                }
            }
        }
    }
    None
}

impl FromStr for ProjectPath {
    type Err = InvalidPath;

    fn from_str(text: &str) -> Result<Self, InvalidPath> {
        // Normalising takes time that grows with the text.
        if text.len() > 4 * MAX_PATH_BYTES {
            return Err(InvalidPath::TooLong);
        }
        let path: String = text.nfc().collect();
        if path.eq_ignore_ascii_case(RESERVED) {
            return Err(InvalidPath::Reserved);
        }
        if path.len() > MAX_PATH_BYTES {
            return Err(InvalidPath::TooLong);
        }
        if path.split('/').count() > MAX_PARTS {
            return Err(InvalidPath::TooDeep);
        }
        path.split('/').try_for_each(check_part)?;
        Ok(Self(path))
    }
}

fn check_part(part: &str) -> Result<(), InvalidPath> {
    if part.is_empty() {
        Err(InvalidPath::NotRelative)
    } else if part.starts_with('.') {
        Err(InvalidPath::Dot)
    } else if part.chars().any(is_unfit) {
        Err(InvalidPath::Character)
    } else if part.starts_with(char::is_whitespace)
        || part.ends_with(|last: char| last == '.' || last.is_whitespace())
        || is_device(part)
    {
        Err(InvalidPath::NotPortable)
    } else {
        Ok(())
    }
}

fn is_unfit(letter: char) -> bool {
    let invisible = matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202f}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff0}'..='\u{ffff}');
    letter.is_control() || invisible || matches!(letter, '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|')
}

fn is_device(part: &str) -> bool {
    let name = part.split('.').next().unwrap_or_default().trim_end().to_ascii_lowercase();
    let numbered = ["com", "lpt"].iter().any(|start| {
        name.strip_prefix(start)
            .is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|byte| (b'1'..=b'9').contains(&byte)))
    });
    numbered || DEVICES.contains(&name.as_str())
}

impl TryFrom<String> for ProjectPath {
    type Error = InvalidPath;

    fn try_from(text: String) -> Result<Self, InvalidPath> {
        text.parse()
    }
}

impl From<ProjectPath> for String {
    fn from(path: ProjectPath) -> Self {
        path.0
    }
}

impl fmt::Display for ProjectPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl PartialSchema for ProjectPath {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .description(Some(
                "A relative path with `/` between folders. Its parts start with no dot or space, end with no dot or \
                 space, and have no character that Windows does not take.",
            ))
            .min_length(Some(1))
            .max_length(Some(MAX_PATH_BYTES))
            .examples(["images/hero.png"])
            .into()
    }
}

impl ToSchema for ProjectPath {}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("main.py")]
    #[case("images/hero.png")]
    #[case("Bilder/große Katze.png")]
    #[case("README")]
    #[case("console.py")]
    #[case("data/palace.json")]
    #[case("a/b/c/d/e/f/g/h/i/j")]
    fn paths_that_work_everywhere_are_taken(#[case] text: &str) {
        assert_eq!(text.parse::<ProjectPath>().unwrap().as_str(), text);
    }

    #[rstest]
    #[case("", InvalidPath::NotRelative)]
    #[case("/etc/passwd", InvalidPath::NotRelative)]
    #[case("a//b", InvalidPath::NotRelative)]
    #[case("a/", InvalidPath::NotRelative)]
    #[case("../main.py", InvalidPath::Dot)]
    #[case("a/../../b", InvalidPath::Dot)]
    #[case("./a", InvalidPath::Dot)]
    #[case(".git/config", InvalidPath::Dot)]
    #[case("C:/a", InvalidPath::Character)]
    #[case("a\\b", InvalidPath::Character)]
    #[case("a\nb", InvalidPath::Character)]
    #[case("a\u{202e}b", InvalidPath::Character)]
    #[case("what?.py", InvalidPath::Character)]
    #[case("con", InvalidPath::NotPortable)]
    #[case("images/NUL.png", InvalidPath::NotPortable)]
    #[case("com1.txt", InvalidPath::NotPortable)]
    #[case("a.", InvalidPath::NotPortable)]
    #[case(" a", InvalidPath::NotPortable)]
    #[case("a ", InvalidPath::NotPortable)]
    #[case("Palace.json", InvalidPath::Reserved)]
    #[case("a/b/c/d/e/f/g/h/i/j/k", InvalidPath::TooDeep)]
    #[case(&"a".repeat(201), InvalidPath::TooLong)]
    fn others_are_refused(#[case] text: &str, #[case] error: InvalidPath) {
        assert_eq!(text.parse::<ProjectPath>(), Err(error));
    }

    #[test]
    fn two_ways_to_write_a_letter_are_one_path() {
        let composed: ProjectPath = "caf\u{e9}.png".parse().unwrap();
        assert_eq!("cafe\u{301}.png".parse::<ProjectPath>(), Ok(composed));
    }

    #[rstest]
    #[case("a/hero.gif", "a/hero.png")]
    #[case("a.b/hero", "a.b/hero.png")]
    #[case("hero.old.bmp", "hero.old.png")]
    fn endings_are_corrected(#[case] before: &str, #[case] after: &str) {
        assert_eq!(before.parse::<ProjectPath>().unwrap().with_ending("png").unwrap().as_str(), after);
    }

    #[rstest]
    #[case(&["main.py", "hero.py", "images/a.png", "images/b.png"], None)]
    #[case(&["main.py", "main.py"], Some("main.py"))]
    #[case(&["main.py", "Main.py"], Some("Main.py"))]
    #[case(&["images/a.png", "Images/b.png"], Some("Images/b.png"))]
    #[case(&["hero", "hero/a.png"], Some("hero/a.png"))]
    #[case(&["hero/a.png", "hero"], Some("hero"))]
    fn paths_clash(#[case] paths: &[&'static str], #[case] clash: Option<&str>) {
        assert_eq!(first_clash(paths.iter().copied()), clash);
    }

    proptest! {
        #[test]
        fn whatever_is_taken_stays_inside(text in "\\PC{0,40}|[a./\\\\:]{0,20}") {
            if let Ok(path) = text.parse::<ProjectPath>() {
                let path = Path::new(path.as_str());
                prop_assert!(path.components().all(|part| matches!(part, std::path::Component::Normal(_))));
            }
        }
    }
}
