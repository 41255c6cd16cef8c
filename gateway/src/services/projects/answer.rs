//! Answers another question about a game that was made out of choices, and keeps what its maker changed in it.

use std::collections::BTreeMap;

use actix_web::web;
use futures_util::future::try_join;
use shared::limits::DEFAULT_MAX_CODE_SIZE_BYTES;
use uuid::Uuid;

use super::compiled::{accept, ask};
use super::create::MAX_KEPT_VERSIONS;
use super::new_part::{Compiled, NewPart, new_part};
use super::save;
use crate::db::project_files::{self, WholeFileRow};
use crate::db::projects::{self, ProjectRow};
use crate::db::{blobs, project_versions};
use crate::domain::{GameChoices, ProjectPath, VersionReason};
use crate::error::{ApiError, Code};
use crate::extract::IfMatch;
use crate::services::Caller;
use crate::services::assets::AssetError;
use crate::state::State;

/// What is answered.
#[derive(Debug)]
pub struct Answers {
    /// Chosen option by slot.
    pub choices: BTreeMap<String, String>,
    /// Whether the new part takes the place of what the maker changed in it.
    pub overwrite: bool,
}

/// What became of it.
#[derive(Debug)]
pub enum Answered {
    /// The game is now so.
    Done(ProjectRow, Vec<WholeFileRow>),
    /// It had been changed elsewhere, and stays as it is.
    Stale(ProjectRow),
}

/// Answers questions about a project of the caller's. What was answered before stays answered, and what was not stays open.
///
/// # Errors
/// `project_not_found`; `not_compiled`; `choice_conflict`, which names the lines; what an executor finds wrong with the
/// answers; `executor_unavailable`.
pub async fn answer(
    state: &State,
    caller: &Caller,
    project: Uuid,
    seen: IfMatch,
    answers: Answers,
) -> Result<Answered, ApiError> {
    let owner = caller.user.0;
    let (row, files) = state
        .database
        .transaction(async |connection| {
            let row = projects::find(connection, owner, project).await?.ok_or(Code::ProjectNotFound)?;
            let files = project_files::whole_of_project(connection, row.id).await?;
            Ok((row, files))
        })
        .await?;
    if !seen.admits(row.revision) {
        return Ok(Answered::Stale(row));
    }
    let (Some(game_type), Some(choices)) = (row.game_type.clone(), row.choices.clone()) else {
        return Err(Code::NotCompiled.into());
    };
    let mut game = GameChoices::from_row(choices);
    // One that was made before names were kept.
    game.name.get_or_insert_with(|| row.name.clone());
    let mut answered = game.clone();
    answered.choices.extend(answers.choices);
    let (base, theirs) = compile_both(state, caller, (&game, &answered), &game_type).await?;
    let entry = row.entry.clone();
    let mut part = web::block(move || new_part(&base, &theirs, &files, &entry))
        .await
        .map_err(|error| ApiError::new(Code::InternalError).caused_by(error))?;
    check(&part, answers.overwrite)?;
    part.change.choices = Some(answered.to_row());
    write(state, &row, owner, &part).await
}

/// The game as it was compiled and as it is to be: the files that differ, and all Python.
async fn compile_both(
    state: &State,
    caller: &Caller,
    (before, after): (&GameChoices, &GameChoices),
    game_type: &str,
) -> Result<(Compiled, Compiled), ApiError> {
    // What was answered before is no mistake of this request.
    let before = before.request(game_type);
    let before = async {
        let is_about_them = |error: &ApiError| error.name() == Code::InvalidRequest.name();
        ask(&state.executors, caller, &before).await.map_err(|error| {
            if is_about_them(&error) { ApiError::new(Code::NotCompiled).caused_by(error) } else { error }
        })
    };
    let after = after.request(game_type);
    let (mut base, mut theirs) = try_join(before, ask(&state.executors, caller, &after)).await?;
    // Looking at pictures and sounds takes a while.
    let is_same = |file: &&(ProjectPath, Vec<u8>)| !file.0.is_python() && theirs.contains(file);
    let same: Vec<_> = base.iter().filter(is_same).map(|(path, _)| path.clone()).collect();
    let differs = |file: &(ProjectPath, Vec<u8>)| !same.contains(&file.0);
    base.retain(differs);
    theirs.retain(differs);
    let (base, theirs) = try_join(accept(base), accept(theirs)).await?;
    let by_path =
        |files: Vec<_>| files.into_iter().map(|file: crate::domain::ProjectFile| (file.path.to_string(), file));
    Ok((by_path(base).collect(), by_path(theirs).collect()))
}

fn check(part: &NewPart, overwrite: bool) -> Result<(), ApiError> {
    if !overwrite && !part.conflicts.is_empty() {
        let message = |line: Option<u32>| match line {
            Some(_) => "you changed this, and the new part changes it too",
            None => "you removed this file, and the new part changes it",
        };
        let error = ApiError::new(Code::ChoiceConflict);
        return Err(part
            .conflicts
            .iter()
            .fold(error, |error, conflict| error.and_line(&conflict.path, conflict.line, message(conflict.line))));
    }
    let is_too_long =
        |file: &crate::domain::ProjectFile| file.path.is_python() && file.content.len() > DEFAULT_MAX_CODE_SIZE_BYTES;
    if part.change.files.iter().any(is_too_long) {
        return Err(AssetError::TooMuchCode.in_field("choices"));
    }
    Ok(())
}

/// Writes it, unless the project has been changed since it was looked at.
async fn write(state: &State, seen: &ProjectRow, owner: Uuid, part: &NewPart) -> Result<Answered, ApiError> {
    let NewPart { change, conflicts } = part;
    state
        .database
        .transaction(async |connection| {
            let (row, present) = save::lock(connection, owner, seen.id).await?;
            if row.revision != seen.revision {
                return Ok(Answered::Stale(row));
            }
            let changed = present.changed(change)?;
            let mut row = row;
            if changed != present {
                if !conflicts.is_empty() {
                    let asked_for = project_versions::count_asked_for(connection, row.id).await?;
                    // Where no more may be kept for good, for some time.
                    let full = asked_for >= MAX_KEPT_VERSIONS;
                    let reason = if full { VersionReason::Restored } else { VersionReason::Kept };
                    project_versions::keep(connection, &row, reason, None).await?;
                }
                blobs::put(connection, &change.files).await?;
                row = save::write(connection, &row, &changed).await?;
            }
            let files = project_files::whole_of_project(connection, row.id).await?;
            Ok(Answered::Done(row, files))
        })
        .await
}
