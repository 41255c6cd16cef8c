//! Making a game out of choices.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::api::SourceFile;

/// `GET /api/game-types`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GameTypes {
    /// Every kind of game that can be made.
    pub items: Vec<GameType>,
}

/// One kind of game and what can be chosen about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GameType {
    /// Names the kind in a [`CompileRequest`].
    pub id: String,
    /// The name people see.
    pub name: String,
    /// One sentence about what one does in it.
    pub pitch: String,
    /// Which of the palace's sixteen colours is its own, such as `moss`.
    pub colour: String,
    /// What a game is called whose maker gave no name.
    pub default_name: String,
    /// Names to pick from by chance.
    pub names: Vec<String>,
    /// What can be chosen.
    pub slots: Vec<Slot>,
    /// How it can look.
    pub themes: Vec<Theme>,
}

/// One thing that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Slot {
    /// Names the slot in `choices`.
    pub id: String,
    /// The question people see.
    pub label: String,
    /// The answers; the first is the default.
    pub options: Vec<ChoiceOption>,
}

/// One possible choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChoiceOption {
    /// Names the choice.
    pub id: String,
    /// The words people see.
    pub label: String,
}

/// One look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Theme {
    /// Names the look.
    pub id: String,
    /// The words people see.
    pub label: String,
    /// Where a moving picture of such a game is: an animated WebP of 256 by 160 pixels.
    pub moving: String,
    /// Where its first picture is, which stands still.
    pub still: String,
}

/// The query of `GET /api/game-types`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GameTypesQuery {
    /// The language of the words, such as `es`; English where there are none in it.
    #[serde(default)]
    pub language: Option<String>,
}

/// `POST /api/compile`. What is left out takes its default.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CompileRequest {
    /// The kind of game, from `GET /api/game-types`.
    pub game_type: String,
    /// The game's name; it appears in the game.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Chosen option by slot.
    #[serde(default)]
    pub choices: BTreeMap<String, String>,
    /// The look.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
}

/// A complete game.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CompileResponse {
    /// The program, `main.py`.
    pub code: String,
    /// Pictures and sounds it uses.
    pub files: Vec<SourceFile>,
}
