//! A project out of choices: an executor compiles the game.

use actix_web::body::MessageBody as _;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use reqwest::Method;
use shared::api::{CompileRequest, CompileResponse, Encoding, SourceFile};

use crate::domain::{MediaType, ProjectFile, ProjectPath};
use crate::error::{ApiError, Code};
use crate::services::{Caller, ExecutorDirectory, assets};

/// The program of a compiled game.
pub(super) const MAIN: &str = "main.py";
/// What an empty project begins as.
const STARTER: &str = include_str!("starter.py");

/// The files of an empty project: it runs.
///
/// # Errors
/// Never: `main.py` is a path.
pub fn starter() -> Result<Vec<ProjectFile>, ApiError> {
    let content = STARTER.as_bytes().to_vec();
    Ok(vec![ProjectFile { path: path(MAIN)?, content, media_type: MediaType("text/x-python") }])
}

/// The files of a game that is compiled from choices.
///
/// # Errors
/// What an executor finds wrong with the choices, or `executor_unavailable`.
pub async fn compile(
    executors: &ExecutorDirectory,
    caller: &Caller,
    request: &CompileRequest,
) -> Result<Vec<ProjectFile>, ApiError> {
    accept(ask(executors, caller, request).await?).await
}

/// The same as an executor sends them.
pub(super) async fn ask(
    executors: &ExecutorDirectory,
    caller: &Caller,
    request: &CompileRequest,
) -> Result<Vec<(ProjectPath, Vec<u8>)>, ApiError> {
    let body = serde_json::to_vec(request).map_err(|error| ours(error.to_string()))?;
    let answer = executors.ask_any(Method::POST, "/api/compile", caller, Some(body.into())).await?;
    let body = answer.into_body().try_into_bytes().map_err(|_| ours("a compiled game without an end"))?;
    let game: CompileResponse = serde_json::from_slice(&body).map_err(|error| ours(error.to_string()))?;
    let main = SourceFile { path: MAIN.to_owned(), content: game.code, encoding: Encoding::Utf8 };
    let files = game.files.into_iter().filter(|file| file.path != MAIN).chain([main]);
    files.map(|file| Ok((path(&file.path)?, bytes(file)?))).collect()
}

/// Looks at them as at any other files.
pub(super) async fn accept(files: Vec<(ProjectPath, Vec<u8>)>) -> Result<Vec<ProjectFile>, ApiError> {
    assets::accept_all(files).await.map_err(|(_, error)| ours(error.to_string()))
}

fn path(text: &str) -> Result<ProjectPath, ApiError> {
    text.parse().map_err(|error: crate::domain::InvalidPath| ours(error.to_string()))
}

fn bytes(file: SourceFile) -> Result<Vec<u8>, ApiError> {
    match file.encoding {
        Encoding::Utf8 => Ok(file.content.into_bytes()),
        Encoding::Base64 => STANDARD.decode(&file.content).map_err(|error| ours(error.to_string())),
    }
}

/// A game of an executor's that is none is no mistake of the person's.
fn ours(cause: impl Into<String>) -> ApiError {
    ApiError::new(Code::InternalError).caused_by(cause.into())
}
