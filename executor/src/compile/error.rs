//! What can be wrong with a request to make a game, and with the games themselves.

use super::game_name::InvalidName;

/// Longest piece of the request that a message repeats, in characters.
const MAX_ECHO_CHARS: usize = 40;

/// A game that cannot be made. Its text says what is wrong and what is allowed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CompileError {
    /// The request asks for something that is not offered.
    #[error("There is no {kind} “{asked}”; {allowed}.")]
    Unknown {
        /// Path of the wrong field in the request.
        field: String,
        /// What it should have named.
        kind: &'static str,
        /// What it named, cut off when long.
        asked: String,
        /// What is offered.
        allowed: String,
    },
    /// The name cannot be a game's name.
    #[error("The name {reason}.")]
    Name {
        /// What is wrong with it.
        reason: String,
    },
    /// The template failed; not the request's fault.
    #[error("This kind of game cannot be made right now.")]
    Template {
        /// The kind of game.
        game: String,
        /// The template engine's words, for the log.
        cause: String,
    },
}

impl CompileError {
    pub(super) fn unknown<'a>(
        field: &str,
        kind: &'static str,
        asked: &str,
        offered: impl Iterator<Item = &'a str>,
    ) -> Self {
        let offered: Vec<_> = offered.collect();
        let allowed = if offered.is_empty() {
            "this kind of game has none to choose from".to_owned()
        } else {
            format!("choose one of: {}", offered.join(", "))
        };
        Self::Unknown { field: cut(field), kind, asked: cut(asked), allowed }
    }

    /// Path of the wrong field in the request, such as `choices.hero`.
    #[must_use]
    pub fn field(&self) -> String {
        match self {
            Self::Unknown { field, .. } => field.clone(),
            Self::Name { .. } => "name".to_owned(),
            Self::Template { .. } => "game_type".to_owned(),
        }
    }
}

impl From<InvalidName> for CompileError {
    fn from(invalid: InvalidName) -> Self {
        Self::Name { reason: invalid.to_string() }
    }
}

fn cut(text: &str) -> String {
    let mut cut: String = text.chars().take(MAX_ECHO_CHARS).collect();
    if cut.len() < text.len() {
        cut.push('…');
    }
    cut
}

/// An embedded kind of game that is not usable: a defect of this program, found when it starts.
#[derive(Debug, thiserror::Error)]
pub enum CatalogError {
    /// A file that describes games is wrong.
    #[error("games/{path}: {reason}")]
    Description {
        /// The file.
        path: String,
        /// What is wrong.
        reason: String,
    },
    /// `main.py.jinja` cannot be read, or fails with every choice left out.
    #[error("games/{game}/main.py.jinja: {reason}")]
    Template {
        /// The kind of game.
        game: String,
        /// What is wrong.
        reason: String,
    },
    /// The template engine refuses its own set-up.
    #[error("template syntax: {reason}")]
    Syntax {
        /// What is wrong.
        reason: String,
    },
}
