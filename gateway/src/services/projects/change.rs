//! One change of a project: all of it happens, or nothing.

use serde_json::Value;

use crate::db::project_files::FileRow;
use crate::domain::{ProjectFile, ProjectName, ProjectPath};
use crate::error::ApiError;

use super::Contents;

/// What is to be changed: first what goes, then new names, then what is written.
#[derive(Debug, Default)]
pub struct Change {
    /// Another name.
    pub name: Option<ProjectName>,
    /// Another file to run.
    pub entry: Option<ProjectPath>,
    /// Other choices that it is compiled from.
    pub choices: Option<Value>,
    /// Files that are there afterwards with these contents.
    pub files: Vec<ProjectFile>,
    /// Those of them that were sent under a name that does not fit what is in them.
    pub corrected: Vec<ProjectPath>,
    /// Files that are not there afterwards.
    pub remove: Vec<ProjectPath>,
    /// Files that lie elsewhere afterwards.
    pub rename: Vec<Rename>,
}

/// A file that is to lie elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rename {
    /// Where it lies.
    pub from: ProjectPath,
    /// Where it shall lie.
    pub to: ProjectPath,
}

impl Contents {
    /// What the change makes of this.
    ///
    /// # Errors
    /// `invalid_request` that names a file which is not there, or one that would take another's place without having been
    /// sent there; or what [`Contents::check`] finds.
    pub fn changed(&self, change: &Change) -> Result<Self, ApiError> {
        let mut changed = self.clone();
        for (index, path) in change.remove.iter().enumerate() {
            if !changed.remove(path) {
                return Err(ApiError::field(format!("remove[{index}]"), "is no file of the project"));
            }
        }
        for (index, rename) in change.rename.iter().enumerate() {
            if !changed.rename(rename) {
                return Err(ApiError::field(format!("rename[{index}].from"), "is no file of the project"));
            }
        }
        changed.check_corrected(change)?;
        changed.write(change);
        changed.check()?;
        Ok(changed)
    }

    /// A `hero.gif` becomes `hero.png`; a `hero.png` that is there already may be quite another picture.
    fn check_corrected(&self, change: &Change) -> Result<(), ApiError> {
        for file in change.files.iter().filter(|file| change.corrected.contains(&file.path)) {
            let new = FileRow::from(file);
            if self.files.iter().any(|present| present.path == new.path && present.blob_hash != new.blob_hash) {
                let message =
                    format!("by what is in it this is `{}`, which is there already: send it under that name", new.path);
                return Err(ApiError::field("path", message));
            }
        }
        Ok(())
    }

    /// What the change makes of this, whatever of it still fits: it was meant for something older.
    ///
    /// # Errors
    /// What [`Contents::check`] finds.
    pub fn changed_where_it_fits(&self, change: &Change) -> Result<Self, ApiError> {
        let mut changed = self.clone();
        for path in change.remove.iter().filter(|path| path.as_str() != self.entry) {
            changed.remove(path);
        }
        for rename in &change.rename {
            changed.rename(rename);
        }
        changed.write(change);
        changed.check()?;
        Ok(changed)
    }

    /// What was sent and nothing else: for a change that fits nowhere, so that it can be kept all the same. Where no file was
    /// sent there is nothing to keep.
    #[must_use]
    pub fn sent_alone(&self, change: &Change) -> Self {
        if change.files.is_empty() {
            return self.clone();
        }
        let mut sent = Self { files: Vec::new(), ..self.clone() };
        sent.write(change);
        sent
    }

    fn remove(&mut self, path: &ProjectPath) -> bool {
        let before = self.files.len();
        self.files.retain(|file| file.path != path.as_str());
        self.files.len() < before
    }

    fn rename(&mut self, rename: &Rename) -> bool {
        let Some(file) = self.files.iter_mut().find(|file| file.path == rename.from.as_str()) else { return false };
        rename.to.as_str().clone_into(&mut file.path);
        // What is run stays what is run.
        if self.entry == rename.from.as_str() {
            rename.to.as_str().clone_into(&mut self.entry);
        }
        true
    }

    fn write(&mut self, change: &Change) {
        if let Some(name) = &change.name {
            name.as_str().clone_into(&mut self.name);
        }
        if let Some(entry) = &change.entry {
            entry.as_str().clone_into(&mut self.entry);
        }
        if let Some(choices) = &change.choices {
            self.choices = Some(choices.clone());
        }
        for file in &change.files {
            self.remove(&file.path);
            self.files.push(FileRow::from(file));
        }
        self.files.sort_unstable_by(|one, other| one.path.cmp(&other.path));
    }
}
