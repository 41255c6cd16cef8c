//! Checks a run request before it gets a sandbox: early, friendly feedback. The wall is the sandbox, not this.

mod advice;
mod explanation;
mod files;
mod modules;
mod position;
mod syntax;

use shared::api::{CheckResponse, ExecuteRequest, Warning};
use shared::link::Program;

use crate::error::ApiError;

/// Most errors and warnings told of at once; nobody reads more, and each costs a walk through the text.
const MAX_TOLD: usize = 20;

/// A program that may run, and what may go wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckedProgram {
    /// The program.
    pub program: Program,
    /// Early advice.
    pub warnings: Vec<Warning>,
}

/// Checks a request. Blocks for some milliseconds.
///
/// # Errors
/// An [`ApiError`] that names the field, and for Python that cannot be read the line and column.
pub fn check(request: ExecuteRequest, max_code_size_bytes: usize) -> Result<CheckedProgram, ApiError> {
    let files = files::check(request, max_code_size_bytes)?;
    let warnings = syntax::check(&files)?.into_warnings()?;
    Ok(CheckedProgram { program: files.into_program(), warnings })
}

/// Reads a program that is not to run yet: what Python cannot read is an answer here, not a refusal. Blocks for some
/// milliseconds.
///
/// # Errors
/// An [`ApiError`] that names the field, where the request is not one that could run at all.
pub fn read(request: ExecuteRequest, max_code_size_bytes: usize) -> Result<CheckResponse, ApiError> {
    let found = syntax::check(&files::check(request, max_code_size_bytes)?)?;
    Ok(CheckResponse { errors: found.mistakes.into_iter().map(Warning::from).collect(), warnings: found.warnings })
}
