//! Reads a zip that anybody may have made, for any reason (CVE-2018-1002200, "Zip Slip"; D. Fifield, "A better zip bomb").
//!
//! Nothing is written anywhere: each entry is read within what a whole project may have, whatever the zip says about it.

use std::io::{Cursor, Read as _};

use shared::limits::{MAX_PROJECT_FILES, MAX_PROJECT_SIZE_BYTES};
use zip::ZipArchive;
use zip::read::ZipFile;

use super::{FORMAT, MANIFEST, Manifest, README, REQUIREMENTS};
use crate::domain::{GameChoices, InvalidPath, ProjectName, ProjectPath};
use crate::error::{ApiError, Code};
use crate::services::assets::AssetError;

/// Most entries, with folders and what systems leave behind.
const MAX_ENTRIES: usize = 1000;
/// What an export adds to a project, at most.
const MAX_ADDED_BYTES: usize = 64 * 1024;
const MAX_CHOICES_BYTES: usize = 4096;
/// The kind of file in a Unix mode, and the two kinds that are taken.
const KIND: u32 = 0o170_000;
const REGULAR: u32 = 0o100_000;
const FOLDER: u32 = 0o040_000;
const FALLBACK_NAME: &str = "My game";
/// What systems and tools leave in folders: nobody meant to pack it.
const LEFT_BEHIND: [&str; 9] =
    ["__MACOSX", "__pycache__", ".DS_Store", "Thumbs.db", "desktop.ini", ".git", ".gitignore", ".idea", ".vscode"];

/// A project out of a zip. What is in its files was not looked at yet.
#[derive(Debug)]
pub struct Unpacked {
    /// What it is called.
    pub name: ProjectName,
    /// The file to run.
    pub entry: String,
    /// The kind of game, if it was compiled from choices.
    pub game_type: Option<String>,
    /// The choices it was compiled from.
    pub game: Option<GameChoices>,
    /// The files.
    pub files: Vec<(ProjectPath, Vec<u8>)>,
}

/// Why a zip is not taken.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// It cannot be read.
    #[error("The zip is damaged, or is none.")]
    Damaged,
    /// More than a project has.
    #[error("The zip holds more than the {MAX_PROJECT_FILES} files that a project may have.")]
    TooMany,
    /// More than a project has, once it is unpacked.
    #[error("What is in the zip is larger than the {limit} MB that a project may have.", limit = MAX_PROJECT_SIZE_BYTES / 1_000_000)]
    TooLarge,
    /// Twice the same.
    #[error("The zip holds two files of the same name.")]
    Twice,
    /// A `palace.json` that is none of ours.
    #[error("The `palace.json` in the zip cannot be read.")]
    Manifest,
    /// Nothing to run.
    #[error("The zip holds no Python file to run, such as `main.py`.")]
    NoProgram,
    /// One entry, named.
    #[error("`{0}` {1}")]
    Entry(String, EntryError),
}

/// Why one entry is not taken.
#[derive(Debug, thiserror::Error)]
pub enum EntryError {
    /// Its place.
    #[error("has a path that cannot be used: it {0}")]
    Path(#[from] InvalidPath),
    /// Its name is in no encoding that can be told.
    #[error("has a name that is not UTF-8")]
    Name,
    /// It needs a password.
    #[error("is encrypted")]
    Encrypted,
    /// It stands for another file.
    #[error("is a link or a device, not a file")]
    Link,
    /// Its checksum or length is wrong, or its compression unknown.
    #[error("is damaged, or packed in a way that cannot be read")]
    Damaged,
    /// It cannot stand beside another.
    #[error("clashes with another file or folder; upper and lower case count as the same")]
    Clash,
    /// What is in it.
    #[error("{0}")]
    Content(AssetError),
}

impl ArchiveError {
    /// An entry that turned out to be of no use.
    #[must_use]
    pub fn content(path: &ProjectPath, error: AssetError) -> Self {
        Self::Entry(path.as_str().to_owned(), EntryError::Content(error))
    }
}

impl From<ArchiveError> for ApiError {
    fn from(error: ArchiveError) -> Self {
        let problem = Self::new(Code::InvalidArchive);
        match &error {
            ArchiveError::Entry(name, reason) => problem.and_field(name.clone(), reason.to_string()),
            _ => problem.detail(error.to_string()),
        }
    }
}

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// An entry that holds a file.
struct Entry {
    index: usize,
    name: String,
}

/// Reads a zip. Blocks for as long as that takes.
///
/// # Errors
/// [`ArchiveError`].
pub fn unpack(bytes: &[u8]) -> Result<Unpacked, ArchiveError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ArchiveError::Damaged)?;
    if archive.len() > MAX_ENTRIES {
        return Err(ArchiveError::TooMany);
    }
    if archive.has_duplicate_names() {
        return Err(ArchiveError::Twice);
    }
    let entries = entries(&mut archive)?;
    let folder = wrapping_folder(&entries);
    let mut room = MAX_PROJECT_SIZE_BYTES + MAX_ADDED_BYTES;
    let mut manifest = None;
    let mut files = Vec::new();
    for entry in &entries {
        let name = entry.name.get(folder.len()..).unwrap_or_default();
        if name == MANIFEST {
            let content = read(&mut archive, entry, &mut room)?;
            manifest = Some(parse_manifest(&content)?);
        } else {
            let path: ProjectPath = name.parse().map_err(|error: InvalidPath| refused(&entry.name, error.into()))?;
            files.push((path, read(&mut archive, entry, &mut room)?));
        }
    }
    check_clashes(&files)?;
    whole(manifest, &folder, files)
}

/// The files among the entries, in their order. All is looked at before anything is unpacked.
fn entries(archive: &mut Archive<'_>) -> Result<Vec<Entry>, ArchiveError> {
    let mut entries = Vec::new();
    let mut declared = 0_u64;
    for index in 0..archive.len() {
        let file = archive.by_index_raw(index).map_err(|_| ArchiveError::Damaged)?;
        let name = checked_name(&file)?;
        if name.ends_with('/') || name.split('/').any(is_left_behind) {
            continue;
        }
        declared = declared.saturating_add(file.size());
        entries.push(Entry { index, name });
    }
    if entries.len() > MAX_PROJECT_FILES + 3 {
        return Err(ArchiveError::TooMany);
    }
    if declared > (MAX_PROJECT_SIZE_BYTES + MAX_ADDED_BYTES) as u64 {
        return Err(ArchiveError::TooLarge);
    }
    Ok(entries)
}

/// The name of an entry that is a plain file or folder.
fn checked_name(file: &ZipFile<'_, Cursor<&[u8]>>) -> Result<String, ArchiveError> {
    let raw = file.name_raw();
    let name = std::str::from_utf8(raw).map_err(|_| refused(&String::from_utf8_lossy(raw), EntryError::Name))?;
    let kind = file.unix_mode().unwrap_or_default() & KIND;
    if file.is_symlink() || !matches!(kind, 0 | REGULAR | FOLDER) {
        Err(refused(name, EntryError::Link))
    } else if file.encrypted() {
        Err(refused(name, EntryError::Encrypted))
    } else if name.ends_with('/') && name.trim_end_matches('/').split('/').any(|part| part == "..") {
        Err(refused(name, InvalidPath::Dot.into()))
    } else {
        Ok(name.to_owned())
    }
}

fn is_left_behind(part: &str) -> bool {
    LEFT_BEHIND.contains(&part) || part.starts_with("._")
}

/// The folder that everything is in, with its `/`; empty where there is none. Systems pack a folder with itself around it.
fn wrapping_folder(entries: &[Entry]) -> String {
    let Some((folder, _)) = entries.first().and_then(|first| first.name.split_once('/')) else { return String::new() };
    let start = format!("{folder}/");
    let fits = folder.parse::<ProjectPath>().is_ok() && entries.iter().all(|entry| entry.name.starts_with(&start));
    // A folder of pictures is no wrapping: what is run lies at the top.
    let has_program = entries.iter().any(|entry| {
        entry.name.strip_prefix(&start).is_some_and(|rest| {
            rest == MANIFEST || !rest.contains('/') && rest.parse::<ProjectPath>().is_ok_and(|path| path.is_python())
        })
    });
    if fits && has_program { start } else { String::new() }
}

/// Unpacks one entry into what is left of the room.
fn read(archive: &mut Archive<'_>, entry: &Entry, room: &mut usize) -> Result<Vec<u8>, ArchiveError> {
    let damaged = || refused(&entry.name, EntryError::Damaged);
    let file = archive.by_index(entry.index).map_err(|_| damaged())?;
    let declared = file.size();
    let mut content = Vec::new();
    // One byte more than there is room for, which shows that there is more.
    file.take(*room as u64 + 1).read_to_end(&mut content).map_err(|_| damaged())?;
    *room = room.checked_sub(content.len()).ok_or(ArchiveError::TooLarge)?;
    if content.len() as u64 == declared { Ok(content) } else { Err(damaged()) }
}

fn parse_manifest(content: &[u8]) -> Result<Manifest, ArchiveError> {
    let manifest: Manifest = serde_json::from_slice(content).map_err(|_| ArchiveError::Manifest)?;
    let game_type_fits = manifest.game_type.as_deref().is_none_or(|name| {
        name.starts_with(|first: char| first.is_ascii_lowercase())
            && name.len() <= 40
            && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
    });
    let choices_fit = manifest.game.as_ref().is_none_or(|game| {
        let text = game.to_row().to_string();
        text.len() <= MAX_CHOICES_BYTES && !text.contains("\\u0000")
    });
    if manifest.format == FORMAT && game_type_fits && choices_fit { Ok(manifest) } else { Err(ArchiveError::Manifest) }
}

fn check_clashes(files: &[(ProjectPath, Vec<u8>)]) -> Result<(), ArchiveError> {
    match crate::domain::first_clash(files.iter().map(|(path, _)| path.as_str())) {
        Some(path) => Err(refused(path, EntryError::Clash)),
        None => Ok(()),
    }
}

fn whole(
    manifest: Option<Manifest>,
    folder: &str,
    mut files: Vec<(ProjectPath, Vec<u8>)>,
) -> Result<Unpacked, ArchiveError> {
    let Some(manifest) = manifest else {
        let name = folder.trim_end_matches('/').parse().or_else(|_| FALLBACK_NAME.parse());
        let entry = program(&files).ok_or(ArchiveError::NoProgram)?;
        return Ok(Unpacked {
            name: name.map_err(|_| ArchiveError::Manifest)?,
            entry,
            game_type: None,
            game: None,
            files,
        });
    };
    files.retain(|(path, _)| {
        let may_be_added = [README, REQUIREMENTS].contains(&path.as_str());
        !(may_be_added && manifest.added.iter().any(|added| added == path.as_str()))
    });
    Ok(Unpacked {
        name: manifest.name.parse().map_err(|_| ArchiveError::Manifest)?,
        entry: manifest.entry,
        game_type: manifest.game_type,
        game: manifest.game,
        files,
    })
}

/// What to run where nothing says so.
fn program(files: &[(ProjectPath, Vec<u8>)]) -> Option<String> {
    let at_top = |path: &ProjectPath| path.is_python() && !path.as_str().contains('/');
    let programs: Vec<_> = files.iter().map(|(path, _)| path).filter(|path| at_top(path)).collect();
    let main = programs.iter().find(|path| path.as_str() == "main.py").or(programs.first());
    main.map(|path| path.as_str().to_owned())
}

/// The name comes from anybody: what cannot be seen in it is written out, and there is not too much of it.
fn refused(name: &str, error: EntryError) -> ArchiveError {
    const SHOWN_CHARS: usize = 100;
    ArchiveError::Entry(name.chars().take(SHOWN_CHARS).collect::<String>().escape_debug().to_string(), error)
}
